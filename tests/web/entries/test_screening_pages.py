"""The pages of screening: the office's list and check, the company's outcomes, departments."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from web.entries.conftest import Call, Company
from web.entries.screening import (
    COMPLETION,
    ELIGIBILITY,
    INTENDED,
    approve,
    ask,
    begun,
    check_of,
    end_deadline,
    find,
    hand_in,
    outcome,
    rejected,
    say_to,
)
from web.make import make_assignment, sign_in
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries import doors
from zhiheng.web.entries.actions.parts import give_part
from zhiheng.web.entries.actions.screening import Concern, Intended, add_point
from zhiheng.web.entries.actions.statements import digest_of_text, make_statement
from zhiheng.web.entries.models import (
    CompletionPoint,
    OpinionReply,
    OpinionRequest,
    ScreeningCheck,
    ScreeningOutcome,
    ScreeningStatement,
)
from zhiheng.web.entries.screening_rules import rules_of_check, rules_of_cycle
from zhiheng.web.messages.models import Letter
from zhiheng.web.people.models import Assignment

SECRET = "只给对方看的理由五七"


@pytest.fixture
def office(call: Call) -> Assignment:
    return make_assignment(Role.OFFICE_CLERK, None, programme=call.cycle.programme)


@pytest.fixture
def desk(client: Client, office: Assignment) -> Client:
    sign_in(client, office)
    return client


def _text(client: Client, name: str, *args: str) -> str:
    response = client.get(reverse(f"entries:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_office_begins_the_checks_and_sees_a_line_for_each(call: Call, desk: Client, ours: Company) -> None:
    hand_in(ours)
    call.set_stage(Stage.SCREENING)
    begin = reverse("entries:begin_checks", args=[call.cycle.public_id])
    assert begin in _text(desk, "screening")
    page = desk.post(begin, follow=True).content.decode()
    assert "甲示例公司" in page
    assert ScreeningCheck.objects.count() == 2
    assert begin not in page


def test_office_finds_what_was_handed_in_and_no_draft(call: Call, desk: Client, ours: Company, theirs: Company) -> None:
    assert theirs.entry.code not in _text(desk, "screening")
    hand_in(ours)
    page = _text(desk, "screening")
    made = ours.entry.submissions.get()
    assert "申报材料（1）" in page
    assert [reverse(f"entries:{name}", args=[made.public_id]) in page for name in ("submission", "receipt")] == [
        True
    ] * 2
    assert theirs.entry.code not in page


def test_list_asks_as_many_questions_for_one_as_for_three(
    call: Call, desk: Client, office: Assignment, ours: Company, theirs: Company
) -> None:
    begun(call, office.as_actor(), ours)
    _text(desk, "screening")
    with CaptureQueriesContext(connection) as once:
        _text(desk, "screening")
    begun(call, office.as_actor(), theirs)
    with CaptureQueriesContext(connection) as twice:
        _text(desk, "screening")
    assert len(once) == len(twice)


def test_clerk_lists_a_point_and_prepares_the_outcome_on_the_page(
    call: Call, desk: Client, office: Assignment, ours: Company
) -> None:
    begun(call, office.as_actor(), ours)
    check = check_of(ours)
    part = ours.part("1.1")
    values = {"concern": f"{part.public_id} 1.1a", "text": "写明时间"}
    page = desk.post(reverse("entries:add_point", args=[check.public_id]), values, follow=True).content.decode()
    assert ("1.1a 要点说明：" in page or "1.1a 要点说明</strong>" in page, "写明时间" in page) == (True, True)
    desk.post(reverse("entries:decide_check", args=[check.public_id]), {"kind": "completion"})
    waiting = Proposal.objects.get()
    assert waiting.arguments["outcome_name"] == "补正"
    address = reverse("audit:proposal", args=[waiting.public_id])
    assert address in _text(desk, "screening_check", check.public_id)
    desk.cookies["language"] = "en"
    page = desk.get(address).content.decode()
    assert ("outcome of the check: Completion" in page, "补正" in page) == (True, False)
    approve(call.lead, waiting)
    assert CompletionPoint.objects.get().outcome is not None


def test_what_stands_against_an_outcome_is_told_beside_what_was_typed(
    call: Call, desk: Client, office: Assignment, ours: Company
) -> None:
    begun(call, office.as_actor(), ours)
    values = {"kind": "passed", "reasons": "已经写好的一段"}
    page = desk.post(reverse("entries:decide_check", args=[check_of(ours).public_id]), values).content.decode()
    assert "还有 5 项没有核完 › 逐项写明符合、不符合或者不适用" in page
    assert "已经写好的一段" in page


@pytest.mark.parametrize(
    "decided",
    [
        (Intended(COMPLETION), "completion_notice", "1. 补交推荐意见"),
        (Intended(INTENDED, "没有推荐意见", "第三条"), "statement_notice", "没有推荐意见"),
    ],
)
def test_letter_of_an_outcome_is_drafted_with_what_was_decided(
    call: Call, desk: Client, office: Assignment, ours: Company, decided: tuple[Intended, str, str]
) -> None:
    intended, kind, says = decided
    begun(call, office.as_actor(), ours)
    add_point(office.as_actor(), check_of(ours), Concern(), "补交推荐意见")
    found = outcome(office.as_actor(), call.lead, check_of(ours), intended)
    desk.post(reverse("entries:outcome_letter", args=[found.public_id]))
    letter = Letter.objects.get()
    assert (letter.kind, letter.organisation, says in letter.body) == (kind, ours.organisation, True)
    assert set(re.findall("【待填：([^】]*)】", letter.body)) <= {"联系人", "联系电话", "地址"}


def test_contact_sees_the_points_on_the_page_of_the_application(
    call: Call, client: Client, office: Assignment, ours: Company
) -> None:
    begun(call, office.as_actor(), ours)
    check = check_of(ours)
    add_point(office.as_actor(), check, Concern(ours.part("1.1"), "1.1a"), "写明时间")
    outcome(office.as_actor(), call.lead, check, Intended(COMPLETION))
    sign_in(client, ours.contact)
    page = _text(client, "entry", ours.entry.public_id)
    anchor = f"{reverse('entries:part', args=[ours.part('1.1').public_id])}#draft-entry_part-"
    assert (anchor in page, "写明时间" in page) == (True, True)
    parts = [_text(client, "part", ours.part(code).public_id) for code in ("1.1", "1.2")]
    assert ["写明时间" in one for one in parts] == [True, False]


def test_contributor_sees_the_points_of_the_given_parts_alone(
    call: Call, client: Client, office: Assignment, ours: Company
) -> None:
    give_part(ours.contact.as_actor(), ours.part("1.1"), ours.writer.person, timezone.localdate())
    begun(call, office.as_actor(), ours)
    check = check_of(ours)
    for concern, text in ((Concern(ours.part("1.1")), "写明时间"), (Concern(ours.part("1.2")), SECRET)):
        add_point(office.as_actor(), check, concern, text)
    add_point(office.as_actor(), check, Concern(), SECRET)
    writer = ours.writer.as_actor()
    assert list(doors.completion_points(writer)) == []
    outcome(office.as_actor(), call.lead, check, Intended(COMPLETION))
    assert [one.text for one in doors.completion_points(writer)] == ["写明时间"]
    sign_in(client, ours.writer)
    page = _text(client, "entry", ours.entry.public_id)
    assert ("写明时间" in page, "由联系人重新提交" in page, SECRET in page, "查看审查结论" in page) == (
        True,
        True,
        False,
        False,
    )


def test_refused_company_reads_of_one_check_and_its_deadline_goes_with_the_request(
    call: Call, client: Client, office: Assignment, ours: Company
) -> None:
    begun(call, office.as_actor(), ours)
    failed = rejected(office.as_actor(), call.lead, ours)
    sign_in(client, ours.contact)
    page, asks = _text(client, "entry", ours.entry.public_id), "申请复核截止"
    assert ("不予受理" in page, "资格审查" in page, "审查中" in page) == (True, False, False)
    assert asks in _text(client, "outcomes", ours.entry.public_id)
    ask(ours.contact.as_actor(), failed, "请复核。")
    sign_in(client, office)
    page = _text(client, "screening_check", check_of(ours).public_id)
    assert ("请复核。" in page, asks in page) == (True, False)


def test_company_states_and_asks_for_reconsideration_on_its_page(
    call: Call, client: Client, office: Assignment, ours: Company
) -> None:
    begun(call, office.as_actor(), ours)
    clerk, check = office.as_actor(), check_of(ours)
    intended = outcome(clerk, call.lead, check, Intended(INTENDED, "没有推荐意见"))
    sign_in(client, ours.contact)
    page = _text(client, "outcomes", ours.entry.public_id)
    assert ("没有推荐意见" in page, "核对并提交陈述申辩" in page) == (True, True)
    seen = say_to(ours.contact.as_actor(), intended, "已经寄出。")
    assert "已经寄出。" in _text(client, "statement", intended.public_id)
    say_to(ours.contact.as_actor(), intended, "已经寄出，附邮寄单。")
    address = reverse("entries:statement", args=[intended.public_id])
    assert client.post(address, {"seen": seen}).status_code == 409
    assert ScreeningStatement.objects.count() == 0
    client.post(address, {"seen": say_to(ours.contact.as_actor(), intended, "已经寄出。")})
    check.refresh_from_db()
    failed = outcome(clerk, call.lead, check, Intended(ScreeningOutcome.Kind.FAILED, "没有收到"))
    assert "核对并申请复核" in _text(client, "outcomes", ours.entry.public_id)
    seen = say_to(ours.contact.as_actor(), failed, "请再看。")
    client.post(reverse("entries:reconsideration", args=[failed.public_id]), {"seen": seen})
    assert [one.text for one in ScreeningStatement.objects.order_by("pk")] == ["已经寄出。", "请再看。"]
    assert check_of(ours).state == "reconsidering"
    sign_in(client, office)
    page = _text(client, "screening_check", check.public_id)
    assert ("已经寄出。" in page, "请再看。" in page) == (True, True)
    assert "复核由没有办理过这项结论的人办理" in page


def test_letter_is_offered_to_who_may_draft_it(call: Call, client: Client, office: Assignment, ours: Company) -> None:
    begun(call, office.as_actor(), ours)
    made = outcome(office.as_actor(), call.lead, check_of(ours), Intended(INTENDED, "没有推荐意见"))
    address, offered = reverse("entries:outcome_letter", args=[made.public_id]), []
    for who in (office, make_assignment(Role.SUPERVISOR, None, programme=call.cycle.programme)):
        sign_in(client, who)
        page = _text(client, "screening_check", check_of(ours).public_id)
        offered.append((address in page, "没有推荐意见" in page))
    assert offered == [(True, True), (False, True)]


def test_company_reads_nothing_of_another_companys_screening(
    call: Call, client: Client, office: Assignment, ours: Company, theirs: Company
) -> None:
    begun(call, office.as_actor(), ours, theirs)
    clerk = office.as_actor()
    add_point(clerk, check_of(theirs), Concern(), SECRET)
    point = outcome(clerk, call.lead, check_of(theirs), Intended(COMPLETION, SECRET, SECRET)).points.get()
    end_deadline(point.outcome)
    hidden = outcome(clerk, call.lead, check_of(theirs), Intended(INTENDED, SECRET, SECRET))
    sign_in(client, theirs.contact)
    assert SECRET in _text(client, "outcomes", theirs.entry.public_id)
    sign_in(client, ours.contact)
    for name, public_id in (("outcomes", theirs.entry.public_id), ("screening_check", check_of(ours).public_id)):
        assert client.get(reverse(f"entries:{name}", args=[public_id])).status_code == 404
    answer = client.post(reverse("entries:statement", args=[hidden.public_id]), {"seen": digest_of_text("")})
    assert (answer.status_code, ScreeningStatement.objects.count()) == (404, 0)
    for name in ("entry", "outcomes"):
        assert SECRET not in _text(client, name, ours.entry.public_id)


def test_office_reads_a_statement_once_it_is_handed_in(
    call: Call, client: Client, office: Assignment, ours: Company
) -> None:
    begun(call, office.as_actor(), ours)
    intended = outcome(office.as_actor(), call.lead, check_of(ours), Intended(INTENDED, "没有推荐意见"))
    seen = say_to(ours.contact.as_actor(), intended, SECRET)
    sign_in(client, office)
    assert SECRET not in _text(client, "screening_check", check_of(ours).public_id)
    address = reverse("drafts:history", args=["screening_outcome", intended.public_id, "text"])
    assert client.get(address).status_code in {403, 404}
    make_statement(ours.contact.as_actor(), intended, seen)
    assert SECRET in _text(client, "screening_check", check_of(ours).public_id)


def test_office_chooses_what_is_checked_until_the_checks_begin(
    call: Call, desk: Client, office: Assignment, ours: Company
) -> None:
    cycle, off = call.cycle.public_id, "controlled_organisations"
    assert "集团申报的，全部受控组织都符合条件" in _text(desk, "screening_rules", cycle)
    rules = rules_of_cycle(call.cycle)
    given = {f"{one.rule.id}.text": one.text for one in rules}
    given |= {f"{one.rule.id}.on": "on" for one in rules if one.rule.id != off}
    given["accidents.text"] = "近 {years} 年没有示例事故"
    change = reverse("entries:change_rules", args=[cycle])
    desk.post(change, given)
    begun(call, office.as_actor(), ours)
    check = check_of(ours, ELIGIBILITY)
    found = rules_of_check(check)
    assert (off in found, found["accidents"].text.zh) == (False, "近 3 年没有示例事故")
    assert desk.post(change, given).status_code == 403
    page = _text(desk, "screening_check", check.public_id)
    assert ("8. 近 3 年没有示例事故" in page, "受控组织都符合条件" in page) == (True, False)


def test_findings_stay_in_the_office(call: Call, client: Client, office: Assignment, ours: Company) -> None:
    begun(call, office.as_actor(), ours)
    find(office.as_actor(), check_of(ours), "not_met")
    outcome(office.as_actor(), call.lead, check_of(ours), Intended(INTENDED, "没有推荐意见"))
    sign_in(client, ours.contact)
    assert "申报表、承诺书等由法定代表人签字" not in _text(client, "outcomes", ours.entry.public_id)


@pytest.mark.parametrize("role", [Role.EXPERT, Role.COMMITTEE_MEMBER, Role.CONTRACTOR, Role.LIAISON])
def test_others_have_no_page_of_screening(
    call: Call, client: Client, office: Assignment, ours: Company, role: Role
) -> None:
    begun(call, office.as_actor(), ours)
    sign_in(client, make_assignment(role, call.cycle))
    for name, args in (
        ("screening", []),
        ("screening_check", [check_of(ours).public_id]),
        ("opinions", [call.cycle.public_id]),
        ("winners", [call.cycle.programme.public_id]),
    ):
        assert client.get(reverse(f"entries:{name}", args=args)).status_code == 404


def test_departments_are_asked_and_their_answers_noted(
    call: Call, desk: Client, office: Assignment, ours: Company, theirs: Company
) -> None:
    begun(call, office.as_actor(), ours, theirs)
    cycle = call.cycle.public_id
    assert "市场监管" in _text(desk, "opinions", cycle)
    day = timezone.now().date().replace(year=2100)
    values = {"departments": ["税务", "海关"], "deadline": day.isoformat()}
    past = desk.post(reverse("entries:ask_opinions", args=[cycle]), {**values, "deadline": "2001-01-01"})
    assert (past.status_code, "还有问题要改" in past.content.decode()) == (200, True)
    desk.post(reverse("entries:ask_opinions", args=[cycle]), values)
    asked = OpinionRequest.objects.get(department="税务")
    assert OpinionRequest.objects.count() == 2
    assert [one.recipient for one in Letter.objects.order_by("pk")] == ["税务", "海关"]
    desk.post(reverse("entries:opinion_letter", args=[asked.public_id]))
    asked.refresh_from_db()
    assert (asked.letter, asked.letter.recipient) == (Letter.objects.latest("pk"), "税务")
    body = asked.letter.body
    assert ("甲示例公司（" in body, "乙示例公司（" in body, "近三年在质量、安全生产" in body) == (True, True, True)
    note = reverse("entries:note_opinion", args=[asked.public_id])
    ids = ours.entry.public_id, theirs.entry.public_id
    given = {f"{ids[0]}-answer": "no_objection", f"{ids[1]}-answer": "objection"}
    page = desk.post(note, given).content.decode()
    assert ("没有写内容 › 照反馈写明" in page, '<option value="objection" selected>' in page) == (True, True)
    assert OpinionReply.objects.count() == 0
    desk.post(note, {**given, f"{ids[1]}-text": "欠税"})
    replies = OpinionReply.objects.order_by("entry__pk").values_list("answer", "text")
    assert list(replies) == [("no_objection", ""), ("objection", "欠税")]
    assert "欠税" in _text(desk, "screening_check", check_of(theirs, ELIGIBILITY).public_id)
    assert "1/2" in _text(desk, "screening")


def test_marked_point_is_confirmed_by_a_message(call: Call, desk: Client, office: Assignment, ours: Company) -> None:
    begun(call, office.as_actor(), ours)
    point = add_point(office.as_actor(), check_of(ours), Concern(), "补交证书")
    outcome(office.as_actor(), call.lead, check_of(ours), Intended(ScreeningOutcome.Kind.COMPLETION, "缺证书"))
    address = reverse("entries:mark_point", args=[point.public_id])
    assert "第 1 项已记为已补正" in desk.post(address, {"done": ""}, follow=True).content.decode()
    assert "第 1 项已记为未补正" in desk.post(address, {"not_done": ""}, follow=True).content.decode()
