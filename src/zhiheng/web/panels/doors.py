"""The only ways to panels and to what their members review, for an actor.

An expert finds an entry of the own panels from when the pledge was given and no conflict declared, and never again once
there is one (回避).
"""

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.panels.models import Conflict, Declaration, ExpertProfile, Panel, PanelEntry, PanelMember, Pledge
from zhiheng.web.panels.rules.panels import PANEL_READERS
from zhiheng.web.people.doors import assignments
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.doors import cycles

One = TypeVar("One", bound=Model)


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


def panels(actor: Actor) -> QuerySet[Panel]:
    """The panels of the actor's cycles, for the office and the supervisor."""
    found = Panel.objects.select_related("cycle__programme").filter(cycle__in=cycles(actor))
    return found if actor.role in PANEL_READERS else found.none()


def panel(actor: Actor, public_id: str) -> Panel:
    """One of those panels; raises NotFoundError."""
    return _one(panels(actor), public_id)


def panel_members(actor: Actor) -> QuerySet[PanelMember]:
    """Who is or was in those panels."""
    found = PanelMember.objects.select_related("panel__cycle__programme", "person", "replaces__person")
    return found.filter(panel__in=panels(actor))


def panel_member(actor: Actor, public_id: str) -> PanelMember:
    """One of those members; raises NotFoundError."""
    return _one(panel_members(actor), public_id)


def panel_entries(actor: Actor) -> QuerySet[PanelEntry]:
    """What those panels review or reviewed."""
    found = PanelEntry.objects.select_related("panel__cycle__programme", "entry__organisation", "entry__track")
    return found.filter(panel__in=panels(actor))


def panel_entry(actor: Actor, public_id: str) -> PanelEntry:
    """One of those; raises NotFoundError."""
    return _one(panel_entries(actor), public_id)


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


def _one(found: QuerySet[One], public_id: str) -> One:
    row = found.filter(public_id=public_id).first()
    if row is None:
        raise NotFoundError
    return row
