"""A cycle goes to another installation whole, and nothing of any other cycle goes along."""

import json
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction

from web.audit.backup.conftest import Unused, fill, plant_notice, plant_self_assessment
from web.audit.backup.installation import all_rows
from web.audit.conftest import RENAME, rename
from web.make import make_assignment, make_cycle, make_organisation, make_person, make_programme
from web.programmes.conftest import make_office
from zhiheng.problems import BadInputError
from zhiheng.web.audit import rules
from zhiheng.web.audit.acting import acting, append_record
from zhiheng.web.audit.actor import SYSTEM
from zhiheng.web.audit.backup.actions import hand_over, restore
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.history import lines_of
from zhiheng.web.audit.invariant import broken_invariants
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verification import verify
from zhiheng.web.drafts.models import Field
from zhiheng.web.files.models import Blob, RenderedPage, StoredFile
from zhiheng.web.files.stores import current_store
from zhiheng.web.messages.models import Delivery, Notice
from zhiheng.web.people.models import Assignment, Organisation, Person, SecondFactor
from zhiheng.web.programmes.models import Cycle, DeadlineExtension, Phase, Setting

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]

both = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
ROOM = "封闭评审室"
EXTENDED = {"old_ends": "2026-03-01", "new_ends": "2026-03-02", "extended_at": "2026-03-01T00:00Z", "reason": "x"}


def _content(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


@pytest.fixture
def with_others(filled: Cycle, other_cycle: Cycle, lead: Assignment) -> Cycle:
    """The filled cycle beside others full of secrets, with people who work in several of them."""
    fill(other_cycle, make_assignment(Role.OFFICE_LEAD, other_cycle, lead.person), "同一奖项另一届的秘密")
    elsewhere = make_cycle(make_programme("另一个奖项的秘密"))
    fill(elsewhere, make_assignment(Role.OFFICE_LEAD, elsewhere, lead.person), "另一奖项一届的秘密")
    make_assignment(Role.OPERATOR, None, make_person("系统管理员的秘密"))
    make_assignment(
        Role.ENTRY_OWNER, None, make_person("无关联系人的秘密"), organisation=make_organisation("无关公司的秘密")
    )
    plant_notice(None, lead.person, "全系统通知的秘密")
    plant_self_assessment(Assignment.objects.get(role=Role.ENTRY_OWNER, cycle=filled), "自评的秘密")
    with transaction.atomic():
        append_record(SYSTEM, RENAME, None, {"title": "全系统留痕的秘密"})
    Setting.objects.create(programme=other_cycle.programme, cycle=other_cycle, key="x", value="设置的秘密")
    Setting.objects.create(programme=elsewhere.programme, key="x", value="另一奖项设置的秘密")
    return filled


@pytest.mark.leak
def test_nothing_of_another_cycle_is_in_the_file(with_others: Cycle, tmp_path: Path) -> None:
    hand_over(with_others, ROOM, tmp_path / "cycle.zip")
    content = _content(tmp_path / "cycle.zip").decode()
    assert "秘密" in json.dumps(all_rows(), ensure_ascii=False)
    assert [text for text in content.split('"') if "秘密" in text] == []
    assert (content.count("示例专家"), content.count("%PDF 示例")) == (1, 1)


def test_reference_to_another_cycle_is_left_empty(with_others: Cycle, other_cycle: Cycle, tmp_path: Path) -> None:
    file, of_other = StoredFile.objects.get(cycle=with_others), StoredFile.objects.get(cycle=other_cycle)
    StoredFile.objects.filter(pk=file.pk).update(replaces=of_other)
    hand_over(with_others, ROOM, tmp_path / "cycle.zip")
    with zipfile.ZipFile(tmp_path / "cycle.zip") as archive:
        [row] = map(json.loads, archive.read("tables/files.storedfile.jsonl").splitlines())
    assert (row["public_id"], row["replaces_id"]) == (file.public_id, None)


def test_row_that_needs_another_cycle_keeps_the_file_from_being_written(
    with_others: Cycle, other_cycle: Cycle, tmp_path: Path
) -> None:
    Phase.objects.filter(cycle=other_cycle).update(ends=EXTENDED["new_ends"])
    of_other = Phase.objects.get(cycle=other_cycle)
    DeadlineExtension.objects.create(cycle=with_others, phase=of_other, **EXTENDED)
    with pytest.raises(BadInputError) as caught:
        hand_over(with_others, ROOM, tmp_path / "cycle.zip")
    assert "programmes.deadlineextension 的一行离不开本届以外的 programmes.phase" in caught.value.problems[0].what("zh")
    assert list(tmp_path.iterdir()) == []


@both
def test_received_cycle_is_whole_and_goes_on(with_others: Cycle, unused: Unused, tmp_path: Path, kind: str) -> None:
    before, title = all_rows(), with_others.title
    owner = Person.objects.get(name="示例联系人")
    made = hand_over(with_others, ROOM, tmp_path / "cycle.zip")
    with unused(kind):
        restore(tmp_path / "cycle.zip")
        cycle = Cycle.objects.get()
        assert (cycle.title, cycle.handed_over_to, list(broken_invariants())) == (title, "", [])
        after = all_rows()
        same = ("programmes.phase", "drafts.field", "drafts.version", "files.storedfile")
        assert {label: after[label] for label in same} == {
            label: [row for row in before[label] if _is_of(before, row, cycle.pk)] for label in same
        }
        assert sorted(Person.objects.values_list("name", flat=True)) == sorted(["示例专家", "示例联系人", "李示例"])
        assert list(Organisation.objects.values_list("name", flat=True)) == ["示例公司"]
        assert Assignment.objects.exclude(cycle=cycle).count() == 0
        assert (SecondFactor.objects.count(), RenderedPage.objects.count(), Blob.objects.count()) == (1, 1, 3)
        assert sorted(digest for digest, _ in current_store().digests()) == sorted(made.manifest.files)
        rename(make_assignment(Role.OFFICE_LEAD, cycle).as_actor(), cycle, "在评审室继续")
        assert Person.objects.get(public_id=owner.public_id).password == owner.password


def _is_of(rows: dict, row: dict, cycle: int) -> bool:
    if "field_id" in row:
        row = next(one for one in rows["drafts.field"] if one["id"] == row["field_id"])
    return row["cycle_id"] == cycle


def test_record_of_a_received_cycle_says_what_stayed_behind(with_others: Cycle, unused: Unused, tmp_path: Path) -> None:
    of_others = LedgerPayload.objects.exclude(cycle=with_others).count()
    made = hand_over(with_others, ROOM, tmp_path / "cycle.zip")
    with unused():
        restore(tmp_path / "cycle.zip")
        verdict = verify()
        entries = list(LedgerEntry.objects.order_by("sequence"))
        said = [line.says for line in reversed(lines_of(entries))]
    assert (verdict.problem, verdict.elsewhere, verdict.removed) == (None, of_others, 0)
    assert verdict.entries == made.manifest.entries + 1
    assert said[0].startswith("从 ")
    assert said[1] == f"本届移交到“{ROOM}”，此后在那里办理"
    assert sum("（内容留在移交前的系统）" in text for text in said) == of_others


def test_payload_is_elsewhere_only_in_a_chain_that_received_a_cycle(with_others: Cycle, tmp_path: Path) -> None:
    hand_over(with_others, ROOM, tmp_path / "cycle.zip")
    assert verify().is_whole
    LedgerPayload.objects.filter(cycle=None).update(payload=None, salt=None)
    assert not verify().is_whole


def test_payload_that_was_lost_after_the_cycle_was_received_is_found(
    filled: Cycle, lead: Assignment, unused: Unused, tmp_path: Path
) -> None:
    hand_over(filled, ROOM, tmp_path / "cycle.zip")
    with unused():
        restore(tmp_path / "cycle.zip")
        rename(Assignment.objects.get(public_id=lead.public_id).as_actor(), Cycle.objects.get(), "改名")
        assert verify().is_whole
        last = LedgerEntry.objects.order_by("sequence").last()
        LedgerPayload.objects.filter(commitment=last.commitment).update(payload=None, salt=None)
        assert not verify().is_whole


def test_cycle_that_was_handed_over_is_only_read(with_others: Cycle, lead: Assignment, tmp_path: Path) -> None:
    rename(lead.as_actor(), with_others, "移交以前")
    hand_over(with_others, "{评审室}", tmp_path / "cycle.zip")
    with pytest.raises(NotPermittedError) as caught:
        rename(lead.as_actor(), with_others, "移交以后")
    assert caught.value.reason.text("zh") == "本届已移交到“{评审室}”，请在那里办理，这里只供查看"
    assert rules.REMOVE_PAYLOAD.allows(lead.as_actor(), LedgerPayload.objects.filter(cycle=with_others).first())
    assert rules.SEE_HISTORY.allows(lead.as_actor(), Cycle.objects.get(pk=with_others.pk))
    other = Assignment.objects.exclude(cycle=with_others).filter(role=Role.OFFICE_LEAD).first()
    rename(other.as_actor(), other.cycle, "另一届照常")


def test_handing_over_is_told_and_recorded(
    filled: Cycle, supervisor: Assignment, lead: Assignment, tmp_path: Path
) -> None:
    made = hand_over(filled, ROOM, tmp_path / "cycle.zip")
    entries = list(LedgerEntry.objects.order_by("-sequence")[:2])
    assert [(entry.verb, entry.subject) for entry in entries] == [
        ("cycle.write_handover", filled.public_id),
        ("cycle.hand_over", filled.public_id),
    ]
    assert (made.manifest.entries, made.manifest.cycle) == (entries[1].sequence, filled.public_id)
    told = Delivery.objects.filter(notice=Notice.objects.order_by("pk").last())
    assert {one.person for one in told} == {supervisor.person, lead.person}


def test_writer_under_way_ends_before_the_file_is_written(filled: Cycle, lead: Assignment, tmp_path: Path) -> None:
    phase, checked, pause = Phase.objects.get(), threading.Event(), threading.Event()

    def write() -> None:
        with acting(lead.as_actor(), RENAME, phase) as deed:
            checked.set()
            while connection.vendor == "postgresql" and not LedgerEntry.objects.filter(verb="cycle.hand_over").exists():
                pause.wait(0.01)  # on SQLite the handing over itself waits for this to end
            deed.subject.name = "移交时正在改的环节"
            deed.subject.save()
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    checked.wait()
    hand_over(filled, ROOM, tmp_path / "cycle.zip")
    writer.join()
    assert "移交时正在改的环节" in _content(tmp_path / "cycle.zip").decode()


def test_file_is_written_again_with_the_same_rows(filled: Cycle, tmp_path: Path) -> None:
    hand_over(filled, ROOM, tmp_path / "cycle.zip")
    filled.refresh_from_db()
    again = hand_over(filled, "别处", tmp_path / "again.zip")
    filled.refresh_from_db()
    assert (filled.handed_over_to, again.manifest.cycle) == (ROOM, filled.public_id)
    assert LedgerEntry.objects.filter(verb="cycle.hand_over").count() == 1


@pytest.fixture
def called(db: None) -> Cycle:
    """A cycle whose call is open."""
    office = make_office("示例区政府质量奖", "示例区")
    office.open_call()
    return office.cycle


def _call(cycle: Cycle, **values: object) -> None:
    Phase.objects.filter(cycle=cycle, stage=Stage.CALL).update(**values)


BROKEN = "数据有问题，没有移交，本届仍在这里办理"
IN_THE_WAY: dict[str, tuple[Callable[[Cycle], object], str]] = {
    "field": (
        lambda cycle: Phase.objects.filter(cycle=cycle).first().extensions.create(**EXTENDED, cycle=cycle),
        BROKEN,
    ),
    "record": (lambda cycle: LedgerPayload.objects.filter(cycle=cycle).update(payload={"role": "office_lead"}), BROKEN),
    "open": (lambda cycle: _call(cycle, ends="2100-03-31"), "“申报”到 2100-03-31 24:00 才截止"),
    "endless": (lambda cycle: _call(cycle, ends=None), "环节“申报”没有起止日期"),
    "off": (lambda cycle: _call(cycle, is_on=False), BROKEN),
}


@pytest.mark.parametrize(("spoil", "last"), IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_cycle_that_cannot_go_on_elsewhere_goes_on_here(
    called: Cycle, tmp_path: Path, spoil: Callable[[Cycle], object], last: str
) -> None:
    _call(called, ends="2026-03-31")
    spoil(called)
    before = LedgerEntry.objects.count()
    with pytest.raises(BadInputError) as caught:
        hand_over(called, ROOM, tmp_path / "cycle.zip")
    assert caught.value.problems[-1].what("zh") == last
    called.refresh_from_db()
    assert (called.handed_over_to, list(tmp_path.iterdir())) == ("", [])
    assert LedgerEntry.objects.count() == before


def test_cycle_whose_call_is_over_is_handed_over(called: Cycle, tmp_path: Path) -> None:
    _call(called, ends="2026-03-31")
    assert hand_over(called, ROOM, tmp_path / "cycle.zip").manifest.cycle == called.public_id


def test_broken_data_is_not_written_a_second_time(filled: Cycle, tmp_path: Path) -> None:
    hand_over(filled, ROOM, tmp_path / "cycle.zip")
    Field.objects.update(head=99)
    filled.refresh_from_db()
    with pytest.raises(BadInputError) as caught:
        hand_over(filled, ROOM, tmp_path / "again.zip")
    assert caught.value.problems[-1].what("zh") == "数据有问题，没有再生成移交文件"
    assert [path.name for path in tmp_path.iterdir()] == ["cycle.zip"]


@pytest.mark.parametrize("to", ["", "  ", "评审室\n", "评" * 101])
def test_cycle_is_handed_over_to_a_named_place(filled: Cycle, tmp_path: Path, to: str) -> None:
    with pytest.raises(BadInputError) as caught:
        hand_over(filled, to, tmp_path / "cycle.zip")
    assert caught.value.problems[0].what("zh") == "没有写明移交到哪里"
    assert hand_over(filled, "评" * 100, tmp_path / "cycle.zip").manifest.cycle == filled.public_id


def test_taken_path_leaves_the_cycle_open(filled: Cycle, tmp_path: Path) -> None:
    (tmp_path / "cycle.zip").touch()
    with pytest.raises(BadInputError):
        hand_over(filled, ROOM, tmp_path / "cycle.zip")
    filled.refresh_from_db()
    assert filled.handed_over_to == ""
