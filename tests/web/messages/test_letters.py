"""Letters from the draft to the delivery."""

from datetime import UTC, date, datetime

import pytest

from web.make import make_assignment, make_cycle
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.messages import actions, doors, queries
from zhiheng.web.messages.errors import NO_REASON, NOT_FILLED, NUMBER_TAKEN
from zhiheng.web.messages.letter_numbers import next_sequence, series_of
from zhiheng.web.messages.models import Letter

DAY = date(2026, 3, 2)
FILLED = actions.LetterText("补正通知书", "甲示例公司", "示例区政府质量奖评审委员会秘书处", "请补正。")


def _draft(award) -> Letter:
    to = actions.Recipient("甲示例公司", organisation=award.organisation)
    letter = actions.draft_letter(award.actor("clerk"), award.cycle, "completion_notice", to, {"items": "承诺书"})
    actions.edit_letter(award.actor("clerk"), letter, FILLED)
    letter.refresh_from_db()
    return letter


def _issued(award, sequence: int | None = None, dated: date = DAY) -> Letter:
    letter = _draft(award)
    actions.issue_letter(award.actor("lead"), letter, dated, sequence)
    letter.refresh_from_db()
    return letter


def test_draft_is_filled_from_the_award_and_marks_what_is_missing(award) -> None:
    to = actions.Recipient("甲示例公司", organisation=award.organisation)
    letter = actions.draft_letter(award.actor("clerk"), award.cycle, "completion_notice", to, {"items": "承诺书"})
    assert (letter.title, letter.signer) == ("补正通知书", "示例区政府质量奖评审委员会秘书处")
    assert f"申报{award.cycle.title}示例区政府质量奖的材料" in letter.body
    assert "\n承诺书\n请于【待填：补正截止日】前" in letter.body
    with pytest.raises(BlockedError) as refused:
        actions.issue_letter(award.actor("lead"), letter, DAY)
    assert [problem.message for problem in refused.value.problems] == [NOT_FILLED]
    letter.refresh_from_db()
    assert (letter.state, letter.sequence) == (Letter.State.DRAFT, None)


def test_numbers_follow_one_another_by_programme_and_year(award) -> None:
    numbers = [_issued(award).number, _issued(award).number, _issued(award, dated=date(2027, 1, 4)).number]
    assert numbers == ["质奖〔2026〕1号", "质奖〔2026〕2号", "质奖〔2027〕1号"]


def test_number_is_never_given_twice(award) -> None:
    _issued(award, 7)
    actions.void_letter(award.actor("lead"), Letter.objects.get(), "写错")
    letter = _draft(award)
    with pytest.raises(BlockedError) as refused:
        actions.issue_letter(award.actor("lead"), letter, DAY, 7)
    assert [problem.message for problem in refused.value.problems] == [NUMBER_TAKEN]
    actions.issue_letter(award.actor("lead"), letter, DAY)
    letter.refresh_from_db()
    assert letter.number == "质奖〔2026〕8号"


def test_gaps_and_void_numbers_are_reported(award) -> None:
    _issued(award, 2)
    actions.void_letter(award.actor("lead"), _issued(award, 5), "写错")
    series = series_of(award.cycle.programme, 2026)
    assert (series.missing, series.void, next_sequence(award.cycle.programme, 2026)) == ((1, 3, 4), (5,), 6)
    assert queries.number_series(award.actor("clerk"), award.cycle) == [series]
    assert queries.number_series(award.actor("clerk"), None) == []


def test_issued_letter_is_not_edited(award) -> None:
    letter = _issued(award)
    with pytest.raises(NotPermittedError):
        actions.edit_letter(award.actor("clerk"), letter, FILLED)
    with pytest.raises(NotPermittedError):
        actions.issue_letter(award.actor("lead"), letter, DAY)


def test_clerk_drafts_and_lead_issues(award) -> None:
    letter = _draft(award)
    with pytest.raises(NotPermittedError):
        actions.issue_letter(award.actor("clerk"), letter, DAY)
    actions.issue_letter(award.actor("lead"), letter, DAY)
    verbs = LedgerEntry.objects.order_by("sequence").values_list("verb", flat=True)
    assert list(verbs) == ["letter.draft", "letter.edit", "letter.issue"]


def test_delivery_is_noted_and_corrected(award) -> None:
    letter = _draft(award)
    record = actions.DeliveryRecord(Letter.Method.POST, datetime(2026, 3, 4, tzinfo=UTC), "邮件号 1")
    with pytest.raises(NotPermittedError):
        actions.deliver_letter(award.actor("clerk"), letter, record)
    actions.issue_letter(award.actor("lead"), letter, DAY)
    actions.deliver_letter(award.actor("clerk"), letter, record)
    actions.deliver_letter(
        award.actor("clerk"), letter, actions.DeliveryRecord(Letter.Method.IN_PERSON, record.delivered_at)
    )
    letter.refresh_from_db()
    assert (letter.state, letter.method, letter.delivery_note) == (Letter.State.DELIVERED, Letter.Method.IN_PERSON, "")


def test_recipient_is_told_and_opening_is_the_delivery(award) -> None:
    letter = _issued(award)
    contact = award.actor("contact")
    [delivery] = doors.inbox(contact)
    assert (delivery.notice.title_zh, delivery.notice.link) == (
        "您收到文书《补正通知书》，请查看",
        f"/letters/{letter.public_id}",
    )
    actions.receive_letter(contact, letter)
    letter.refresh_from_db()
    assert (letter.state, letter.method) == (Letter.State.DELIVERED, Letter.Method.SITE)
    received = letter.delivered_at
    actions.receive_letter(contact, letter)
    letter.refresh_from_db()
    assert letter.delivered_at == received


def test_letter_opened_in_two_windows_is_delivered_once(award) -> None:
    letter = _issued(award)
    contact = award.actor("contact")
    one, other = (doors.letter(contact, letter.public_id) for _ in range(2))
    actions.receive_letter(contact, one)
    received = doors.letter(contact, letter.public_id).delivered_at
    actions.receive_letter(contact, other)
    assert doors.letter(contact, letter.public_id).delivered_at == received


def test_expert_receives_a_letter_in_person(award) -> None:
    to = actions.Recipient("专家戊", person=award.expert.person)
    letter = actions.draft_letter(award.actor("clerk"), award.cycle, "expert_invitation", to, {})
    actions.edit_letter(award.actor("clerk"), letter, FILLED)
    actions.issue_letter(award.actor("lead"), letter, DAY)
    letter.refresh_from_db()
    assert doors.inbox(award.actor("expert")).count() == 1
    actions.receive_letter(award.actor("expert"), letter)
    assert [one.state for one in doors.letters(award.actor("expert"))] == [Letter.State.DELIVERED]


def test_void_letter_needs_a_reason_and_stays(award) -> None:
    letter = _issued(award)
    with pytest.raises(BlockedError) as refused:
        actions.void_letter(award.actor("lead"), letter, "")
    assert [problem.message for problem in refused.value.problems] == [NO_REASON]
    actions.void_letter(award.actor("lead"), letter, "写错")
    assert [one.void_reason for one in doors.letters(award.actor("contact"))] == ["写错"]
    with pytest.raises(NotPermittedError):
        actions.void_letter(award.actor("lead"), letter, "再作废")
    with pytest.raises(NotPermittedError):
        actions.deliver_letter(
            award.actor("clerk"), letter, actions.DeliveryRecord(Letter.Method.POST, letter.issued_at)
        )


@pytest.mark.leak
def test_letter_is_seen_by_whom_it_is_for(award) -> None:
    drafted, issued = _draft(award), _issued(award)
    own = make_assignment(Role.ENTRY_MEMBER, award.cycle, organisation=award.organisation).as_actor()
    later = make_cycle(award.cycle.programme)
    elsewhere = make_assignment(
        Role.ENTRY_OWNER, later, award.contact.person, organisation=award.organisation
    ).as_actor()
    registers = {name: doors.letters(award.actor(name)).count() for name in ("clerk", "lead", "supervisor")}
    assert registers == {"clerk": 2, "lead": 2, "supervisor": 2}
    assert [list(doors.letters(one)) for one in (award.actor("contact"), own)] == [[issued], [issued]]
    hidden = [award.actor(name) for name in ("rival", "expert", "operator")] + [elsewhere]
    assert [doors.letters(actor).count() for actor in hidden] == [0] * 4
    with pytest.raises(NotFoundError):
        doors.letter(award.actor("contact"), drafted.public_id)
    with pytest.raises(NotPermittedError):
        actions.receive_letter(award.actor("rival"), issued)
