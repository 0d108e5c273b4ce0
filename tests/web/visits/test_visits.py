"""Making a visit, its team and its plan; who finds it."""

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_assignment, make_person, sign_in
from web.panels.world import add_conflict
from web.visits.world import Visiting
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry
from zhiheng.web.messages.models import Delivery, Letter
from zhiheng.web.panels.models import Conflict
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Phase, Setting
from zhiheng.web.results.models import PhaseOutcome, PhasePlace
from zhiheng.web.visits import doors
from zhiheng.web.visits.actions.plans import Planned, add_item, change_item, drop_item
from zhiheng.web.visits.actions.visits import Arranged, arrange_visit, choose_team, make_visit
from zhiheng.web.visits.agenda import agenda_of
from zhiheng.web.visits.models import PlanItem, VisitMember
from zhiheng.web.visits.queries import visit_lines

pytestmark = pytest.mark.django_db


def people(visiting: Visiting) -> list[Person]:
    return [one.person for one in visiting.review.experts]


def team(visiting: Visiting) -> set[str]:
    return set(VisitMember.objects.filter(visit=visiting.visit, ended=None).values_list("person__name", flat=True))


def told(visiting: Visiting) -> int:
    """How often the company was told that the team changed."""
    contact = visiting.review.company(0).contact.person
    return Delivery.objects.filter(person=contact, notice__title_zh__contains="成员有变动").count()


def problems(refused: pytest.ExceptionInfo[BadInputError]) -> list[str]:
    return [str(one.place.cell) for one in refused.value.problems]


def decided(visiting: Visiting, *left_out: Entry) -> PhaseOutcome:
    """Let it be decided who does not go on."""
    cycle, by = visiting.review.call.cycle, visiting.review.experts[0].person
    proposal = Proposal.objects.create(verb="x", model="x", subject_id="x", arguments={}, cycle=cycle, prepared_by=by)
    values = {"content": "{}", "digest": "0" * 64, "proposal": proposal, "decided_at": timezone.now()}
    phase = Phase.objects.get(cycle=cycle, code="desk")
    made = PhaseOutcome.objects.create(cycle=cycle, phase=phase, number=1, **values)
    PhasePlace.objects.bulk_create(PhasePlace(outcome=made, entry=one, goes_on=False) for one in left_out)
    return made


def test_visit_begins_with_the_panel_and_the_template(visiting: Visiting) -> None:
    assert team(visiting) == {"专家示例1", "专家示例2", "专家示例3"}
    items = [(one.what, f"{one.begins:%H:%M}", f"{one.ends:%H:%M}") for one in visiting.visit.planitems.all()]
    assert items == [
        ("首次会议", "09:00", "09:30"),
        ("高层访谈", "09:30", "10:30"),
        ("现场巡查", "10:30", "12:00"),
        ("分组查证（含批次追溯演示）", "13:30", "15:30"),
        ("员工座谈", "15:30", "16:30"),
        ("内部合议", "16:30", "17:15"),
        ("末次会议", "17:15", "17:45"),
    ]
    cycle = visiting.review.call.cycle
    Setting.objects.filter(cycle=cycle, key="visit.days").update(value="1/2")
    last = agenda_of(cycle, visiting.visit)[-1]
    assert (last.what, last.ends) == ("末次会议", time(12, 40))


def test_only_what_was_agreed_on_is_visited_and_once(visiting: Visiting) -> None:
    other = visiting.reviewed(1)
    with pytest.raises(NotFoundError):
        make_visit(visiting.clerk, other, Arranged())
    with pytest.raises(BlockedError):
        make_visit(visiting.clerk, visiting.reviewed(), Arranged())
    with pytest.raises(NotPermittedError):
        make_visit(visiting.leader, visiting.reviewed(), Arranged())
    lines = visit_lines(visiting.clerk, visiting.review.call.cycle)
    assert [(one.organisation, one.order, bool(one.visit)) for one in lines] == [("申报甲示例公司", 1, True)]
    Phase.objects.filter(cycle=visiting.review.call.cycle, code="consensus").update(is_on=False)
    lines = visit_lines(visiting.clerk, visiting.review.call.cycle)
    assert [(one.organisation, bool(one.visit)) for one in lines] == [
        ("申报甲示例公司", True),
        ("申报乙示例公司", False),
    ]
    outcome = decided(visiting, other.entry)
    assert [bool(one.visit) for one in visit_lines(visiting.clerk, visiting.review.call.cycle)] == [True]
    PhasePlace.objects.filter(outcome=outcome).update(goes_on=True)
    add_conflict(visiting.review.experts[1], visiting.review.company(1))
    made = make_visit(visiting.clerk, other, Arranged())
    assert set(made.visitmembers.values_list("person__name", flat=True)) == {"专家示例1", "专家示例3"}


def test_office_arranges_days_place_and_liaison(visiting: Visiting) -> None:
    stranger = make_person("无关示例")
    with pytest.raises(BadInputError) as refused:
        arrange_visit(visiting.clerk, visiting.visit, Arranged(date(2100, 3, 2), date(2100, 3, 1), "", stranger))
    assert problems(refused) == ["ends", "liaison"]
    arrange_visit(visiting.clerk, visiting.visit, Arranged(date(2100, 3, 2), date(2100, 3, 3), "示例路 2 号"))
    found = visiting.visit
    assert (found.begins, found.ends, found.place, found.liaison) == (
        date(2100, 3, 2),
        date(2100, 3, 3),
        "示例路 2 号",
        None,
    )
    with pytest.raises(NotPermittedError):
        arrange_visit(visiting.leader, visiting.visit, Arranged())


def test_office_chooses_the_team_among_members_without_conflict(visiting: Visiting) -> None:
    first, second, third = people(visiting)
    with pytest.raises(BadInputError) as refused:
        choose_team(visiting.clerk, visiting.visit, [])
    assert problems(refused) == ["people"]
    choose_team(visiting.clerk, visiting.visit, [first, second])
    assert team(visiting) == {"专家示例1", "专家示例2"}
    assert told(visiting) == 0
    visiting.issue_notice()
    choose_team(visiting.clerk, visiting.visit, [first, third])
    assert team(visiting) == {"专家示例1", "专家示例3"}
    assert VisitMember.objects.filter(visit=visiting.visit).count() == 4
    assert told(visiting) == 1
    add_conflict(visiting.review.experts[1], visiting.review.company(0))
    with pytest.raises(NotFoundError):
        choose_team(visiting.clerk, visiting.visit, [first, second])
    with pytest.raises(NotFoundError):
        choose_team(visiting.clerk, visiting.visit, [make_person("无关示例")])


def test_office_and_leader_plan(visiting: Visiting) -> None:
    first, second, third = people(visiting)
    with pytest.raises(NotPermittedError):
        add_item(visiting.review.expert(1), visiting.visit, Planned(1, "查证"))
    with pytest.raises(BadInputError) as refused:
        add_item(visiting.leader, visiting.visit, Planned(0, " ", time(10), time(9)))
    assert problems(refused) == ["day", "what", "ends"]
    made = add_item(visiting.leader, visiting.visit, Planned(2, " 查证 ", time(9), None, " 仓库 ", [second]))
    assert (made.what, made.place, made.people) == ("查证", "仓库", [second.public_id])
    change_item(visiting.clerk, made, Planned(2, "查证仓库"))
    made.refresh_from_db()
    assert (made.what, made.people) == ("查证仓库", [])
    choose_team(visiting.clerk, visiting.visit, [first, second])
    with pytest.raises(NotFoundError):
        change_item(visiting.leader, made, Planned(2, "查证", people=[third]))
    drop_item(visiting.leader, made)
    with pytest.raises(NotFoundError):
        drop_item(visiting.leader, made)
    choose_team(visiting.clerk, visiting.visit, [second])
    with pytest.raises(NotPermittedError):
        add_item(visiting.leader, visiting.visit, Planned(1, "查证"))


def seen_by(actor: Actor) -> int:
    return doors.visits(actor).count()


def test_who_finds_a_visit(visiting: Visiting) -> None:
    inside = [visiting.clerk, visiting.lead, visiting.supervisor, *(visiting.review.expert(n) for n in range(3))]
    assert [seen_by(one) for one in inside] == [1] * 6
    cycle = visiting.review.call.cycle
    other_liaison = make_assignment(Role.LIAISON, cycle, make_person("其他联络员")).as_actor()
    outside = [Role.CONTRACTOR, Role.COMMITTEE_MEMBER, Role.EXPERT]
    strangers = [make_assignment(role, cycle, make_person(f"外人{role}")).as_actor() for role in outside]
    assert [seen_by(one) for one in (visiting.liaison.as_actor(), other_liaison, *strangers)] == [1, 0, 0, 0, 0]
    assert [seen_by(visiting.contact), seen_by(visiting.other_contact)] == [0, 0]
    letter = visiting.issue_notice()
    assert [seen_by(visiting.contact), seen_by(visiting.other_contact)] == [1, 0]
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.VOID)
    assert seen_by(visiting.contact) == 0


def test_who_left_the_team_or_is_recused_finds_nothing(visiting: Visiting) -> None:
    first, second, _ = people(visiting)
    choose_team(visiting.clerk, visiting.visit, [first, second])
    assert [seen_by(visiting.review.expert(n)) for n in range(3)] == [1, 1, 0]
    source = Conflict.Source.OFFICE
    Conflict.objects.create(entry=visiting.entry, person=second, kind="kin", source=source, made_by=first)
    assert [seen_by(visiting.review.expert(n)) for n in range(3)] == [1, 0, 0]
    item = PlanItem.objects.filter(visit=visiting.visit)[0]
    with pytest.raises(NotFoundError):
        doors.plan_item(visiting.review.expert(1), item.public_id)


def test_pages_arrange_and_plan(client: Client, visiting: Visiting) -> None:
    sign_in(client, make_assignment(Role.OFFICE_CLERK, visiting.review.call.cycle))
    at = [visiting.visit.public_id]
    bad = {"begins": "2100-03-02", "ends": "2100-03-01", "place": "甲"}
    assert "结束日期早于开始日期" in client.post(reverse("visits:arrange", args=at), bad).content.decode()
    client.post(reverse("visits:arrange", args=at), {**bad, "ends": "2100-03-02"})
    first, second, _ = people(visiting)
    client.post(reverse("visits:team", args=at), {"people": [first.public_id, second.public_id]})
    sent = {"day": "1", "begins": "18:00", "what": "查看夜班", "people": [second.public_id]}
    client.post(reverse("visits:add_item", args=at), sent)
    page = client.get(reverse("visits:visit", args=at)).content.decode()
    assert ("2100-03-02" in page, "查看夜班" in page, "专家示例3" in page) == (True, True, False)
    item = PlanItem.objects.get(what="查看夜班")
    form = client.get(reverse("visits:change_item", args=[item.public_id])).content.decode()
    assert f'value="{second.public_id}" id="id_people_1" checked' in form
    client.post(reverse("visits:change_item", args=[item.public_id]), {**sent, "what": "查看早班"})
    client.post(reverse("visits:drop_item", args=[item.public_id]))
    assert "查看早班" not in client.get(reverse("visits:visit", args=at)).content.decode()
    assert PlanItem.objects.get(pk=item.pk).what == "查看早班"


def test_visit_is_made_on_its_page(client: Client, visiting: Visiting) -> None:
    Phase.objects.filter(cycle=visiting.review.call.cycle, code="consensus").update(is_on=False)
    sign_in(client, make_assignment(Role.OFFICE_CLERK, visiting.review.call.cycle))
    listed = client.get(reverse("visits:visits")).content.decode()
    address = reverse("visits:make", args=[visiting.reviewed(1).public_id])
    assert address in listed
    made = client.post(address, {"place": "示例路 3 号", "liaison": visiting.liaison.person.public_id}, follow=True)
    assert "示例路 3 号" in made.content.decode()


def test_company_and_liaison_see_plan_and_team(client: Client, visiting: Visiting) -> None:
    at = [visiting.visit.public_id]
    sign_in(client, visiting.review.company(0).contact)
    assert client.get(reverse("visits:plan", args=at)).status_code == 404
    visiting.issue_notice()
    for one in (visiting.review.company(0).contact, visiting.liaison):
        sign_in(client, one)
        assert reverse("visits:plan", args=at) in client.get(reverse("visits:visits")).content.decode()
        page = client.get(reverse("visits:plan", args=at)).content.decode()
        assert ("专家示例1" in page, "首次会议" in page, "visits:visit" in page) == (True, True, False)
        assert client.get(reverse("visits:visit", args=at)).status_code == 404
    sign_in(client, visiting.review.company(1).contact)
    assert client.get(reverse("visits:plan", args=at)).status_code == 404
