"""The only ways to visits and their plans, for an actor.

The office and the supervisor find the visits of their cycles. An expert finds a visit whose team the expert is in, as
long as the expert reviews the entry: no other, and none that the expert is recused from. The liaison finds the own
ones, the applicant's contact that of the own entry from when its notice is issued.
"""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.entries.doors import entries
from zhiheng.web.panels.doors import panel_entries, reviewed_entries
from zhiheng.web.panels.doors.found import one_of
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.results.queries import outcome_of, shortlisted_entries
from zhiheng.web.reviews.models import Consensus
from zhiheng.web.reviews.phases import desk_phase
from zhiheng.web.visits.models import PlanItem, Visit, VisitMember
from zhiheng.web.visits.notices import issued_notices


def entries_to_visit(actor: Actor) -> QuerySet[PanelEntry]:
    """What panels review and will visit, for the office and the supervisor: who goes on (入围组织).

    The one place that says so. Before that is decided, the office may prepare visits to what was agreed on.
    """
    found = panel_entries(actor).filter(ended=None)
    return found.filter(reduce(or_, (_goes_on(one) for one in cycles(actor)), Q(pk__in=())))


def _goes_on(cycle: Cycle) -> Q:
    phase = desk_phase(cycle)
    if phase and outcome_of(phase):
        return Q(entry__in=shortlisted_entries(cycle).order_by().values("pk"))
    agrees = Phase.objects.filter(cycle=cycle, code="consensus", is_on=True).exists()
    closed = Consensus.objects.filter(state=Consensus.State.CLOSED).values("entry")
    return Q(panel__cycle=cycle, entry__in=closed) if agrees else Q(panel__cycle=cycle)


def entry_to_visit(actor: Actor, public_id: str) -> PanelEntry:
    """One of those; raises NotFoundError."""
    return one_of(entries_to_visit(actor), public_id)


def visits(actor: Actor) -> QuerySet[Visit]:
    """The visits that the actor may know of."""
    related = ("entry__organisation", "entry__cycle__programme", "entry__track", "panel__cycle", "liaison")
    found = Visit.objects.select_related(*related)
    if actor.role in OFFICE | {Role.SUPERVISOR}:
        return found.filter(entry__cycle__in=cycles(actor))
    if actor.role is Role.EXPERT:
        own = VisitMember.objects.filter(visit=OuterRef("pk"), person=actor.person, ended=None)
        reviewed = reviewed_entries(actor).filter(entry=OuterRef("entry"), panel=OuterRef("panel"))
        return found.filter(Exists(own), Exists(reviewed))
    if actor.role is Role.LIAISON:
        return found.filter(liaison=actor.person, entry__cycle__in=cycles(actor))
    if actor.role is Role.ENTRY_OWNER:
        return found.filter(Exists(issued_notices()), entry__in=entries(actor).order_by().values("pk"))
    return found.none()


def visit(actor: Actor, public_id: str) -> Visit:
    """One of those; raises NotFoundError."""
    return one_of(visits(actor), public_id)


def plan_items(actor: Actor) -> QuerySet[PlanItem]:
    """The plans of those visits as they stand."""
    return PlanItem.objects.select_related("visit__entry__cycle").filter(
        visit__in=visits(actor).order_by().values("pk"), ended=None
    )


def plan_item(actor: Actor, public_id: str) -> PlanItem:
    """One item of those; raises NotFoundError."""
    return one_of(plan_items(actor), public_id)
