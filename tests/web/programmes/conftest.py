"""Two invented awards, each with an office and a cycle from the district preset."""

from dataclasses import dataclass
from datetime import date

import pytest

from web.make import make_assignment, make_person
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, prepare
from zhiheng.web.audit.roles import Role
from zhiheng.web.files.models import Blob, StoredFile
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle
from zhiheng.web.programmes.actions.locking import locking_arguments
from zhiheng.web.programmes.actions.programmes import adopt_guide, create_programme
from zhiheng.web.programmes.actions.rules_of_cycle import choose_guide
from zhiheng.web.programmes.actions.settings import confirm_settings
from zhiheng.web.programmes.models import Cycle, GuideVersion, Phase, Programme, Setting, StandardVersion

FIRST_DAY, LAST_DAY = date(2100, 3, 2), date(2100, 3, 31)


@dataclass
class Office:
    """An award with its people and one cycle."""

    programme: Programme
    cycle: Cycle
    clerk: Assignment
    lead: Assignment
    supervisor: Assignment

    def fresh(self) -> Cycle:
        return Cycle.objects.get(pk=self.cycle.pk)

    def scan(self) -> StoredFile:
        """A scan of the committee's decision, as if uploaded."""
        blob, _ = Blob.objects.get_or_create(digest="5" * 64, defaults={"size": 1, "type": "pdf"})
        owner = {"owner_kind": "cycle", "owner": self.cycle.public_id, "purpose": "decision"}
        return StoredFile.objects.create(
            **owner, name="决定.pdf", blob=blob, cycle=self.cycle, programme=self.programme
        )

    def second_lead(self) -> Actor:
        return make_assignment(Role.OFFICE_LEAD, None, make_person("审核人己"), programme=self.programme).as_actor()

    def programme_guides(self) -> list[GuideVersion]:
        return list(GuideVersion.objects.filter(programme=self.programme))

    def programme_standard(self, code: str) -> StandardVersion:
        return StandardVersion.objects.get(programme=self.programme, code=code)

    def make_ready(self) -> None:
        """Everything that an official cycle needs before its call opens."""
        clerk = self.clerk.as_actor()
        guide = GuideVersion.objects.get(programme=self.programme)
        adopted = adopt_guide(clerk, guide, "蓬评委〔2100〕1号", date(2100, 1, 5))
        choose_guide(clerk, self.cycle, adopted.digest)
        keys = Setting.objects.filter(cycle=self.cycle).values_list("key", flat=True)
        confirm_settings(clerk, self.cycle, keys, "蓬质奖〔2100〕2号")
        Phase.objects.filter(cycle=self.cycle).update(begins=FIRST_DAY, ends=LAST_DAY)
        self.cycle.refresh_from_db()

    def approve(self, verb, **arguments) -> None:
        """Let the clerk prepare and the lead approve a verb on the cycle."""
        proposal = prepare(self.clerk.as_actor(), verb, self.fresh(), arguments)
        decide(self.lead.as_actor(), proposal, is_approved=True)
        self.cycle.refresh_from_db()

    def open_call(self) -> None:
        self.make_ready()
        self.approve(rules.OPEN_CALL, **locking_arguments(self.cycle))


def make_office(name: str, place: str) -> Office:
    operator = make_assignment(Role.OPERATOR).as_actor()
    programme = create_programme(operator, name, place)
    people = {
        role: make_assignment(role, None, make_person(f"{place}{role}"), programme=programme)
        for role in (Role.OFFICE_CLERK, Role.OFFICE_LEAD, Role.SUPERVISOR)
    }
    clerk, lead, supervisor = people.values()
    cycle = create_cycle(clerk.as_actor(), programme, Edition(1, 2100), "district")
    return Office(programme, cycle, clerk, lead, supervisor)


@pytest.fixture
def office(db) -> Office:
    return make_office("示例区政府质量奖", "示例区")


@pytest.fixture
def other_office(db) -> Office:
    return make_office("另一区政府质量奖", "另一区")
