"""The only ways to what the team records, and to what the company says of it.

Who finds a visit and is no guest there finds its record. Feedback on integrity is found by the supervisor alone.
"""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import Role
from zhiheng.web.visits.doors.visits import visit, visits
from zhiheng.web.visits.models import IntegrityFeedback, Visit
from zhiheng.web.visits.rules.visits import INSIDE_VISIT


def recorded_visit(actor: Actor, public_id: str) -> Visit:
    """A visit whose record the actor may read; raises NotFoundError."""
    if actor.role not in INSIDE_VISIT:
        raise NotFoundError
    return visit(actor, public_id)


def integrity_feedbacks(actor: Actor) -> QuerySet[IntegrityFeedback]:
    """What companies said of the teams that visited them, for the supervisor."""
    if actor.role is not Role.SUPERVISOR:
        return IntegrityFeedback.objects.none()
    found = IntegrityFeedback.objects.select_related("made_by", "visit__entry__organisation")
    return found.filter(visit__in=visits(actor).order_by().values("pk"))
