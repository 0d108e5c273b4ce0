"""The only ways to winners and what they received: for office and supervisor; a winner sees its own."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import APPLICANT
from zhiheng.web.honours.models import Announcement, AwardPayment, Certificate, FollowUp, Winner
from zhiheng.web.honours.rules import READERS
from zhiheng.web.programmes.doors import cycles

One = TypeVar("One", bound=Model)


def announcements(actor: Actor) -> QuerySet[Announcement]:
    """The announcements of the actor's cycles, for office and supervisor."""
    found = Announcement.objects.select_related("cycle__programme", "listed")
    return found.filter(cycle__in=cycles(actor)) if actor.role in READERS else found.none()


def winners(actor: Actor) -> QuerySet[Winner]:
    """The winners of the actor's cycles; for an applicant its own organisation alone."""
    found = Winner.objects.select_related(
        "cycle__programme", "announcement", "entry__organisation", "payment", "revocation__letter"
    ).filter(cycle__in=cycles(actor))
    if actor.role in READERS:
        return found
    if actor.role in APPLICANT and actor.organisation is not None:
        return found.filter(entry__organisation=actor.organisation)
    return found.none()


def winner(actor: Actor, public_id: str) -> Winner:
    """One of those; raises NotFoundError."""
    return _one(winners(actor), public_id)


def certificates(actor: Actor) -> QuerySet[Certificate]:
    """The certificates and plaques of those winners."""
    found = Certificate.objects.select_related("cycle__programme", "winner", "replaces", "replaced_by")
    return found.filter(winner__in=winners(actor).order_by())


def certificate(actor: Actor, public_id: str) -> Certificate:
    """One of those; raises NotFoundError."""
    return _one(certificates(actor), public_id)


def payment(actor: Actor, public_id: str) -> AwardPayment:
    """The money paid to one of those winners; raises NotFoundError."""
    found = AwardPayment.objects.select_related("cycle__programme", "winner")
    return _one(found.filter(winner__in=winners(actor).order_by()), public_id)


def follow_ups(actor: Actor) -> QuerySet[FollowUp]:
    """The follow-up forms of those winners."""
    found = FollowUp.objects.select_related(
        "cycle__programme", "winner__entry__organisation", "winner__announcement", "submitted_by"
    )
    return found.filter(winner__in=winners(actor).order_by())


def follow_up(actor: Actor, public_id: str) -> FollowUp:
    """One of those; raises NotFoundError."""
    return _one(follow_ups(actor), public_id)


def written_follow_up(actor: Actor, public_id: str) -> FollowUp:
    """One whose fields the actor may read: that of the own organisation, or a submitted one."""
    found = follow_ups(actor)
    return _one(found if actor.role in APPLICANT else found.exclude(submitted_at=None), public_id)


def _one(found: QuerySet[One], public_id: str) -> One:
    row = found.filter(public_id=public_id).first()
    if row is None:
        raise NotFoundError
    return row
