"""The only ways to panels, their members and what they review, for the office and the supervisor."""

from django.db.models import QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.panels.doors.found import one_of
from zhiheng.web.panels.models import Appraisal, Panel, PanelEntry, PanelInvitation, PanelMember
from zhiheng.web.panels.rules.panels import PANEL_READERS
from zhiheng.web.programmes.doors import cycles


def panels(actor: Actor) -> QuerySet[Panel]:
    """The panels of the actor's cycles, for the office and the supervisor."""
    found = Panel.objects.select_related("cycle__programme").filter(cycle__in=cycles(actor))
    return found if actor.role in PANEL_READERS else found.none()


def panel(actor: Actor, public_id: str) -> Panel:
    """One of those panels; raises NotFoundError."""
    return one_of(panels(actor), public_id)


def panel_members(actor: Actor) -> QuerySet[PanelMember]:
    """Who is or was in those panels."""
    found = PanelMember.objects.select_related("panel__cycle__programme", "person", "replaces__person")
    return found.filter(panel__in=panels(actor))


def panel_member(actor: Actor, public_id: str) -> PanelMember:
    """One of those members; raises NotFoundError."""
    return one_of(panel_members(actor), public_id)


def panel_entries(actor: Actor) -> QuerySet[PanelEntry]:
    """What those panels review or reviewed."""
    found = PanelEntry.objects.select_related("panel__cycle__programme", "entry__organisation", "entry__track")
    return found.filter(panel__in=panels(actor))


def panel_entry(actor: Actor, public_id: str) -> PanelEntry:
    """One of those; raises NotFoundError."""
    return one_of(panel_entries(actor), public_id)


def invitations(actor: Actor) -> QuerySet[PanelInvitation]:
    """How experts were invited to those panels, the first line first."""
    return PanelInvitation.objects.select_related("person", "made_by").filter(panel__in=panels(actor))


def appraisals(actor: Actor) -> QuerySet[Appraisal]:
    """What the office thinks of the work of those members, the first one first."""
    return Appraisal.objects.select_related("made_by").filter(member__panel__in=panels(actor))
