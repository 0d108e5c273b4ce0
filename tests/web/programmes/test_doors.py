"""Who may know of which award and cycle."""

import pytest
from django.urls import reverse

from web.make import make_assignment, make_organisation, sign_in
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes import doors, queries
from zhiheng.web.programmes.models import (
    Cycle,
    DeadlineExtension,
    FormVersion,
    GuideVersion,
    HolidayYear,
    Phase,
    RulesVersion,
    Setting,
    StandardVersion,
)

SECRET = "机密标题九一"


def test_office_sees_its_own_award_only(office, other_office) -> None:
    clerk = office.clerk.as_actor()
    assert [cycle.pk for cycle in doors.cycles(clerk)] == [office.cycle.pk]
    assert doors.cycle(clerk, office.cycle.public_id) == office.cycle
    with pytest.raises(NotFoundError):
        doors.cycle(clerk, other_office.cycle.public_id)
    assert [programme.pk for programme in doors.programmes(clerk)] == [office.programme.pk]


def test_every_door_keeps_the_other_award_out(office, other_office) -> None:
    other_office.open_call()
    HolidayYear.objects.create(programme=other_office.programme, year=2100, document="1号")
    phase = Phase.objects.filter(cycle=other_office.cycle).first()
    values = {"old_ends": "2100-01-01", "new_ends": "2100-01-02", "reason": "台风", "extended_at": "2100-01-01T00:00Z"}
    DeadlineExtension.objects.create(cycle=other_office.cycle, phase=phase, **values)
    for name, model in (
        ("programme", type(office.programme)),
        ("cycle", Cycle),
        ("phase", Phase),
        ("setting", Setting),
        ("standard_version", StandardVersion),
        ("guide_version", GuideVersion),
        ("form_version", FormVersion),
        ("rules_version", RulesVersion),
        ("deadline_extension", DeadlineExtension),
        ("holiday_year", HolidayYear),
        ("track", other_office.cycle.tracks.model),
    ):
        row = model.objects.order_by("-pk").first()
        door = getattr(doors, name)
        assert door(other_office.clerk.as_actor(), row.public_id) == row, name
        with pytest.raises(NotFoundError):
            door(office.clerk.as_actor(), row.public_id)


def test_operator_reads_titles_and_no_content(client, office) -> None:
    operator = make_assignment(Role.OPERATOR)
    assert list(doors.cycles(operator.as_actor())) == []
    assert [cycle.pk for cycle in doors.titled_cycles(operator.as_actor())] == [office.cycle.pk]
    assert list(doors.standards(operator.as_actor())) == []
    with pytest.raises(NotFoundError):
        doors.setting(make_assignment(Role.EXPERT, office.cycle).as_actor(), Setting.objects.first().public_id)
    sign_in(client, operator)
    page = client.get(reverse("programmes:programmes"))
    address = reverse("programmes:cycle", args=[office.cycle.public_id])
    assert (office.cycle.title in page.text, address in page.text) == (True, False)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("role", [Role.EXPERT, Role.COMMITTEE_MEMBER, Role.LIAISON, Role.ENTRY_OWNER])
def test_others_see_the_cycle_they_are_in(office, role) -> None:
    own = make_assignment(role, office.cycle).as_actor()
    assert [cycle.pk for cycle in doors.cycles(own)] == [office.cycle.pk]
    elsewhere = make_assignment(role, None, programme=office.programme).as_actor()
    assert list(doors.cycles(elsewhere)) == []


def test_company_finds_official_cycles_that_are_called(office) -> None:
    owner = make_assignment(Role.ENTRY_OWNER, None, organisation=make_organisation()).as_actor()
    assert list(doors.cycles(owner)) == []
    Cycle.objects.filter(pk=office.cycle.pk).update(stage=Stage.CALL)
    assert [cycle.pk for cycle in doors.cycles(owner)] == [office.cycle.pk]
    Cycle.objects.filter(pk=office.cycle.pk).update(is_practice=True)
    assert list(doors.cycles(owner)) == []


@pytest.mark.leak
def test_list_hides_the_titles_of_other_awards(client, office, other_office) -> None:
    Cycle.objects.filter(pk=other_office.cycle.pk).update(title=SECRET)
    sign_in(client, other_office.clerk)
    address = reverse("programmes:programmes")
    assert SECRET in client.get(address).text
    for assignment in (office.clerk, office.supervisor, make_assignment(Role.EXPERT, office.cycle)):
        sign_in(client, assignment)
        assert SECRET not in client.get(address).text


def test_list_of_awards_names_the_award_of_ones_cycle(office, other_office) -> None:
    expert = make_assignment(Role.EXPERT, office.cycle).as_actor()
    [line] = queries.listed_programmes(expert)
    assert (line.programme.pk, line.is_open, list(line.cycles)) == (office.programme.pk, False, [office.cycle])
    operator = make_assignment(Role.OPERATOR).as_actor()
    assert len(queries.listed_programmes(operator)) == 2
