"""The only ways to members of teams and challenges of them, for an actor: never for an expert.

The office and the supervisor find those of their cycles, the contact those of the own visit.
"""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.panels.doors.found import one_of
from zhiheng.web.visits.doors.visits import visits
from zhiheng.web.visits.models import RecusalRequest, VisitMember

_CONCERNED = OFFICE | {Role.SUPERVISOR, Role.ENTRY_OWNER}


def visit_members(actor: Actor) -> QuerySet[VisitMember]:
    """Who is in the teams now, of visits that the actor finds."""
    found = VisitMember.objects.filter(visit__in=visits(actor).order_by().values("pk"), ended=None)
    related = found.select_related("person", "visit__entry__organisation", "visit__panel__cycle__programme")
    return related if actor.role in _CONCERNED else related.none()


def visit_member(actor: Actor, public_id: str) -> VisitMember:
    """One of those; raises NotFoundError."""
    return one_of(visit_members(actor), public_id)


def recusal_requests(actor: Actor) -> QuerySet[RecusalRequest]:
    """The challenges of members, with what was answered."""
    found = RecusalRequest.objects.filter(member__visit__in=visits(actor).order_by().values("pk"))
    related = found.select_related(
        "member__person", "member__visit__entry__organisation", "member__visit__panel__cycle__programme", "made_by"
    )
    return related if actor.role in _CONCERNED else related.none()


def recusal_request(actor: Actor, public_id: str) -> RecusalRequest:
    """One of those; raises NotFoundError."""
    return one_of(recusal_requests(actor), public_id)
