"""The only ways to issues and logs of visits: for who finds the visit and is no guest there."""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.panels.doors.found import one_of
from zhiheng.web.visits.doors.visits import visits
from zhiheng.web.visits.models import Issue, Visit, VisitLog
from zhiheng.web.visits.rules.visits import INSIDE_VISIT


def issues(actor: Actor) -> QuerySet[Issue]:
    """The issues carried to visits that the actor finds, in the order of their numbers."""
    found = Issue.objects.select_related("visit__entry__organisation", "visit__entry__track", "visit__panel__cycle")
    return found.filter(visit__in=_visits(actor)).order_by("visit", "number")


def issue(actor: Actor, public_id: str) -> Issue:
    """One of those; raises NotFoundError."""
    return one_of(issues(actor), public_id)


def visit_logs(actor: Actor) -> QuerySet[VisitLog]:
    """The talks and documents logged at those visits, the first one first."""
    found = VisitLog.objects.select_related("visit__entry__organisation", "visit__panel__cycle", "issue", "made_by")
    return found.filter(visit__in=_visits(actor)).order_by("pk")


def visit_log(actor: Actor, public_id: str) -> VisitLog:
    """One of those; raises NotFoundError."""
    return one_of(visit_logs(actor), public_id)


def _visits(actor: Actor) -> QuerySet[Visit, int]:
    found = visits(actor) if actor.role in INSIDE_VISIT else Visit.objects.none()
    return found.order_by().values_list("pk", flat=True)
