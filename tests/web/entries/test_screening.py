"""Screening: findings, outcomes of two persons, completion, statement, reconsideration."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.entries.conftest import Call, Company
from web.entries.screening import (
    COMPLETION,
    ELIGIBILITY,
    FAILED,
    FORM,
    INTENDED,
    PASSED,
    approve,
    ask,
    begun,
    check_of,
    end_deadline,
    find,
    hand_in,
    outcome,
    pass_form_check,
    rejected,
    state,
)
from web.entries.writing import submitted_entry, write
from web.make import make_actor, sign_in
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import outlook_of
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.invariants import versions_are_as_sealed
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.opinions import Opinion, ask_opinions, note_opinions
from zhiheng.web.entries.actions.screening import (
    Concern,
    Intended,
    add_point,
    begin_checks,
    mark_point,
    prepare_outcome,
    prepare_reconsideration,
    take_back_point,
)
from zhiheng.web.entries.actions.screening_outcomes import NO_KIND, NO_POINTS, NO_REASONS, NOT_NOW, PENDING, possible
from zhiheng.web.entries.actions.submissions import submit_entry
from zhiheng.web.entries.invariants import checks_follow_their_outcomes
from zhiheng.web.entries.models import (
    CompletionPoint,
    EarlierWinner,
    Entry,
    OpinionReply,
    Part,
    ScreeningCheck,
    ScreeningOutcome,
)
from zhiheng.web.entries.screening_letters import letter_of
from zhiheng.web.entries.screening_rules import rules_of_check
from zhiheng.web.messages.models import Delivery
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.clock import local_day

REASONS = Intended(INTENDED, reasons="没有推荐意见", basis="申报通知第三条")


@pytest.fixture
def screened(call: Call, clerk: Actor, ours: Company, theirs: Company) -> Company:
    """A company whose checks have begun, while another is still writing."""
    begun(call, clerk, ours)
    return ours


def _problems(error: pytest.ExceptionInfo[BlockedError]) -> list[str]:
    return [one.message.zh for one in error.value.problems]


def _zh(message: Message, **values: object) -> str:
    return message.text("zh", values)


def test_checks_begin_for_what_was_handed_in_once(call: Call, clerk: Actor, screened: Company) -> None:
    assert [check.kind for check in screened.entry.checks.all()] == [FORM, ELIGIBILITY]
    with pytest.raises(BlockedError):
        begin_checks(clerk, call.cycle)


def test_form_rules_and_conditions_are_checked_apart_with_the_years_of_the_setting(screened: Company) -> None:
    form, eligibility = rules_of_check(check_of(screened)), rules_of_check(check_of(screened, ELIGIBILITY))
    assert (next(iter(form)), "accidents" in form, "papers_signed" in eligibility) == ("papers_complete", False, False)
    assert eligibility["accidents"].text.zh == "近 3 年无重大质量、安全、环境污染、公共卫生事故"


def test_form_check_passes_once_every_rule_is_verified(call: Call, clerk: Actor, screened: Company) -> None:
    check = check_of(screened)
    with pytest.raises(BlockedError) as error:
        prepare_outcome(clerk, check, Intended(PASSED))
    assert _problems(error) == [_zh(PENDING, count=5)]
    find(clerk, check)
    found = outcome(clerk, call.lead, check, Intended(PASSED))
    check.refresh_from_db()
    assert (check.state, found.number, found.deadline) == ("passed", 1, None)
    assert found.findings["in_time"] == {"finding": "met", "source": ""}
    assert found.submission == screened.entry.submissions.get()
    last = LedgerEntry.objects.latest("sequence")
    assert (last.verb, last.subject) == ("screening.decide", check.public_id)


def test_outcome_takes_another_person_who_leads(call: Call, clerk: Actor, screened: Company) -> None:
    check = check_of(screened)
    find(clerk, check)
    waiting = prepare_outcome(clerk, check, Intended(PASSED))
    for wrong in (clerk, make_actor(Role.OFFICE_CLERK, None, programme=call.cycle.programme)):
        with pytest.raises(NotPermittedError):
            approve(wrong, waiting)
    assert check.outcomes.count() == 0
    approve(call.lead, waiting)
    assert check.outcomes.count() == 1


def test_approver_is_warned_that_rules_are_not_met(clerk: Actor, screened: Company) -> None:
    check = check_of(screened)
    find(clerk, check, "not_met")
    preview = outlook_of(prepare_outcome(clerk, check, Intended(PASSED, basis="第三条"))).preview
    assert [one.zh for one in preview] == ["甲示例公司：形式审查结论为“合格”", "依据：第三条", "注意：有 5 项不符合"]


def test_check_that_has_its_outcome_takes_no_other(call: Call, clerk: Actor, screened: Company) -> None:
    pass_form_check(clerk, call.lead, screened)
    assert possible(check_of(screened)) == []
    with pytest.raises(NotPermittedError):
        prepare_outcome(clerk, check_of(screened), REASONS)


def test_eligibility_follows_the_form_check_and_confirms_the_kind(call: Call, clerk: Actor, screened: Company) -> None:
    check = check_of(screened, ELIGIBILITY)
    find(clerk, check)
    with pytest.raises(NotPermittedError):
        prepare_outcome(clerk, check, Intended(PASSED, confirmed_kind="advanced"))
    pass_form_check(clerk, call.lead, screened)
    with pytest.raises(BlockedError) as error:
        prepare_outcome(clerk, check, Intended(PASSED))
    assert _problems(error) == [NO_KIND.zh]
    outcome(clerk, call.lead, check, Intended(PASSED, confirmed_kind="advanced"))
    assert Entry.objects.get(pk=screened.entry.pk).confirmed_kind == "advanced"


def _request_completion(clerk: Actor, lead: Actor, company: Company) -> ScreeningOutcome:
    check = check_of(company)
    add_point(clerk, check, Concern(company.part("1.1"), "1.1a"), "写明时间")
    add_point(clerk, check, Concern(), "补交推荐意见")
    return outcome(clerk, lead, check, Intended(COMPLETION))


def test_completion_opens_the_listed_parts_only(call: Call, clerk: Actor, screened: Company) -> None:
    contact = screened.contact.as_actor()
    Part.objects.filter(entry=screened.entry).update(state=Part.State.FINAL)
    found = _request_completion(clerk, call.lead, screened)
    assert [point.number for point in found.points.all()] == [1, 2]
    part = screened.part("1.1")
    assert part.state == "writing"
    write(contact, part, "1.1a", "2026 年起。")
    Part.objects.filter(entry=screened.entry).update(state=Part.State.WRITING)
    with pytest.raises(NotPermittedError):
        write(contact, screened.part("1.2"), "1.2a", "别的。")
    end_deadline(found)
    with pytest.raises(NotPermittedError):
        write(contact, screened.part("1.1"), "1.1b", "太迟。")


def test_completed_application_is_handed_in_again(call: Call, clerk: Actor, ours: Company) -> None:
    contact = ours.contact.as_actor()
    submitted_entry(ours)
    begun(call, clerk)
    _request_completion(clerk, call.lead, ours)
    with pytest.raises(NotPermittedError):
        write(contact, ours.part("1.2"), "1.2a", "没有列出的部分。")
    write(contact, ours.part("1.1"), "1.1a", "2026 年起。")
    again = submit_entry(contact, ours.entry)
    [(criterion, text)] = json.loads(again.content)["responses"].items()
    assert (again.number, criterion, "2026 年起。" in text) == (2, "1.1a", True)
    assert Entry.objects.get(pk=ours.entry.pk).state == Entry.State.SUBMITTED
    with pytest.raises(NotPermittedError):
        write(contact, ours.part("1.1"), "1.1a", "又改。")


def test_application_is_not_handed_in_again_after_the_deadline(call: Call, clerk: Actor, ours: Company) -> None:
    submitted_entry(ours)
    begun(call, clerk)
    end_deadline(_request_completion(clerk, call.lead, ours))
    with pytest.raises(NotPermittedError):
        submit_entry(ours.contact.as_actor(), ours.entry)


def test_completion_needs_points_and_is_asked_once(call: Call, clerk: Actor, screened: Company) -> None:
    check = check_of(screened)
    with pytest.raises(BlockedError) as error:
        prepare_outcome(clerk, check, Intended(COMPLETION))
    assert _problems(error) == [NO_POINTS.zh]
    _request_completion(clerk, call.lead, screened)
    hand_in(screened)
    check.refresh_from_db()
    assert possible(check) == [PASSED, INTENDED]
    add_point(clerk, check, Concern(), "还缺一份")
    with pytest.raises(BlockedError) as error:
        prepare_outcome(clerk, check, Intended(COMPLETION))
    assert _problems(error) == [_zh(NOT_NOW, outcome="补正")]


def test_nothing_is_decided_while_the_company_completes(call: Call, clerk: Actor, screened: Company) -> None:
    found = _request_completion(clerk, call.lead, screened)
    check = check_of(screened)
    with pytest.raises(NotPermittedError):
        prepare_outcome(clerk, check, REASONS)
    end_deadline(found)
    assert possible(check) == [INTENDED]
    assert outcome(clerk, call.lead, check, REASONS).kind == INTENDED


def test_points_are_marked_after_the_application_is_handed_in_again(
    call: Call, clerk: Actor, screened: Company
) -> None:
    found = _request_completion(clerk, call.lead, screened)
    hand_in(screened)
    first, second = found.points.all()
    mark_point(clerk, first, is_done=True)
    mark_point(clerk, second, is_done=False)
    assert [point.is_done for point in found.points.all()] == [True, False]
    find(clerk, check_of(screened))
    assert outcome(clerk, call.lead, check_of(screened), Intended(PASSED)).submission.number == 2


def test_draft_points_can_be_taken_back_and_requested_ones_stay(call: Call, clerk: Actor, screened: Company) -> None:
    check = check_of(screened)
    point = add_point(clerk, check, Concern(), "多余的")
    with pytest.raises(NotPermittedError):
        mark_point(clerk, point, is_done=True)
    take_back_point(clerk, point)
    requested = _request_completion(clerk, call.lead, screened).points.first()
    assert [one.number for one in doors.completion_points(clerk)] == [2, 3]
    with pytest.raises(NotPermittedError):
        take_back_point(clerk, requested)


def test_point_about_another_application_does_not_exist(
    call: Call, clerk: Actor, screened: Company, theirs: Company
) -> None:
    for concern in (Concern(theirs.part("1.1")), Concern(screened.part("1.1"), "9.9z")):
        with pytest.raises(NotFoundError):
            add_point(clerk, check_of(screened), concern, "写明")
    assert CompletionPoint.objects.count() == 0


def test_point_that_does_not_say_what_to_complete_is_refused(clerk: Actor, screened: Company) -> None:
    with pytest.raises(BlockedError) as error:
        add_point(clerk, check_of(screened), Concern(screened.part("1.1")), " \n")
    assert _problems(error) == ["没有写要补正什么 › 写明缺什么、怎么补"]
    assert CompletionPoint.objects.count() == 0


def test_negative_outcome_hears_the_company_first(call: Call, clerk: Actor, screened: Company) -> None:
    check, contact = check_of(screened), screened.contact.as_actor()
    with pytest.raises(BlockedError) as error:
        prepare_outcome(clerk, check, Intended(FAILED, "没有推荐意见"))
    assert _problems(error) == [_zh(NOT_NOW, outcome="不予受理")]
    with pytest.raises(BlockedError) as error:
        prepare_outcome(clerk, check, Intended(INTENDED))
    assert _problems(error) == [NO_REASONS.zh]
    intended = outcome(clerk, call.lead, check, REASONS)
    with pytest.raises(NotPermittedError):
        prepare_outcome(clerk, check, Intended(FAILED, "没有推荐意见"))
    state(contact, intended, "推荐意见已寄出。")
    with pytest.raises(NotPermittedError):
        state(contact, intended, "再说一次。")
    assert outcome(clerk, call.lead, check, Intended(FAILED, "仍没有收到")).kind == FAILED


def test_reconsideration_is_for_people_without_a_part_in_the_outcome(
    call: Call, clerk: Actor, screened: Company, client: Client
) -> None:
    failed = rejected(clerk, call.lead, screened)
    contact, programme = screened.contact.as_actor(), call.cycle.programme
    check = check_of(screened)
    other = make_actor(Role.OFFICE_CLERK, None, programme=programme)
    lead = make_actor(Role.OFFICE_LEAD, None, programme=programme)
    overturned = Intended(ScreeningOutcome.Kind.OVERTURNED, "推荐意见确已寄出")
    with pytest.raises(NotPermittedError):
        prepare_reconsideration(other, check, overturned)
    ask(contact, failed, "请复核。")
    check.refresh_from_db()
    assert (check.state, possible(check)) == ("reconsidering", ["upheld", "overturned"])
    with pytest.raises(NotPermittedError):
        prepare_reconsideration(clerk, check, overturned)
    waiting = prepare_reconsideration(other, check, overturned)
    with pytest.raises(NotPermittedError):
        approve(call.lead, waiting)
    sign_in(client, Assignment.objects.get(person=call.lead.person, role=Role.OFFICE_LEAD))
    page = client.get(reverse("audit:proposal", args=[waiting.public_id])).content.decode()
    assert ("复核由没有办理过这项结论的人办理" in page, "同意并办理" in page) == (True, False)
    approve(lead, waiting)
    check.refresh_from_db()
    assert check.state == "passed"
    assert letter_of(check.outcomes.get(kind="overturned"))[2]["result"] == "改变原结论"


def test_company_is_told_of_each_outcome_and_the_office_of_each_answer(
    call: Call, clerk: Actor, screened: Company
) -> None:
    ask(screened.contact.as_actor(), rejected(clerk, call.lead, screened), "请复核。")
    told = Delivery.objects.filter(person=screened.contact.person).order_by("pk")
    assert [one.notice.title_zh for one in told] == [
        "形式审查：拟不予受理。请在“审查结论”页面查看",
        "形式审查：不予受理。请在“审查结论”页面查看",
    ]
    assert "甲示例公司 申请复核" in {one.notice.title_zh for one in Delivery.objects.filter(person=clerk.person)}


def test_withdrawn_application_is_not_decided(clerk: Actor, screened: Company) -> None:
    Entry.objects.filter(pk=screened.entry.pk).update(state=Entry.State.WITHDRAWN)
    with pytest.raises(NotPermittedError):
        prepare_outcome(clerk, check_of(screened), REASONS)


def test_company_finds_its_own_outcomes_only(call: Call, clerk: Actor, ours: Company, theirs: Company) -> None:
    begun(call, clerk, ours, theirs)
    mine, other = (_request_completion(clerk, call.lead, company) for company in (ours, theirs))
    contact = ours.contact.as_actor()
    assert list(doors.screening_outcomes(contact)) == [mine]
    assert {point.outcome for point in doors.completion_points(contact)} == {mine}
    assert list(doors.screening_checks(contact)) == []
    with pytest.raises(NotFoundError):
        doors.screening_outcome(contact, other.public_id)
    for found in (mine, other):
        end_deadline(found)
    hers, his = (outcome(clerk, call.lead, check_of(company), REASONS) for company in (ours, theirs))
    state(contact, hers, "我们的陈述。")
    state(theirs.contact.as_actor(), his, "他们的陈述。")
    assert [one.text for one in doors.screening_statements(contact)] == ["我们的陈述。"]
    assert [one.text for one in doors.screening_statements(clerk)] == ["我们的陈述。", "他们的陈述。"]


@pytest.mark.parametrize(
    "role",
    [
        Role.EXPERT,
        Role.COMMITTEE_MEMBER,
        Role.LIAISON,
        Role.OPERATOR,
        Role.CONTRACTOR,
        Role.ENTRY_MEMBER,
    ],
)
def test_others_find_nothing_of_screening(call: Call, clerk: Actor, screened: Company, role: Role) -> None:
    found = _request_completion(clerk, call.lead, screened)
    actor = screened.writer.as_actor() if role is Role.ENTRY_MEMBER else make_actor(role, call.cycle)
    assert list(doors.screening_outcomes(clerk)) == [found]
    asked = ask_opinions(clerk, call.cycle, ["税务"], local_day(call.cycle, timezone.now()))[0]
    note_opinions(clerk, asked, {screened.entry: Opinion(OpinionReply.Answer.OBJECTION, "欠税")})
    EarlierWinner.objects.create(programme=call.cycle.programme, year=2020, award="示例奖", name="甲示例公司")
    for door in (doors.screening_checks, doors.screening_outcomes, doors.completion_points, doors.screening_statements):
        assert list(door(actor)) == []
    for door in (doors.opinion_requests, doors.opinion_replies, doors.earlier_winners):
        assert (list(door(clerk)) != [], list(door(actor))) == (True, [])
    assert not rules.SEE_SCREENING.allows(actor, check_of(screened))


def test_draft_points_stay_in_the_office(clerk: Actor, screened: Company) -> None:
    add_point(clerk, check_of(screened), Concern(), "还没有定")
    assert list(doors.completion_points(screened.contact.as_actor())) == []
    assert ScreeningCheck.objects.count() == 2


def test_invariants_hold_and_say_when_a_state_was_tampered_with(call: Call, clerk: Actor, screened: Company) -> None:
    ask(screened.contact.as_actor(), rejected(clerk, call.lead, screened), "请复核。")
    assert (list(checks_follow_their_outcomes.find()), list(versions_are_as_sealed.find())) == ([], [])
    ScreeningCheck.objects.filter(pk=check_of(screened).pk).update(state=ScreeningCheck.State.PASSED)
    assert [dict(one.values) for one in checks_follow_their_outcomes.find()] == [{"code": screened.entry.code}]
