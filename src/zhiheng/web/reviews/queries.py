"""What an expert reviews, and how far the own sheets are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils import timezone

from zhiheng.web.audit.actor import Actor
from zhiheng.web.drafts.queries import texts_of_all
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.reviews import doors
from zhiheng.web.reviews.consensus_progress import ConsensusLine, consensus_lines
from zhiheng.web.reviews.doors.consensus import consensuses
from zhiheng.web.reviews.models import Consensus, Sheet
from zhiheng.web.reviews.phases import SITE, desk_phase
from zhiheng.web.reviews.practice import practice_of
from zhiheng.web.reviews.sheet_fields import SHEET, marks_in
from zhiheng.web.reviews.sheet_form import form_of_sheet


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An entry that the expert reviews; ``sheet`` is None before it was begun, ``scored`` counts indicators.

    ``leads``: the expert is who opens the panel's consensus.
    """

    entry: Entry
    panel: str
    sheet: Sheet | None
    scored: int
    indicators: int
    agreement: ConsensusLine
    leads: bool

    @property
    def consensus(self) -> Consensus | None:
        """The consensus, once the expert may see it."""
        return self.agreement.consensus if self.sheet and self.sheet.state == Sheet.State.CONFIRMED else None


@dataclass(frozen=True, slots=True)
class Reviews:
    """What an expert reviews in a cycle, None without any; ``phase`` is that of the own scores, None without one."""

    cycle: Cycle | None
    phase: Phase | None
    days_left: int | None
    lines: Sequence[ReviewLine]


def reviews_of(actor: Actor) -> Reviews:
    """Return the entries of an expert in the order of their names, each with the own sheet."""
    entries = list(doors.entries_to_score(actor).order_by("entry__organisation__name_key", "entry__pk"))
    sheets = {sheet.entry_id: sheet for sheet in doors.sheets(actor).exclude(phase__code=SITE)}
    texts = texts_of_all(SHEET, [sheet.public_id for sheet in sheets.values()])
    lines = []
    for one, agreement in zip(entries, consensus_lines(entries), strict=True):
        sheet = sheets.get(one.entry_id)
        marks = marks_in(form_of_sheet(sheet), texts.get(sheet.public_id, {})) if sheet else {}
        scored = sum(1 for mark in marks.values() if mark)
        lines.append(
            ReviewLine(
                one.entry,
                one.panel.name,
                sheet,
                scored,
                len(marks),
                agreement,
                leads=agreement.leader == actor.person,
            )
        )
    cycle = cast("Cycle", entries[0].entry.cycle) if entries else None
    phase = desk_phase(cycle) if cycle else None
    return Reviews(cycle, phase, days_left(cycle, phase.ends) if cycle and phase else None, lines)


def days_left(cycle: Cycle, ends: date | None) -> int | None:
    """Return how many days are left with today, 0 once it is over, None without a last day."""
    return None if ends is None else max((ends - local_day(cycle, timezone.now())).days + 1, 0)


def waiting(actor: Actor) -> int:
    """Return how many sheets the expert has not confirmed and how many open consensuses are without the own word.

    The practice entry counts as one; a sheet for the site visit is asked for there.
    """
    at_desk = Sheet.objects.filter(person=actor.person).exclude(phase__code=SITE)
    done = at_desk.exclude(state=Sheet.State.OPEN).order_by()
    unspoken = consensuses(actor).filter(state=Consensus.State.OPEN).exclude(stances__person=actor.person)
    practice = practice_of(actor)
    to_score = doors.entries_to_score(actor).exclude(entry__in=done.values("entry")).count()
    return to_score + unspoken.count() + int(practice is not None and practice.is_due)
