"""The sheets of a phase as areas give them: the own sheets at the desk, what a visit gave.

An area whose work feeds phases of the scheme has a module ``phase_sheets`` with four functions: ``feeds(phase)`` says
whether a phase of a cycle is this area's; ``lacks(phase, entries)`` yields what is still awaited before its totals may
exist, each ``what › remedy``; ``sheets(phase, entries)`` yields every confirmed sheet as ``GivenSheet``, those that
were set aside and those of former members too; ``sayings(phase, digest)`` returns what the sheet of a digest says on
each indicator as ``Saying``. None of them shows anything to anybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType

from zhiheng.problems import Message
from zhiheng.scoring import CONSENSUS
from zhiheng.web.audit.table import rooms
from zhiheng.web.entries.models import Entry
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Phase
from zhiheng.web.results.messages import NOT_FED

AGREED = CONSENSUS
"""The expert of the panel's agreed sheet."""

_SHOWN_OF_ID = 12


@dataclass(frozen=True, slots=True)
class GivenSheet:
    """A confirmed sheet of an entry (by primary key); ``expert`` is that of lists, or ``AGREED``.

    ``marks`` are by indicator as lists write them, None for what is absent; ``digest`` is that of the frozen content.
    ``takes_part``: the sheet counts as panel and conflicts stand now. ``is_withdrawn``: given, and later set aside.
    """

    entry: int
    expert: str
    marks: Mapping[str, str | None]
    digest: str
    takes_part: bool = True
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """What a sheet says on an indicator: the mark of lists, comments, evidence, the reason of an agreed one."""

    mark: str
    strengths: str = ""
    opportunities: str = ""
    evidence: Sequence[Message] = ()
    reason: str = ""


def expert_id(person: Person) -> str:
    """Return what lists and bundles call an expert: opaque, the same in every list."""
    return f"E{person.public_id[:_SHOWN_OF_ID]}"


def lacks_of(phase: Phase, entries: Sequence[Entry]) -> list[Message]:
    """Return what is still awaited before a phase is over."""
    areas = list(_areas(phase))
    return [one for area in areas for one in area.lacks(phase, entries)] or (
        [] if areas else [filled(NOT_FED, phase=phase.name)]
    )


def sheets_of(phase: Phase, entries: Sequence[Entry]) -> list[GivenSheet]:
    """Return the confirmed sheets that entries have in a phase."""
    return [one for area in _areas(phase) for one in area.sheets(phase, entries)]


def sayings_of(phase: Phase, digest: str) -> Mapping[str, Saying]:
    """Return what a confirmed sheet says by indicator."""
    found: dict[str, Saying] = {}
    for area in _areas(phase):
        found |= area.sayings(phase, digest)
    return found


def _areas(phase: Phase) -> Iterator[ModuleType]:
    return (one for one in rooms("phase_sheets") if one.feeds(phase))
