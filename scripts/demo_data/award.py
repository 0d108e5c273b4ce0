"""An award with its office, and cycles whose call opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from demo_data.accounts import CLERK, LEAD, OPERATOR, PASSWORD, RECONSIDERING, SUPERVISOR, Account, invited
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, prepare
from zhiheng.web.people.actions.account import change_password
from zhiheng.web.people.actions.installation import begin_installation
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle
from zhiheng.web.programmes.actions.locking import locking_arguments
from zhiheng.web.programmes.actions.phases import PhaseRow, plan_phases
from zhiheng.web.programmes.actions.programmes import adopt_guide, create_programme
from zhiheng.web.programmes.actions.rules_of_cycle import choose_guide
from zhiheng.web.programmes.actions.settings import confirm_settings
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import Cycle, GuideVersion, Phase, Programme, Setting

_DAYS_OF_A_PHASE = 14


@dataclass(frozen=True, slots=True)
class Office:
    """An award with its office and the guide that its committee adopted."""

    programme: Programme
    clerk: Actor
    lead: Actor
    guide: GuideVersion


def make_office() -> Office:
    """Make the award and the people of its office."""
    operator = _begin()
    programme = create_programme(operator, "示例区政府质量奖", "示例区")
    clerk, lead, _ = (invited(operator, programme, one).as_actor() for one in (CLERK, LEAD, SUPERVISOR))
    for one in RECONSIDERING:
        invited(operator, programme, one)
    today = timezone.localdate()
    guide = adopt_guide(clerk, GuideVersion.objects.get(programme=programme), f"示评委〔{today.year}〕1号", today)
    return Office(programme, clerk, lead, guide)


def open_call(office: Office, edition: Edition, people: Sequence[Account]) -> Cycle:
    """Make a cycle ready, open its call today and invite people into it; return it."""
    clerk, lead = office.clerk, office.lead
    cycle = create_cycle(clerk, office.programme, edition, "district")
    _make_ready(office, cycle)
    decide(lead, prepare(clerk, rules.OPEN_CALL, cycle, locking_arguments(cycle)), is_approved=True)
    for one in people:
        invited(lead, cycle, one)
    cycle.refresh_from_db()
    return cycle


def _begin() -> Actor:
    begin_installation(OPERATOR.account)
    person = Person.objects.get(account=OPERATOR.account)
    operator = Assignment.objects.get(person=person).as_actor()
    change_password(operator, PASSWORD)
    return operator


def _make_ready(office: Office, cycle: Cycle) -> None:
    clerk, today = office.clerk, local_day(cycle, timezone.now())
    choose_guide(clerk, cycle, office.guide.digest)
    keys = Setting.objects.filter(cycle=cycle).values_list("key", flat=True)
    confirm_settings(clerk, cycle, keys, f"示质奖〔{cycle.year}〕2号")
    plan_phases(clerk, cycle, [_planned(phase, today) for phase in cycle.phases.order_by("order")])
    cycle.refresh_from_db()


def _planned(phase: Phase, today: date) -> PhaseRow:
    begins = today + timedelta(days=_DAYS_OF_A_PHASE * phase.order)
    ends = begins + timedelta(days=_DAYS_OF_A_PHASE - 1)
    return PhaseRow(phase.code, phase.name, phase.stage, phase.is_on, phase.scheme_phase, begins, ends)
