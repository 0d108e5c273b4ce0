"""The only ways to public notices and the government's approvals, for office and supervisor of the cycle."""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.notices.models import GovernmentApproval, Objection, PublicNotice, Tip
from zhiheng.web.notices.rules import READERS, SEE_TIPS
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle


def public_notices(actor: Actor) -> QuerySet[PublicNotice]:
    """The notices of the actor's cycles."""
    found = PublicNotice.objects.select_related(
        "cycle__programme", "listed", "letter", "proposal__prepared_by", "proposal__decided_by"
    )
    return found.filter(cycle__in=cycles(actor)) if actor.role in READERS else found.none()


def public_notice(actor: Actor, public_id: str) -> PublicNotice:
    """One of those; raises NotFoundError."""
    found = public_notices(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def government_approvals(actor: Actor) -> QuerySet[GovernmentApproval]:
    """The government's approvals in the actor's cycles."""
    found = GovernmentApproval.objects.select_related("cycle__programme", "listed", "noted_by")
    return found.filter(cycle__in=cycles(actor)) if actor.role in READERS else found.none()


def objections(actor: Actor) -> QuerySet[Objection]:
    """The objections in the actor's cycles."""
    found = Objection.objects.select_related(
        "cycle__programme", "notice", "entry__organisation", "proposal__prepared_by", "proposal__decided_by"
    )
    return found.filter(cycle__in=cycles(actor)) if actor.role in READERS else found.none()


def objection(actor: Actor, public_id: str) -> Objection:
    """One of those; raises NotFoundError."""
    found = objections(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def tips(actor: Actor) -> QuerySet[Tip]:
    """The tips in the actor's cycles, for the supervisor alone."""
    found = Tip.objects.filter(cycle__in=cycles(actor))
    return found if actor.role in SEE_TIPS.roles else found.none()


def count_of_tips(actor: Actor, cycle: Cycle) -> int:
    """How many tips the supervisor of a cycle got: all that the office learns of them; 0 for others."""
    return Tip.objects.filter(cycle=cycle, cycle__in=cycles(actor)).count() if actor.role in READERS else 0
