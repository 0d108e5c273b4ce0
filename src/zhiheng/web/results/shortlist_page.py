"""The tables of who goes on: one for each track, exact published scores, flags in words."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from zhiheng.problems import Message
from zhiheng.scoring.scheme import number_json
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Phase
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results.models import PhaseOutcome
from zhiheng.web.results.season import Gathered
from zhiheng.web.results.shortlist import Candidate, candidates_of, expert_names, frozen

_TOP = Message("前 {top} 名", "the best {top}")
_PERCENT = Message("得分率不低于 {percent}%", "at least {percent}%")
_BOTH = Message("{top}，且{percent}", "{top}, and {percent}")


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate; ``goes_on`` is what is ticked or was decided."""

    candidate: Candidate
    goes_on: bool

    @property
    def departs(self) -> bool:
        """Whether that differs from the proposal."""
        return self.goes_on != self.candidate.is_proposed


@dataclass(frozen=True, slots=True)
class TrackTable:
    """The candidates of a track; ``name`` is "" with one track, where the word appears nowhere."""

    name: str
    rows: Sequence[Row]

    @property
    def count(self) -> int:
        """How many go on."""
        return sum(one.goes_on for one in self.rows)

    @property
    def has_tie(self) -> bool:
        """Whether some stand exactly at the line."""
        return any(one.candidate.is_tied for one in self.rows)


def gate_of(phase: Phase) -> Message | None:
    """Return the gate of a phase in words."""
    gate = next(one.gate for one in scheme_of(phase.cycle).phases if one.id == phase.scheme_phase)
    if gate is None:
        return None
    top = filled(_TOP, top=gate.top) if gate.top is not None else None
    percent = filled(_PERCENT, percent=number_json(gate.min_percent)) if gate.min_percent is not None else None
    return filled(_BOTH, top=top, percent=percent) if top and percent else top or percent


def proposed_table(phase: Phase, gathered: Gathered, chosen: AbstractSet[str] | None) -> list[TrackTable]:
    """Return the proposal; ``chosen`` are public ids ticked before, None at first. Raises BadInputError."""
    document, names = gathered.result.as_json(), expert_names(phase.cycle)
    found = candidates_of(document, phase.scheme_phase, gathered.candidates, names)
    return _by_track(
        [Row(one, one.is_proposed if chosen is None else one.entry.public_id in chosen) for one in found], document
    )


def decided_table(outcome: PhaseOutcome) -> list[TrackTable]:
    """Return what was decided, as it was frozen."""
    content, names = frozen(outcome), expert_names(outcome.cycle)
    entries = Entry.objects.filter(phase_places__outcome=outcome).select_related("organisation", "track")
    found = candidates_of(content["result"], content["phase"], list(entries.order_by("pk")), names)
    return _by_track([Row(one, one.entry.code in content["goes_on"]) for one in found], content["result"])


def _by_track(rows: Sequence[Row], document: Mapping[str, Any]) -> list[TrackTable]:
    names = {one["id"]: one["name"] for one in document["scheme"].get("tracks", ())}
    order = {code: place for place, code in enumerate(names)}

    def track(row: Row) -> str:
        of_entry = row.candidate.entry.track
        return of_entry.code if of_entry and of_entry.code in names else ""

    ordered = sorted(rows, key=lambda row: order.get(track(row), 0))
    return [TrackTable(names.get(code, ""), list(group)) for code, group in groupby(ordered, track)]
