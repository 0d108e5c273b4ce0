"""The only ways to visits and their plans, for an actor.

The office and the supervisor find the visits of their cycles. An expert finds a visit whose team the expert is in, as
long as the expert reviews the entry: no other, and none that the expert is recused from. The liaison finds the own
ones, the applicant's contact that of the own entry from when its notice is issued.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.entries.doors import entries
from zhiheng.web.panels.doors import panel_entries, reviewed_entries
from zhiheng.web.panels.doors.found import one_of
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Phase
from zhiheng.web.results.queries import places_that_hold
from zhiheng.web.reviews.models import Consensus
from zhiheng.web.visits.models import PlanItem, Visit, VisitMember
from zhiheng.web.visits.notices import issued_notices


def _goes_on() -> Q:
    """Return the condition on what panels review that it is visited: its consensus is closed, or there is none.

    The one place that says so. Once a shortlist (入围) was decided, only what goes on by it is visited.
    """
    agrees = Phase.objects.filter(cycle=OuterRef("panel__cycle"), code="consensus", is_on=True)
    closed = Consensus.objects.filter(state=Consensus.State.CLOSED).values("entry")
    places = places_that_hold()
    is_decided = Exists(places.filter(outcome__cycle=OuterRef("panel__cycle")))
    goes_on, left_out = (places.filter(goes_on=one).values("entry") for one in (True, False))
    is_shortlisted = (~Q(is_decided) | Q(entry__in=goes_on)) & ~Q(entry__in=left_out)
    return (Q(entry__in=closed) | ~Q(Exists(agrees))) & is_shortlisted


def entries_to_visit(actor: Actor) -> QuerySet[PanelEntry]:
    """What panels review and will visit, for the office and the supervisor."""
    return panel_entries(actor).filter(_goes_on(), ended=None)


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
