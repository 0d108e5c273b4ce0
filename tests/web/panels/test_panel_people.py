"""Who and what is in a panel: experts, leader and substitutes, applications that passed the eligibility check."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_assignment, make_cycle, make_person, sign_in
from web.panels.world import Review, pass_screening
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.actions.panel_people import (
    ALREADY_IN,
    IN_A_PANEL,
    LEFT,
    NO_ENTRY,
    NO_REASON,
    NO_REASON_OF_ENTRY,
    NOBODY,
    NOT_PASSED,
    TAKEN_OUT,
    add_entries,
    add_members,
    choose_leader,
    end_entry,
    end_member,
)
from zhiheng.web.panels.actions.panels import divide_indicators, make_panel
from zhiheng.web.panels.doors import reviewed_entries
from zhiheng.web.panels.models import ExpertProfile, IndicatorOwner, Panel, PanelEntry, PanelMember
from zhiheng.web.panels.panel_queries import ended_entries, free_entries, free_experts, left_members
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.reviews.models import Sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def substitute(review: Review) -> Person:
    """An expert of the cycle who is in no panel."""
    return make_assignment(Role.EXPERT, review.call.cycle, make_person("递补示例")).person


def _member(review: Review, number: int) -> PanelMember:
    return PanelMember.objects.get(panel=review.panel, person=review.experts[number].person)


def _problems(refused: pytest.ExceptionInfo[BadInputError]) -> list[tuple[object, object]]:
    return [(one.place.cell, one.message) for one in refused.value.problems]


def test_experts_join_and_one_leads(review: Review, substitute: Person) -> None:
    assert list(free_experts(review.clerk, review.panel)) == [substitute]
    add_members(review.clerk, review.panel, [substitute])
    assert list(free_experts(review.clerk, review.panel)) == []
    joined = PanelMember.objects.get(person=substitute)
    choose_leader(review.clerk, joined)
    assert list(PanelMember.objects.filter(is_leader=True)) == [joined]
    said = LedgerEntry.objects.filter(subject=review.panel.public_id).order_by("sequence")
    assert [one.verb for one in said] == ["panel.add_members", "panel.choose_leader"]
    payload = LedgerPayload.objects.get(pk=said[0].commitment).payload
    assert payload["people"] == [substitute.public_id]


def test_who_joins_is_an_expert_of_the_cycle_and_not_yet_in(review: Review, substitute: Person) -> None:
    for people, message in (([], NOBODY), ([substitute, review.experts[0].person], ALREADY_IN)):
        with pytest.raises(BadInputError) as refused:
            add_members(review.clerk, review.panel, people)
        assert _problems(refused) == [("people", message)]
    elsewhere = make_assignment(Role.EXPERT, make_cycle()).person
    for person in (elsewhere, make_assignment(Role.LIAISON, review.call.cycle).person):
        with pytest.raises(NotFoundError):
            add_members(review.clerk, review.panel, [person])
    Assignment.objects.filter(person=substitute).update(ended=timezone.now())
    with pytest.raises(NotFoundError):
        add_members(review.clerk, review.panel, [substitute])
    with pytest.raises(NotPermittedError):
        add_members(review.expert(0), review.panel, [substitute])
    assert PanelMember.objects.count() == 3


def test_substitute_follows_and_takes_over_the_indicators(review: Review, substitute: Person) -> None:
    leader = _member(review, 0)
    divide_indicators(review.clerk, review.panel, {"1.1": leader, "1.2": _member(review, 1)})
    end_member(review.clerk, leader, " 回避 ", substitute)
    left, follows = PanelMember.objects.get(pk=leader.pk), PanelMember.objects.get(person=substitute)
    assert (left.ended is None, left.reason, follows.replaces, follows.is_leader) == (False, "回避", left, False)
    owned = IndicatorOwner.objects.filter(ended=None).order_by("indicator").values_list("indicator", "member")
    assert list(owned) == [("1.1", follows.pk), ("1.2", _member(review, 1).pk)]
    assert left_members(review.clerk, review.panel) == [(left, "递补示例")]
    assert list(reviewed_entries(review.expert(0))) == []
    for act in (choose_leader, lambda actor, member: end_member(actor, member, "再次")):
        with pytest.raises(BlockedError) as refused:
            act(review.clerk, left)
        assert [one.message for one in refused.value.problems] == [LEFT]


def test_substituting_leaves_given_sheets_as_they_are(review: Review, substitute: Person) -> None:
    phase, leaves = review.call.cycle.phases.get(code="desk"), _member(review, 1)
    given = {"phase": phase, "entry": review.company(0).entry, "person": leaves.person}
    Sheet.objects.create(**given, state=Sheet.State.CONFIRMED)
    before = list(Sheet.objects.values())
    end_member(review.clerk, leaves, "因病", substitute)
    assert list(Sheet.objects.values()) == before


def test_leaving_needs_a_reason_and_no_substitute(review: Review) -> None:
    first, second = _member(review, 0), _member(review, 1)
    with pytest.raises(BadInputError) as refused:
        end_member(review.clerk, first, " ")
    assert _problems(refused) == [("reason", NO_REASON)]
    with pytest.raises(BadInputError) as refused:
        end_member(review.clerk, first, "回避", second.person)
    assert _problems(refused) == [("substitute", ALREADY_IN)]
    assert PanelMember.objects.filter(ended=None).count() == 3
    end_member(review.clerk, first, "因病")
    assert left_members(review.clerk, review.panel) == [(first, "")]


def test_applications_move_between_panels(review: Review) -> None:
    reviewed, entry = PanelEntry.objects.get(entry=review.company(0).entry), review.company(0).entry
    other = make_panel(review.clerk, review.call.cycle, "第二组")
    with pytest.raises(BadInputError) as refused:
        add_entries(review.clerk, other, [entry])
    assert _problems(refused) == [("entries", IN_A_PANEL)]
    assert list(reviewed_entries(review.expert(0)).values_list("entry", flat=True)) == [
        entry.pk,
        review.company(1).entry.pk,
    ]
    with pytest.raises(BadInputError) as refused:
        end_entry(review.clerk, reviewed, " ")
    assert _problems(refused) == [("reason", NO_REASON_OF_ENTRY)]
    end_entry(review.clerk, reviewed, " 调整分组 ")
    assert [(one.entry, one.reason) for one in ended_entries(review.clerk, review.panel)] == [(entry, "调整分组")]
    assert list(reviewed_entries(review.expert(0)).values_list("entry", flat=True)) == [review.company(1).entry.pk]
    assert list(free_entries(review.clerk, review.call.cycle)) == [entry]
    add_entries(review.clerk, other, [entry])
    assert list(free_entries(review.clerk, review.call.cycle)) == []
    assert PanelEntry.objects.get(entry=entry, ended=None).panel == other
    with pytest.raises(BlockedError) as refused:
        end_entry(review.clerk, PanelEntry.objects.get(pk=reviewed.pk), "再次")
    assert [one.message for one in refused.value.problems] == [TAKEN_OUT]


def test_only_eligible_applications_of_the_cycle(review: Review) -> None:
    review.call.set_stage(Stage.CALL)
    written, withdrawn = review.call.company("写作示例"), review.call.company("撤回示例")
    pass_screening(review.call, review.clerk, withdrawn)
    Entry.objects.filter(pk=withdrawn.entry.pk).update(state=Entry.State.WITHDRAWN)
    review.call.set_stage(Stage.EVALUATION)
    with pytest.raises(BadInputError) as refused:
        add_entries(review.clerk, review.panel, [written.entry, withdrawn.entry])
    assert _problems(refused) == [("entries", NOT_PASSED)] * 2
    with pytest.raises(BadInputError) as refused:
        add_entries(review.clerk, review.panel, [])
    assert _problems(refused) == [("entries", NO_ENTRY)]
    elsewhere = Panel.objects.create(cycle=make_cycle(review.call.cycle.programme, Stage.EVALUATION), name="别届")
    with pytest.raises(NotFoundError):
        add_entries(review.clerk, elsewhere, [review.company(0).entry])
    assert list(free_entries(review.clerk, review.call.cycle)) == []


def test_pages_put_in_and_take_out(client: Client, review: Review, substitute: Person) -> None:
    cycle, panel = review.call.cycle, make_panel(review.clerk, review.call.cycle, "第二组")
    ExpertProfile.objects.create(programme=cycle.programme, person=substitute, employer="示例研究院", is_finance=True)
    sign_in(client, make_assignment(Role.OFFICE_CLERK, cycle))
    page = reverse("panels:panel", args=[panel.public_id])
    assert "递补示例 · 示例研究院 · 财务" in client.get(page).content.decode()
    assert list(client.post(f"{page}/members").context["members_form"].errors) == ["people"]
    assert client.post(f"{page}/members", {"people": [substitute.public_id]}).url == page
    member = PanelMember.objects.get(person=substitute)
    assert client.post(reverse("panels:choose_leader", args=[member.public_id])).url == page
    assert list(client.post(f"{page}/entries").context["entries_form"].errors) == ["entries"]
    taken = PanelEntry.objects.first()
    to = reverse("panels:end_entry", args=[taken.public_id])
    assert "移出第一组" in client.get(to).content.decode()
    assert list(client.post(to, {"reason": " "}).context["form"].errors) == ["reason"]
    of_first = reverse("panels:panel", args=[review.panel.public_id])
    assert client.post(to, {"reason": "调整分组示例"}).url == of_first
    assert "调整分组示例" in client.get(of_first).content.decode()
    assert client.post(f"{page}/entries", {"entries": [taken.entry.public_id]}).url == page
    shown = client.get(page).content.decode()
    assert (taken.entry.organisation.name in shown, "组长" in shown) == (True, True)


def test_page_lets_leave_with_a_substitute(client: Client, review: Review, substitute: Person) -> None:
    sign_in(client, make_assignment(Role.OFFICE_CLERK, review.call.cycle))
    end = reverse("panels:end_member", args=[_member(review, 1).public_id])
    assert list(client.post(end, {"substitute": substitute.public_id}).context["form"].errors) == ["reason"]
    page = reverse("panels:panel", args=[review.panel.public_id])
    assert client.post(end, {"reason": "回避", "substitute": substitute.public_id}).url == page
    assert "递补专家示例2" in client.get(page).content.decode()
    assert list(client.post(end, {"reason": "回避"}).context["form"].errors) == ["__all__"]
    history = client.get(reverse("audit:history", args=["panel", review.panel.public_id])).content.decode()
    assert "专家示例2 退出评审组，递补：递补示例，理由：回避" in history
