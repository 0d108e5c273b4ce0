"""The only ways to panels and to what their members review, for an actor.

An expert finds an entry of the own panels from when the pledge was given and no conflict declared, and never again once
there is one (回避).
"""

from django.db.models import Exists, OuterRef, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.panels.models import Conflict, Declaration, ExpertProfile, PanelEntry, PanelMember, Pledge
from zhiheng.web.people.doors import assignments
from zhiheng.web.people.models import Assignment


def reviewed_entries(actor: Actor) -> QuerySet[PanelEntry]:
    """The entries that the expert reviews now, with their panels."""
    found = PanelEntry.objects.select_related("panel__cycle__programme", "entry__organisation", "entry__track")
    if actor.role is not Role.EXPERT or actor.cycle is None:
        return found.none()
    own = PanelMember.objects.filter(person=actor.person, ended=None, panel__cycle=actor.cycle)
    about = {"entry": OuterRef("entry"), "person": actor.person}
    return found.filter(
        Exists(Pledge.objects.filter(cycle=actor.cycle, person=actor.person)),
        Exists(Declaration.objects.filter(**about, kind="")),
        ~Exists(Conflict.objects.filter(**about)),
        ended=None,
        panel__in=own.values("panel"),
    )


def experts(actor: Actor) -> QuerySet[Assignment]:
    """The roles of experts that are not ended: for the office those it reaches, for an expert the active own one."""
    held = assignments(actor).filter(role=Role.EXPERT, ended=None).exclude(cycle=None)
    if actor.role is Role.EXPERT:
        return held.filter(person=actor.person, cycle=actor.cycle)
    return held if actor.role in OFFICE else held.none()


def expert(actor: Actor, public_id: str) -> Assignment:
    """One of those roles; raises NotFoundError."""
    found = experts(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def expert_profiles(actor: Actor) -> QuerySet[ExpertProfile]:
    """What is known of those experts."""
    held = experts(actor).filter(person=OuterRef("person"), cycle__programme=OuterRef("programme"))
    return ExpertProfile.objects.select_related("programme", "person").filter(Exists(held))


def expert_profile(actor: Actor, public_id: str) -> ExpertProfile:
    """One of those profiles; raises NotFoundError."""
    found = expert_profiles(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found
