"""The supervisor's page of the record, its exports, and the history of one object."""

import io
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from web.audit.conftest import RENAME, rename
from web.make import make_assignment, make_cycle, make_organisation, make_person, make_programme, sign_in
from web.permissions.worlds import content_of
from zhiheng.ledger import check_record
from zhiheng.problems import Message
from zhiheng.tables import InputFile
from zhiheng.web.audit import queries
from zhiheng.web.audit.acting import acting, note_reading
from zhiheng.web.audit.models import LedgerEntry, LedgerHead, LedgerPayload, Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rules import EXPORT_LIST
from zhiheng.web.audit.triggers import install_triggers, remove_triggers
from zhiheng.web.audit.verb import Verb

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_verbs")]


@pytest.fixture
def elsewhere(lead) -> None:
    """An act in another cycle, with a secret in what it says and in who did it."""
    cycle = make_cycle(make_programme("别的奖"))
    other = make_assignment(Role.OFFICE_LEAD, cycle, make_person("他人示例"))
    rename(other.as_actor(), cycle, "秘密届名")


def _get(assignment, name: str, *args: str, **asked: str):
    client = Client()
    sign_in(client, assignment)
    return client.get(reverse(name, args=args), asked)


def _text(response) -> str:
    return content_of(response).decode()


def test_record_is_shown_with_names_and_sentences(supervisor, lead, cycle) -> None:
    rename(lead.as_actor(), cycle, "新名")
    page = _text(_get(supervisor, "audit:record"))
    assert [text in page for text in ("记录完整", "李示例", "届名改为“新名”", LedgerHead.objects.get().hash)] == [
        True
    ] * 4


def test_break_is_shown_with_its_remedy(supervisor, lead, cycle) -> None:
    rename(lead.as_actor(), cycle, "新名")
    LedgerPayload.objects.update(payload={"title": "伪造"})
    page = _text(_get(supervisor, "audit:record"))
    assert ("记录不完整" in page, "第 1 条的内容与它的摘要值不符" in page, "用备份比对" in page) == (True, True, True)


def test_filters_narrow_the_record(supervisor, lead, clerk, cycle) -> None:
    rename(lead.as_actor(), cycle, "甲")
    rename(clerk.as_actor(), cycle, "乙")
    note_reading(supervisor.as_actor(), EXPORT_LIST, cycle)
    cases = {
        "person": "李示",
        "role": "office_clerk",
        "verb": "record.export_list",
        "subject": "none",
        "since": "2000-01-01",
        "until": "2000-01-01",
    }
    shown = {}
    for key, value in cases.items():
        leaf = _get(supervisor, "audit:record", **{key: value}).context["leaf"]
        shown[key] = [line.sequence for line in leaf.lines]
    assert shown == {"person": [1], "role": [2], "verb": [3], "subject": [], "since": [3, 2, 1], "until": []}


def test_filter_that_makes_no_sense_shows_nothing(supervisor, lead, cycle) -> None:
    rename(lead.as_actor(), cycle, "甲")
    response = _get(supervisor, "audit:record", since="gestern", before="9" * 30)
    assert (response.status_code, response.context["leaf"].lines) == (200, [])


def test_record_is_paged(supervisor, lead, cycle, monkeypatch) -> None:
    monkeypatch.setattr(queries, "PAGE_LENGTH", 2)
    for title in "一二三":
        rename(lead.as_actor(), cycle, title)
    first = _get(supervisor, "audit:record").context["leaf"]
    second = _get(supervisor, "audit:record", before=str(first.older)).context["leaf"]
    assert [[line.sequence for line in leaf.lines] for leaf in (first, second)] == [[3, 2], [1]]
    assert (first.older, second.older) == (2, None)


def test_verify_again_is_recorded_and_told(supervisor, lead, cycle) -> None:
    rename(lead.as_actor(), cycle, "新名")
    client = Client()
    sign_in(client, supervisor)
    page = client.post(reverse("audit:verify"), follow=True)
    assert "已完整核验 1 条留痕，没有发现改动" in _text(page)
    assert "完整核验操作留痕 1 条；记录完整：是" in _text(client.get(reverse("audit:record")))


def test_verify_again_says_nothing_good_of_a_broken_record(supervisor, lead, cycle) -> None:
    rename(lead.as_actor(), cycle, "新名")
    LedgerPayload.objects.update(payload={"title": "伪造"})
    client = Client()
    sign_in(client, supervisor)
    page = _text(client.post(reverse("audit:verify"), follow=True))
    assert ("没有发现改动" in page, "记录不完整" in page) == (False, True)


@pytest.mark.leak
def test_supervisor_of_one_cycle_learns_nothing_of_another(supervisor, elsewhere, lead, cycle) -> None:
    rename(lead.as_actor(), cycle, "新名")
    pages = [
        _text(_get(supervisor, "audit:record", **asked))
        for asked in ({}, {"person": "他人"}, {"subject": LedgerEntry.objects.earliest("sequence").subject})
    ]
    pages.append(_text(_get(supervisor, "audit:export_list")))
    packed = zipfile.ZipFile(io.BytesIO(content_of(_get(supervisor, "audit:export_record"))))
    pages.append(packed.read("payloads.jsonl").decode())
    everywhere = make_assignment(Role.SUPERVISOR)
    assert "秘密届名" in _text(_get(everywhere, "audit:record"))
    assert [secret for page in pages for secret in ("秘密届名", "他人示例", "别的奖") if secret in page] == []


def test_supervisor_of_a_programme_reads_its_cycles(elsewhere, lead, cycle) -> None:
    rename(lead.as_actor(), cycle, "新名")
    supervisor = make_assignment(Role.SUPERVISOR, programme=cycle.programme)
    lines = _get(supervisor, "audit:record").context["leaf"].lines
    assert [line.says for line in lines] == ["届名改为“新名”"]


def test_export_verifies_elsewhere(supervisor, elsewhere, lead, clerk, cycle) -> None:
    rename(lead.as_actor(), cycle, "新名")
    rename(clerk.as_actor(), cycle, "又一个")
    response = _get(supervisor, "audit:export_record")
    packed = zipfile.ZipFile(io.BytesIO(content_of(response)))
    files = [InputFile(name, packed.read(name)) for name in ("record.jsonl", "payloads.jsonl")]
    held = [one.text("zh") for one in check_record(*files, LedgerHead.objects.get().hash)]
    # the reading is recorded before it is sent, and is the supervisor's own
    assert held[2:] == ["3 条的内容与留痕一致", "1 条的内容不在导出者的职责范围内，未附上，没有验证"]


def test_export_after_removal_verifies_elsewhere(supervisor, lead, cycle) -> None:
    rename(lead.as_actor(), cycle, "新名")
    LedgerPayload.objects.update(payload=None, salt=None, removed="2026-11-22T08:00:00Z")
    packed = zipfile.ZipFile(io.BytesIO(content_of(_get(supervisor, "audit:export_record"))))
    files = [InputFile(name, packed.read(name)) for name in ("record.jsonl", "payloads.jsonl")]
    assert [one.text("zh") for one in check_record(*files)][-1] == "按要求移除了内容：第 1 条"


def test_list_is_exported_for_spreadsheets(supervisor, lead, cycle, monkeypatch) -> None:
    monkeypatch.setattr(queries, "_CHUNK", 1)
    lead.person.name = "=HYPERLINK(1)"
    lead.person.save()
    for title in ("一", "二"):
        rename(lead.as_actor(), cycle, title)
    rows = _text(_get(supervisor, "audit:export_list", verb=RENAME.id)).splitlines()
    assert rows[0].startswith("\ufeff序号,时间,办理人")
    assert [row.split(",")[2:6] for row in rows[1:]] == [
        ["'=HYPERLINK(1)", "秘书处审核人", "cycle.rename", f"届名改为“{title}”"] for title in ("二", "一")
    ]


def test_exports_are_recorded_once_an_hour(supervisor, cycle) -> None:
    for _ in range(2):
        _text(_get(supervisor, "audit:export_list"))
    assert list(LedgerEntry.objects.values_list("verb", "subject")) == [("record.export_list", cycle.public_id)]


def test_export_of_the_whole_installation_is_recorded_too(db) -> None:
    _text(_get(make_assignment(Role.SUPERVISOR), "audit:export_list"))
    assert list(LedgerEntry.objects.values_list("subject", flat=True)) == ["site"]


def test_history_is_told_as_far_as_the_reader_may_know(cycle, clerk, lead, supervisor) -> None:
    company = make_organisation()
    owner = make_assignment(Role.ENTRY_OWNER, cycle, make_person("赵示例"), organisation=company)
    member = make_assignment(Role.ENTRY_MEMBER, cycle, make_person("钱示例"), organisation=company)
    rename(clerk.as_actor(), cycle, "秘书处所改")
    note_reading(lead.as_actor(), EXPORT_LIST, cycle)
    rename_as(member, cycle, "同事所改")
    told = {
        role.role: [line.says for line in _get(role, "audit:history", "cycle", cycle.public_id).context["leaf"].lines]
        for role in (supervisor, clerk, owner, make_assignment(Role.EXPERT, cycle))
    }
    own, office, read = "届名改为“同事所改”", "届名改为“秘书处所改”", "打开：导出操作留痕清单"
    assert told == {
        "supervisor": [own, read, office],
        "office_clerk": [own, office],
        "entry_owner": [own],
        "expert": [],
    }


def rename_as(assignment, cycle, title: str) -> None:
    """An act that this role may do."""
    verb = Verb(RENAME.id, Message("改名", "Rename"), frozenset({Role(assignment.role)}))
    with acting(assignment.as_actor(), verb, cycle) as deed:
        deed.record(title=title)


@pytest.mark.parametrize("kind", ["cycle", "nothing"])
def test_history_of_what_is_outside_the_door_does_not_exist(clerk, kind: str) -> None:
    assert _get(clerk, "audit:history", kind, make_cycle().public_id).status_code == 404


def test_office_asks_for_a_removal_from_the_history(clerk, cycle) -> None:
    rename(clerk.as_actor(), cycle, "新名")
    address = reverse("audit:remove", args=[LedgerPayload.objects.get().public_id])
    client = Client()
    sign_in(client, clerk)
    assert address in _text(client.get(reverse("audit:history", args=["cycle", cycle.public_id])))
    assert "届名改为“新名”" in _text(client.get(address))
    assert (client.post(address, {"reason": ""}).status_code, Proposal.objects.count()) == (200, 0)
    assert client.post(address, {"reason": "本人要求"}).status_code == 302
    assert list(Proposal.objects.values_list("reason", "state")) == [("本人要求", "waiting")]


def test_removal_elsewhere_does_not_exist(clerk, elsewhere) -> None:
    assert _get(clerk, "audit:remove", LedgerPayload.objects.get().public_id).status_code == 404


def test_entry_whose_verb_is_gone_and_what_says_less_are_still_told(supervisor, lead, cycle) -> None:
    rename(lead.as_actor(), cycle, "新名")
    LedgerPayload.objects.update(payload={"role": "office_lead"})
    remove_triggers_and(lambda: LedgerEntry.objects.create(**_like_the_first(verb="cycle.gone")))
    lines = _get(supervisor, "audit:record").context["leaf"].lines
    assert [line.says for line in lines] == ["cycle.gone", "改名"]


def _like_the_first(**values: object) -> dict[str, object]:
    payload = LedgerPayload.objects.get()
    again = LedgerPayload.objects.create(
        commitment="c" * 64, payload={}, role="office_lead", programme=payload.programme, cycle=payload.cycle
    )
    first = LedgerEntry.objects.values().get()
    return {**first, "sequence": 2, "commitment": again.commitment, "previous": first["hash"], **values}


def remove_triggers_and(do) -> None:
    remove_triggers(connection)
    do()
    install_triggers(connection)
