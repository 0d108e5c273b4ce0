"""A cycle at its evaluation: entries that passed screening, a panel with experts who gave the pledge; all invented."""

from dataclasses import dataclass, field

from django.utils import timezone

from web.entries.conftest import Call, Company
from web.entries.screening import ELIGIBILITY, PASSED, begun, check_of, find, outcome, pass_form_check
from web.make import make_assignment, make_person
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.actions.screening import Intended
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.models import (
    Conflict,
    ConflictKind,
    Declaration,
    Panel,
    PanelEntry,
    PanelMember,
    Pledge,
)
from zhiheng.web.panels.pledge_text import text_of_cycle
from zhiheng.web.people.models import Assignment


@dataclass
class Review:
    """An award under evaluation: one panel, its experts (the first one leads) and the companies it reviews."""

    call: Call
    clerk: Actor
    panel: Panel
    companies: list[Company]
    experts: list[Assignment] = field(default_factory=list)

    def company(self, number: int) -> Company:
        return self.companies[number]

    def expert(self, number: int) -> Actor:
        return self.experts[number].as_actor()


def pass_screening(call: Call, clerk: Actor, *companies: Company) -> None:
    """Hand applications in and let both checks of each end with their approval."""
    begun(call, clerk, *companies)
    for company in companies:
        pass_form_check(clerk, call.lead, company)
        check = check_of(company, ELIGIBILITY)
        find(clerk, check)
        outcome(clerk, call.lead, check, Intended(PASSED, confirmed_kind=Entry.Kind.ADVANCED))


def make_review(call: Call, clerk: Actor, companies: int = 2, experts: int = 3) -> Review:
    """Return a cycle at its evaluation; every expert gave the pledge and declared no conflict."""
    names = [f"申报{'甲乙丙丁戊'[number]}示例" for number in range(companies)]
    entered = [call.company(name) for name in names]
    pass_screening(call, clerk, *entered)
    call.set_stage(Stage.EVALUATION)
    call.cycle.refresh_from_db()
    panel = Panel.objects.create(cycle=call.cycle, name="第一组")
    for order, company in enumerate(entered, 1):
        PanelEntry.objects.create(panel=panel, entry=company.entry, visit_order=order)
    review = Review(call, clerk, panel, entered)
    for number in range(experts):
        join(review, f"专家示例{number + 1}")
    return review


def join(review: Review, name: str, *, is_ready: bool = True) -> Assignment:
    """Add an expert to the panel, ready to read: with the pledge and a declaration for each entry."""
    expert = make_assignment(Role.EXPERT, review.call.cycle, make_person(name))
    is_leader = not review.experts
    PanelMember.objects.create(panel=review.panel, person=expert.person, is_leader=is_leader)
    review.experts.append(expert)
    if is_ready:
        give_pledge(expert)
        for company in review.companies:
            declare_none(expert, company)
    return expert


def give_pledge(expert: Assignment) -> Pledge:
    """Let an expert have confirmed the statement on secrecy and integrity."""
    text = text_of_cycle(expert.cycle)
    values = {"digest": text.digest, "text": text.as_kept, "given_at": timezone.now()}
    return Pledge.objects.create(cycle=expert.cycle, person=expert.person, **values)


def declare_none(expert: Assignment, company: Company) -> Declaration:
    """Let an expert have declared no conflict with an entry."""
    return Declaration.objects.create(entry=company.entry, person=expert.person)


def add_conflict(expert: Assignment, company: Company, note: str = "曾任顾问") -> Conflict:
    """Let an expert have declared a conflict with an entry."""
    about = {"entry": company.entry, "person": expert.person, "kind": ConflictKind.ADVISER, "note": note}
    Declaration.objects.create(**about)
    return Conflict.objects.create(**about, source=Conflict.Source.DECLARED, made_by=expert.person)
