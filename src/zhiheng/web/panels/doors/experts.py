"""The only ways to experts and what is known of them."""

from django.db.models import Exists, OuterRef, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.panels.doors.found import one_of
from zhiheng.web.panels.models import ExpertProfile
from zhiheng.web.people.doors import assignments
from zhiheng.web.people.models import Assignment


def experts(actor: Actor) -> QuerySet[Assignment]:
    """The roles of experts that are not ended: for the office those it reaches, for an expert the active own one."""
    held = assignments(actor).filter(role=Role.EXPERT, ended=None).exclude(cycle=None)
    if actor.role is Role.EXPERT:
        return held.filter(person=actor.person, cycle=actor.cycle)
    return held if actor.role in OFFICE else held.none()


def expert(actor: Actor, public_id: str) -> Assignment:
    """One of those roles; raises NotFoundError."""
    return one_of(experts(actor), public_id)


def expert_profiles(actor: Actor) -> QuerySet[ExpertProfile]:
    """What is known of those experts."""
    held = experts(actor).filter(person=OuterRef("person"), cycle__programme=OuterRef("programme"))
    return ExpertProfile.objects.select_related("programme", "person").filter(Exists(held))


def expert_profile(actor: Actor, public_id: str) -> ExpertProfile:
    """One of those profiles; raises NotFoundError."""
    return one_of(expert_profiles(actor), public_id)
