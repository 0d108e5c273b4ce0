"""The only ways to pledges, declarations and conflicts of interest, for an actor.

An expert finds the entries of the own panels to declare on, and the own declarations for good; a conflict that the
office noted is the office's. The office and the supervisor find those of their cycles.
"""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.panels.doors.found import one_of
from zhiheng.web.panels.models import Conflict, Declaration, PanelEntry, PanelMember, Pledge, SetAside
from zhiheng.web.panels.rules.conflicts import PLEDGING
from zhiheng.web.programmes.doors import cycles

_WATCHING = OFFICE | {Role.SUPERVISOR}


def entries_to_declare(actor: Actor) -> QuerySet[PanelEntry]:
    """The entries of the expert's panels, each by its organisation's name; for the office all that panels review."""
    found = PanelEntry.objects.filter(ended=None).select_related("panel__cycle__programme", "entry__organisation")
    if actor.role in _WATCHING:
        return found.filter(panel__cycle__in=cycles(actor))
    if actor.role is not Role.EXPERT:
        return found.none()
    own = PanelMember.objects.filter(person=actor.person, ended=None, panel__cycle__in=cycles(actor))
    return found.filter(panel__in=own.values("panel"))


def entry_to_declare(actor: Actor, public_id: str) -> PanelEntry:
    """One of those; raises NotFoundError."""
    return one_of(entries_to_declare(actor), public_id)


def declarations(actor: Actor) -> QuerySet[Declaration]:
    """The declarations of the cycle: the own ones of an expert, all for the office and the supervisor."""
    found = Declaration.objects.filter(entry__cycle__in=cycles(actor)).select_related("entry__organisation", "person")
    if actor.role is Role.EXPERT:
        return found.filter(person=actor.person)
    return found if actor.role in _WATCHING else found.none()


def conflicts(actor: Actor) -> QuerySet[Conflict]:
    """The conflicts of interest of the cycle, for the office and the supervisor."""
    if actor.role not in _WATCHING:
        return Conflict.objects.none()
    found = Conflict.objects.filter(entry__cycle__in=cycles(actor))
    return found.select_related("entry__organisation", "entry__cycle__programme", "person", "confirmed_by")


def conflict(actor: Actor, public_id: str) -> Conflict:
    """One of those; raises NotFoundError."""
    return one_of(conflicts(actor), public_id)


def set_asides(actor: Actor) -> QuerySet[SetAside]:
    """What the office of the cycle takes for no conflict, for the office and the supervisor."""
    if actor.role not in _WATCHING:
        return SetAside.objects.none()
    return SetAside.objects.filter(entry__cycle__in=cycles(actor)).select_related("made_by")


def pledges(actor: Actor) -> QuerySet[Pledge]:
    """Who confirmed the pledge of the cycle: the own one for who gives it, all for the office and the supervisor."""
    found = Pledge.objects.filter(cycle__in=cycles(actor)).select_related("person", "cycle__programme")
    if actor.role in PLEDGING:
        return found.filter(person=actor.person)
    return found if actor.role in _WATCHING else found.none()


def pledge(actor: Actor, public_id: str) -> Pledge:
    """One of those; raises NotFoundError."""
    return one_of(pledges(actor), public_id)


def members(actor: Actor) -> QuerySet[PanelMember]:
    """The members of the panels of the cycle, for the office and the supervisor."""
    if actor.role not in _WATCHING:
        return PanelMember.objects.none()
    found = PanelMember.objects.filter(panel__cycle__in=cycles(actor), ended=None)
    return found.select_related("panel", "person").order_by("panel__order", "panel", "person__name_key", "pk")
