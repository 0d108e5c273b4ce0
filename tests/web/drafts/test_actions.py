"""Saving appends versions; nothing acknowledged is lost, nothing newer is overwritten."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from web.make import make_actor, make_cycle
from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError
from zhiheng.web.audit.approvals import decide, performer_of, prepare
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts import clock, rules
from zhiheng.web.drafts.actions import Edit, restore_version, save_version, seal_object, seal_objects_of
from zhiheng.web.drafts.doors import draft, stored_field
from zhiheng.web.drafts.errors import StaleError
from zhiheng.web.drafts.invariants import texts_are_as_digested, versions_are_as_sealed, versions_have_no_gaps
from zhiheng.web.drafts.models import Field, Version
from zhiheng.web.drafts.queries import texts_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return make_cycle(stage=Stage.CALL)


@pytest.fixture
def owner(cycle):
    return make_actor(Role.ENTRY_OWNER, cycle)


@pytest.fixture
def response(cycle, owner):
    return draft(owner, "example", cycle.public_id, "1.1a")


def _versions():
    return list(Version.objects.order_by("number").values_list("number", "text", "author_id", "restored_from"))


def _breaches():
    checks = (versions_have_no_gaps, texts_are_as_digested, versions_are_as_sealed)
    return [problem for check in checks for problem in check.find()]


def test_every_save_is_a_version(owner, response, cycle) -> None:
    save_version(owner, response, Edit("e1", 0, "一"))
    saved = save_version(owner, response, Edit("e2", 1, "一二"))
    assert (saved.number, saved.sha256) == (2, sha256_hex("一二".encode()))
    assert _versions() == [(1, "一", owner.person, None), (2, "一二", owner.person, None)]
    assert texts_of("example", cycle) == {"1.1a": "一二"}


@pytest.mark.parametrize("text", ["", " \n\t首尾的空白也在 \n", "㙍𠮷😀", "\u200fעברית\u202e", "e\u0301 与 é", "a\rb"])
def test_text_is_kept_as_typed(owner, response, cycle, text: str) -> None:
    save_version(owner, response, Edit("e1", 0, text))
    assert texts_of("example", cycle) == {"1.1a": text}


def test_what_no_database_stores_is_left_out(owner, response, cycle) -> None:
    save_version(owner, response, Edit("e1", 0, "一\x00二\ud800三\r\n四"))
    assert texts_of("example", cycle) == {"1.1a": "一二三\n四"}


def test_stale_write_is_refused_with_the_newer_text(owner, response, cycle) -> None:
    other = make_actor(Role.ENTRY_MEMBER, cycle)
    save_version(owner, response, Edit("e1", 0, "一"))
    save_version(other, response, Edit("e2", 1, "二"))
    with pytest.raises(StaleError) as stale:
        save_version(owner, response, Edit("e3", 1, "三"))
    assert (stale.value.current.number, stale.value.current.text, stale.value.current.author_id) == (
        2,
        "二",
        other.person,
    )
    assert [number for number, *_ in _versions()] == [1, 2]


def test_equal_text_is_never_stale(owner, response) -> None:
    save_version(owner, response, Edit("e1", 0, "一"))
    assert save_version(owner, response, Edit("e2", 0, "一")).number == 1


def test_same_edit_sent_again_makes_no_second_version(owner, response) -> None:
    first = save_version(owner, response, Edit("e1", 0, "一"))
    save_version(owner, response, Edit("e2", 1, "二"))
    again = save_version(owner, response, Edit("e1", 0, "一"))
    assert (again.pk, again.field.head, len(_versions())) == (first.pk, 2, 2)


def test_page_newer_than_a_restored_database_can_save_its_text(owner, response) -> None:
    assert save_version(owner, response, Edit("e9", 8, "九")).number == 1


def test_text_over_the_limit_is_refused_with_its_length(owner, response) -> None:
    save_version(owner, response, Edit("e1", 0, "字" * 2000))
    with pytest.raises(BadInputError) as refused:
        save_version(owner, response, Edit("e2", 1, "字" * 2001))
    assert refused.value.problems[0].what("zh") == "这一项有 2001 字，超过 2000 字的上限，没有保存"
    assert [number for number, *_ in _versions()] == [1]


def test_stage_is_judged_in_the_transaction(owner, response, cycle) -> None:
    cycle.stage = Stage.SCREENING  # the row read through the door is older
    cycle.save()
    with pytest.raises(NotPermittedError) as refused:
        save_version(owner, response, Edit("e1", 0, "一"))
    assert refused.value.reason.zh == "“填写要点说明”只能在申报阶段办理，现在是审查阶段"
    assert (Field.objects.count(), _versions()) == (0, [])


@pytest.mark.parametrize(("kind", "name"), [("example", "9.9z"), ("nothing", "1.1a")])
def test_field_that_does_not_exist_is_not_found(owner, cycle, kind: str, name: str) -> None:
    with pytest.raises(NotFoundError):
        draft(owner, kind, cycle.public_id, name)


def test_restoring_makes_a_new_version(owner, response) -> None:
    save_version(owner, response, Edit("e1", 0, "一"))
    save_version(owner, response, Edit("e2", 1, "二"))
    restore_version(owner, response, 1, "e3", 2)
    assert _versions()[-1] == (3, "一", owner.person, 1)


def test_restoring_is_refused_when_stale_or_unknown(owner, response) -> None:
    save_version(owner, response, Edit("e1", 0, "一"))
    save_version(owner, response, Edit("e2", 1, "二"))
    with pytest.raises(StaleError):
        restore_version(owner, response, 1, "e3", 1)
    with pytest.raises(NotFoundError):
        restore_version(owner, response, 7, "e3", 2)
    assert len(_versions()) == 2


def test_sealing_records_one_digest_for_all_versions(owner, response, cycle) -> None:
    other = draft(owner, "example", cycle.public_id, "1.1b")
    for number in range(3):
        save_version(owner, response, Edit(f"e{number}", number, str(number)))
    save_version(owner, other, Edit("f", 0, "乙"))
    seal_object(cycle, "pause")
    seal_object(cycle, "pause")
    [entry] = LedgerEntry.objects.all()
    payload = LedgerPayload.objects.get(pk=entry.commitment).payload
    assert (entry.verb, entry.actor, entry.subject) == ("draft.seal", "system", cycle.public_id)
    assert payload["fields"] == [["example", "1.1a", 1, 3], ["example", "1.1b", 1, 1]]
    assert (payload["versions"], payload["authors"], payload["because"]) == (4, [owner.id], "pause")
    assert _breaches() == []


def test_later_versions_are_sealed_on_their_own(owner, response, cycle) -> None:
    save_version(owner, response, Edit("e1", 0, "一"))
    seal_object(cycle, "pause")
    save_version(owner, response, Edit("e2", 1, "二"))
    seal_object(cycle, "pause")
    payloads = [
        LedgerPayload.objects.get(pk=entry.commitment).payload for entry in LedgerEntry.objects.order_by("sequence")
    ]
    assert [payload["fields"] for payload in payloads] == [[["example", "1.1a", 1, 1]], [["example", "1.1a", 2, 2]]]


@pytest.mark.parametrize("change", [{"text": "改"}, {"number": 7}, {"sha256": "0" * 64}])
def test_changed_version_is_found(owner, response, cycle, change) -> None:
    save_version(owner, response, Edit("e1", 0, "一"))
    save_version(owner, response, Edit("e2", 1, "二"))
    seal_object(cycle, "pause")
    assert _breaches() == []
    Version.objects.filter(number=1).update(**change)
    assert _breaches() != []


def test_missing_version_is_found(owner, response) -> None:
    save_version(owner, response, Edit("e1", 0, "一"))
    Version.objects.all().delete()
    assert len(_breaches()) == 1


def test_clock_seals_only_what_has_paused(owner, response, cycle) -> None:
    busy = make_cycle(stage=Stage.CALL)
    save_version(owner, response, Edit("e1", 0, "一"))
    writer = make_actor(Role.ENTRY_OWNER, busy)
    for name in ("1.1a", "1.1b"):
        save_version(writer, draft(writer, "example", busy.public_id, name), Edit(name, 0, "忙"))
    long_ago = timezone.now() - timedelta(minutes=11)
    Field.objects.filter(owner=cycle.public_id).update(edited=long_ago)
    Field.objects.filter(owner=busy.public_id, name="1.1b").update(edited=long_ago)
    clock.seal_paused()
    assert [entry.subject for entry in LedgerEntry.objects.all()] == [cycle.public_id]


def test_sign_out_seals_what_that_person_wrote(owner, response, cycle) -> None:
    elsewhere = make_cycle(stage=Stage.CALL)
    other = make_actor(Role.ENTRY_OWNER, elsewhere)
    save_version(owner, response, Edit("e1", 0, "一"))
    save_version(other, draft(other, "example", elsewhere.public_id, "1.1a"), Edit("e1", 0, "二"))
    seal_objects_of(owner.person)
    assert [entry.subject for entry in LedgerEntry.objects.all()] == [cycle.public_id]


def test_quarantined_text_is_gone_and_its_digest_stays(owner, response, cycle) -> None:
    clerk, lead = make_actor(Role.OFFICE_CLERK, cycle), make_actor(Role.OFFICE_LEAD, cycle)
    for number, text in enumerate(["一", "一 密码是甲", "一 密码是甲乙", "二"]):
        save_version(owner, response, Edit(f"e{number}", number, text))
    seal_object(cycle, "pause")
    digests = list(Version.objects.order_by("number").values_list("sha256", flat=True))
    field = stored_field(response)
    proposal = prepare(clerk, rules.QUARANTINE, field, {"first": 2, "last": 3}, "误填")
    assert [text for _, text, *_ in _versions()][1] == "一 密码是甲"
    decide(lead, proposal, is_approved=True)
    assert [text for _, text, *_ in _versions()] == ["一", None, None, "二"]
    assert list(Version.objects.order_by("number").values_list("sha256", flat=True)) == digests
    assert _breaches() == []
    with pytest.raises(NotFoundError):
        restore_version(owner, response, 2, "e9", 4)
    with pytest.raises(BlockedError):
        prepare(clerk, rules.QUARANTINE, field, {"first": 2, "last": 3}, "误填")


def test_quarantine_says_what_will_happen(owner, response) -> None:
    save_version(owner, response, Edit("e1", 0, "一"))
    [sentence] = performer_of(rules.QUARANTINE).preview(stored_field(response), {"first": 1, "last": 1})
    assert sentence.zh == "“1.1a”第 1 至 1 版的文字将从所有页面和以后的备份中消失，不能恢复；摘要值保留"


@pytest.mark.django_db(transaction=True)
def test_concurrent_saves_and_seals_lose_and_double_nothing() -> None:
    cycle = make_cycle(stage=Stage.CALL)
    writers = [make_actor(Role.ENTRY_MEMBER, cycle) for _ in range(4)]
    saved: list[tuple[int, str]] = []

    def write(actor) -> None:
        response, base = draft(actor, "example", cycle.public_id, "1.1a"), 0
        for number in range(15):
            text = f"{actor.id} {number}"
            while True:  # as the page does after showing both texts
                try:
                    version = save_version(actor, response, Edit(f"{actor.id[:20]}{number}", base, text))
                    break
                except StaleError as stale:
                    base = stale.current.number
            base = version.number
            saved.append((base, text))

    def seal() -> None:
        for _ in range(8):
            seal_object(cycle, "pause")

    def run(work, *arguments) -> None:
        try:
            work(*arguments)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(write, actor)) for actor in writers]
    threads += [threading.Thread(target=run, args=(seal,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seal_object(cycle, "pause")
    assert sorted(saved) == [(number, text) for number, text, *_ in _versions()]
    assert [number for number, _ in sorted(saved)] == list(range(1, 61))
    ranges = [
        LedgerPayload.objects.get(pk=entry.commitment).payload["fields"][0][2:]
        for entry in LedgerEntry.objects.order_by("sequence")
    ]
    assert [number for first, last in ranges for number in range(first, last + 1)] == list(range(1, 61))
    assert _breaches() == []
