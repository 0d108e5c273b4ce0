"""The only ways to defences and to what experts give there, for an actor.

The office and the supervisor find the defences of their cycles. An expert finds those that the expert attends, as long
as the expert reviews the entry, and the own sheets of them; the applicant's contact the own one from when its slot was
told. Nobody but its expert finds a sheet here.
"""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.defences.attending import attending_at
from zhiheng.web.defences.models import Attending, Defence, DefenceSheet
from zhiheng.web.entries.doors import entries
from zhiheng.web.panels.doors import panel_entries, reviewed_entries
from zhiheng.web.panels.doors.found import one_of
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.results.queries import places_that_hold
from zhiheng.web.reviews.phases import DEFENCE


def cycles_with_defences(actor: Actor) -> QuerySet[Cycle]:
    """The actor's cycles whose phase of defences is on."""
    is_on = Phase.objects.filter(cycle=OuterRef("pk"), code=DEFENCE, is_on=True)
    return cycles(actor).filter(Exists(is_on))


def entries_to_defend(actor: Actor) -> QuerySet[PanelEntry]:
    """What panels review and no decision on who goes on left out, for the office and the supervisor."""
    left_out = places_that_hold().filter(goes_on=False).values("entry")
    return panel_entries(actor).filter(ended=None).exclude(entry__in=left_out)


def entry_to_defend(actor: Actor, public_id: str) -> PanelEntry:
    """One of those; raises NotFoundError."""
    return one_of(entries_to_defend(actor), public_id)


def defences(actor: Actor) -> QuerySet[Defence]:
    """The defences that the actor may know of."""
    related = ("entry__organisation", "entry__cycle__programme", "entry__track", "panel__cycle")
    found = Defence.objects.select_related(*related)
    if actor.role in OFFICE | {Role.SUPERVISOR}:
        return found.filter(entry__cycle__in=cycles(actor))
    if actor.role is Role.EXPERT:
        own = Attending.objects.filter(defence=OuterRef("pk"), person=actor.person, ended=None)
        reviewed = reviewed_entries(actor).filter(entry=OuterRef("entry"), panel=OuterRef("panel"))
        return found.filter(Exists(own), Exists(reviewed))
    if actor.role is Role.ENTRY_OWNER:
        return found.filter(entry__in=entries(actor).order_by().values("pk")).exclude(told_at=None)
    return found.none()


def defence(actor: Actor, public_id: str) -> Defence:
    """One of those; raises NotFoundError."""
    return one_of(defences(actor), public_id)


def defence_sheets(actor: Actor) -> QuerySet[DefenceSheet]:
    """The expert's own sheets."""
    related = ("defence__entry__organisation", "defence__entry__cycle", "defence__entry__track", "person")
    found = DefenceSheet.objects.select_related(*related)
    if actor.role is not Role.EXPERT:
        return found.none()
    return found.filter(person=actor.person, defence__in=defences(actor).order_by().values("pk"))


def defence_sheet(actor: Actor, public_id: str) -> DefenceSheet:
    """One of those; raises NotFoundError."""
    return one_of(defence_sheets(actor), public_id)


def sheets_beside(sheet: DefenceSheet) -> Sequence[DefenceSheet]:
    """The sheets of all who attend, for an expert who found the own one; none before the last of them is confirmed."""
    lines = attending_at([sheet.defence])[sheet.defence_id]
    found = [one.sheet for one in lines if one.sheet is not None and one.is_done]
    return found if len(found) == len(lines) and sheet in found else ()
