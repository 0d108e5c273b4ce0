"""The office composes panels: made and named, indicators divided, visits ordered; the supervisor reads."""

import pytest
from django.test import Client
from django.urls import reverse

from web.make import make_actor, make_assignment, make_cycle, make_person, sign_in
from web.panels.world import Review
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.panels import doors
from zhiheng.web.panels.actions.panels import (
    NO_NAME,
    SAME_NAME,
    SAME_NUMBER,
    divide_indicators,
    make_panel,
    order_visits,
    rename_panel,
)
from zhiheng.web.panels.models import ExpertProfile, IndicatorOwner, Panel, PanelEntry, PanelMember
from zhiheng.web.panels.panel_queries import hints_of, owner_lines, panel_lines
from zhiheng.web.panels.panel_standards import indicators_of_panel
from zhiheng.web.programmes.models import Setting

pytestmark = pytest.mark.django_db


def _said(panel: Panel) -> list[str]:
    found = LedgerEntry.objects.filter(subject=panel.public_id).order_by("sequence")
    return list(found.values_list("verb", flat=True))


def _supervisor(review: Review) -> object:
    return make_actor(Role.SUPERVISOR, review.call.cycle)


def test_panels_are_made_in_order_and_renamed(review: Review) -> None:
    made = make_panel(review.clerk, review.call.cycle, " 第二组 ")
    later = make_panel(review.clerk, review.call.cycle, "第三组")
    assert (made.name, later.order - made.order) == ("第二组", 1)
    rename_panel(review.clerk, made, "制造二组")
    rename_panel(review.clerk, made, "制造二组")
    made.refresh_from_db()
    assert (made.name, _said(made)) == ("制造二组", ["panel.make", "panel.rename", "panel.rename"])


def test_names_are_written_and_unique_in_the_cycle(review: Review) -> None:
    for name, message in (("  ", NO_NAME), ("第一组", SAME_NAME)):
        with pytest.raises(BadInputError) as refused:
            make_panel(review.clerk, review.call.cycle, name)
        assert [(one.place.cell, one.message) for one in refused.value.problems] == [("name", message)]
    assert list(Panel.objects.all()) == [review.panel]


def test_only_the_office_composes_and_only_in_two_stages(review: Review) -> None:
    for actor in (_supervisor(review), review.expert(0), make_actor(Role.OFFICE_CLERK, make_cycle())):
        with pytest.raises(NotPermittedError):
            rename_panel(actor, review.panel, "别的名字")
    for stage, is_open in ((Stage.CALL, False), (Stage.SCREENING, True), (Stage.EVALUATION, True)):
        review.call.set_stage(stage)
        if is_open:
            rename_panel(review.clerk, review.panel, f"{stage}组")
            continue
        with pytest.raises(NotPermittedError):
            rename_panel(review.clerk, review.panel, f"{stage}组")
    review.panel.refresh_from_db()
    assert review.panel.name == "evaluation组"


def test_doors_open_to_office_and_supervisor(review: Review) -> None:
    member, reviewed = PanelMember.objects.first(), PanelEntry.objects.first()
    rows = ((doors.panel, review.panel), (doors.panel_member, member), (doors.panel_entry, reviewed))
    for actor in (review.clerk, _supervisor(review)):
        assert [door(actor, row.public_id) for door, row in rows] == [row for _, row in rows]
    contact = review.company(0).contact.as_actor()
    for actor in (review.expert(0), contact, make_actor(Role.OFFICE_CLERK, make_cycle())):
        for door, row in rows:
            with pytest.raises(NotFoundError):
                door(actor, row.public_id)


def test_indicators_are_divided_and_changed(review: Review) -> None:
    first, second, _ = PanelMember.objects.order_by("pk")
    codes = [indicator.code for indicator in indicators_of_panel(review.panel)]
    assert len(codes) == len(set(codes)) == 26
    divide_indicators(review.clerk, review.panel, dict.fromkeys(codes, first))
    divide_indicators(review.clerk, review.panel, {codes[0]: second, codes[1]: None, codes[2]: first})
    owned = {line.indicator.code: line.owner for line in owner_lines(review.clerk, review.panel)}
    assert [owned[code] for code in codes[:3]] == [second, None, first]
    assert IndicatorOwner.objects.exclude(ended=None).count() == 2
    assert _said(review.panel) == ["panel.divide"] * 2


def test_indicators_go_to_members_of_the_panel_only(review: Review) -> None:
    other = make_panel(review.clerk, review.call.cycle, "第二组")
    stranger = PanelMember.objects.create(panel=other, person=make_person())
    code = indicators_of_panel(other)[0].code
    for owners in ({code: stranger}, {"99.9": PanelMember.objects.filter(panel=review.panel).first()}):
        with pytest.raises(NotFoundError):
            divide_indicators(review.clerk, review.panel, owners)
    assert not IndicatorOwner.objects.exists()


def test_order_of_visits_is_written_as_drawn(review: Review) -> None:
    first, second = PanelEntry.objects.order_by("pk")
    order_visits(review.clerk, review.panel, {first: 2, second: 1})
    assert list(PanelEntry.objects.order_by("pk").values_list("visit_order", flat=True)) == [2, 1]
    order_visits(review.clerk, review.panel, {second: 3})
    assert list(PanelEntry.objects.order_by("pk").values_list("visit_order", flat=True)) == [None, 3]
    with pytest.raises(BadInputError) as refused:
        order_visits(review.clerk, review.panel, {first: 3, second: 3})
    places = [(one.place.cell, one.message) for one in refused.value.problems]
    assert places == [(first.public_id, SAME_NUMBER), (second.public_id, SAME_NUMBER)]
    other = make_panel(review.clerk, review.call.cycle, "第二组")
    with pytest.raises(NotFoundError):
        order_visits(review.clerk, other, {first: 1})


def test_hints_follow_the_settings_and_are_for_the_office(review: Review) -> None:
    cycle, codes = review.call.cycle, [one.code for one in indicators_of_panel(review.panel)]
    planned = {"panel.size": 5, "panel.outside_share": "1/3", "panel.finance_experts": 1}
    for key, value in planned.items():
        Setting.objects.filter(cycle=cycle, key=key).update(value=value)
    PanelMember.objects.update(is_leader=False)
    assert len(hints_of(review.clerk, review.panel)) == 5
    Setting.objects.filter(cycle=cycle, key="panel.size").update(value=3)
    expert = review.experts[0].person
    values = {"programme": cycle.programme, "is_finance": True, "is_outside": True}
    ExpertProfile.objects.create(person=expert, **values)
    leader = PanelMember.objects.get(person=expert)
    PanelMember.objects.filter(pk=leader.pk).update(is_leader=True)
    divide_indicators(review.clerk, review.panel, dict.fromkeys(codes[1:], leader))
    assert hints_of(review.clerk, review.panel) == ["还有 1 个指标没有主评"]
    assert hints_of(_supervisor(review), review.panel) == []


def test_list_shows_each_panel_with_its_leader_first(review: Review) -> None:
    third = PanelMember.objects.order_by("-pk")[0]
    PanelMember.objects.update(is_leader=False)
    PanelMember.objects.filter(pk=third.pk).update(is_leader=True)
    empty = make_panel(review.clerk, review.call.cycle, "第二组")
    lines = panel_lines(_supervisor(review), review.call.cycle)
    assert [(line.panel, len(line.members), len(line.entries)) for line in lines] == [
        (review.panel, 3, 2),
        (empty, 0, 0),
    ]
    assert lines[0].members[0] == third


def test_pages_make_rename_divide_and_order(client: Client, review: Review) -> None:
    cycle = review.call.cycle
    sign_in(client, make_assignment(Role.OFFICE_CLERK, cycle))
    to = reverse("panels:make_panel", args=[cycle.public_id])
    assert list(client.post(to, {"name": "第一组"}).context["form"].errors) == ["name"]
    assert client.post(to, {"name": "第二组"}).status_code == 302
    page = reverse("panels:panel", args=[review.panel.public_id])
    assert list(client.post(f"{page}/rename", {"name": "第二组"}).context["name_form"].errors) == ["name"]
    assert client.post(f"{page}/rename", {"name": "甲组"}).url == page
    member = PanelMember.objects.first()
    assert client.post(f"{page}/owners", {"1.1": member.public_id}).url == page
    assert IndicatorOwner.objects.get().member == member
    assert member.person.name in client.get(f"{page}/owners").content.decode()
    first, second = PanelEntry.objects.order_by("pk")
    twice = client.post(f"{page}/visits", {first.public_id: "1", second.public_id: "1"})
    assert set(twice.context["visits_form"].errors) == {first.public_id, second.public_id}
    assert client.post(f"{page}/visits", {first.public_id: "2", second.public_id: ""}).url == page
    assert list(PanelEntry.objects.order_by("pk").values_list("visit_order", flat=True)) == [2, None]


def test_supervisor_reads_without_forms_and_experts_find_nothing(client: Client, review: Review) -> None:
    page = reverse("panels:panel", args=[review.panel.public_id])
    sign_in(client, make_assignment(Role.SUPERVISOR, review.call.cycle))
    shown = client.get(page).content.decode()
    assert (review.experts[0].person.name in shown, f"{page}/members" in shown) == (True, False)
    assert client.get(reverse("panels:panels")).status_code == 200
    sign_in(client, review.experts[0])
    assert [client.get(one).status_code for one in (page, reverse("panels:panels"))] == [404, 404]
