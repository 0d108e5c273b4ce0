"""An award in its call, two companies with contact and contributor, an office; all invented."""

from dataclasses import dataclass

import pytest

from web.make import make_actor, make_assignment, make_organisation, make_person
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.actions.entries import create_entry
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.people.models import Assignment, Organisation
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle
from zhiheng.web.programmes.actions.programmes import create_programme
from zhiheng.web.programmes.models import Cycle, Track


@dataclass
class Company:
    """A company with a contact and a contributor, and its application."""

    organisation: Organisation
    contact: Assignment
    writer: Assignment
    entry: Entry

    def part(self, code: str) -> Part:
        return Part.objects.get(entry=self.entry, code=code)


@dataclass
class Call:
    """An award whose call is open."""

    cycle: Cycle
    track: Track
    lead: Actor

    def set_stage(self, stage: Stage) -> None:
        Cycle.objects.filter(pk=self.cycle.pk).update(stage=stage)

    def company(self, name: str) -> Company:
        organisation = make_organisation(f"{name}公司")
        contact, writer = (
            make_assignment(role, None, make_person(f"{name}{role}"), organisation=organisation)
            for role in (Role.ENTRY_OWNER, Role.ENTRY_MEMBER)
        )
        track = Track.objects.get(pk=self.track.pk)
        return Company(organisation, contact, writer, create_entry(contact.as_actor(), track))


@pytest.fixture
def call(db: None) -> Call:
    programme = create_programme(make_actor(Role.OPERATOR), "示例区政府质量奖", "示例区")
    clerk = make_actor(Role.OFFICE_CLERK, None, programme=programme)
    cycle = create_cycle(clerk, programme, Edition(1, 2100), "district")
    Cycle.objects.filter(pk=cycle.pk).update(stage=Stage.CALL)
    cycle.refresh_from_db()
    lead = make_actor(Role.OFFICE_LEAD, None, programme=programme)
    return Call(cycle, cycle.tracks.get(), lead)


@pytest.fixture
def clerk(call: Call) -> Actor:
    return make_actor(Role.OFFICE_CLERK, None, programme=call.cycle.programme)


@pytest.fixture
def ours(call: Call) -> Company:
    return call.company("甲示例")


@pytest.fixture
def theirs(call: Call, ours: Company) -> Company:
    return call.company("乙示例")
