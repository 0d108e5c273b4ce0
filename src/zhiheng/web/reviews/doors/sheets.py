"""The only ways to score sheets and to what is scored, for an actor.

An expert finds the own sheets of the entries that the expert reviews, and no others, an earlier one not while a later
one of the same entry is being filled in; who is recused or no longer in the panel finds none. Nobody else finds a sheet
here; the office and the supervisor find the requests to reopen one, which hold no score.
"""

from django.db.models import Exists, OuterRef, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.entries.doors import submissions
from zhiheng.web.entries.models import Entry, Submission
from zhiheng.web.panels.doors import reviewed_entries
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.reviews.models import Sheet, SheetReopening


def sheets(actor: Actor) -> QuerySet[Sheet]:
    """The expert's own sheets of what the expert reviews."""
    found = Sheet.objects.select_related(
        "entry__organisation", "entry__cycle__programme", "entry__track", "phase__cycle"
    )
    if actor.role is not Role.EXPERT:
        return found.none()
    own = Sheet.objects.filter(entry=OuterRef("entry"), person=actor.person)
    later = own.filter(phase__order__gt=OuterRef("phase__order"))
    reviewed = reviewed_entries(actor).order_by().values("entry")
    return found.filter(~Exists(later.filter(state=Sheet.State.OPEN)), person=actor.person, entry__in=reviewed)


def sheet(actor: Actor, public_id: str) -> Sheet:
    """One of those sheets; raises NotFoundError."""
    found = sheets(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def entries_to_score(actor: Actor) -> QuerySet[PanelEntry]:
    """The entries that the expert reviews, of those that were handed in."""
    return reviewed_entries(actor).filter(entry__in=submissions(actor).order_by().values("entry"))


def entry_to_score(actor: Actor, public_id: str) -> Entry:
    """One of those entries; raises NotFoundError."""
    found = entries_to_score(actor).filter(entry__public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found.entry


def scored_submission(actor: Actor, of: Sheet) -> Submission:
    """The snapshot that an expert scores by a sheet: the newest one that counts; raises NotFoundError."""
    found = submissions(actor).filter(entry=of.entry_id).order_by("-number").first()
    if found is None:
        raise NotFoundError
    return found


def sheet_reopenings(actor: Actor) -> QuerySet[SheetReopening]:
    """The requests to reopen sheets: the expert's own; for the office and the supervisor those of their cycles."""
    found = SheetReopening.objects.select_related(
        "sheet__entry__organisation", "sheet__entry__cycle", "sheet__person", "sheet__phase__cycle", "decided_by"
    )
    if actor.role in OFFICE | {Role.SUPERVISOR}:
        return found.filter(sheet__entry__cycle__in=cycles(actor))
    return found.filter(sheet__in=sheets(actor).order_by().values("pk"))


def sheet_reopening(actor: Actor, public_id: str) -> SheetReopening:
    """One of those requests; raises NotFoundError."""
    found = sheet_reopenings(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found
