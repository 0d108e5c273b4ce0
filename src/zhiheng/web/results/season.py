"""A cycle as a season of the library: lists made of confirmed sheets, evaluated by the locked scheme.

This is the one place where scores of the platform become inputs of the official result. What is gathered here exists
for nobody before all sheets of the phases concerned are confirmed (design rule 5): who shows it looks at ``lacks``
first.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from zhiheng.canonical import Json, digest_of
from zhiheng.problems import Message
from zhiheng.scoring import Result, Scheme, Season, evaluate, read_season
from zhiheng.scoring.scheme import Phase as SchemePhase
from zhiheng.tables import InputFile
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results.fed_phases import fed_phases
from zhiheng.web.results.given_sheets import AGREED, GivenSheet, lacks_of, sheets_of
from zhiheng.web.results.messages import GATE_UNDECIDED
from zhiheng.web.results.models import PhaseOutcome
from zhiheng.web.results.queries import outcome_of, reviewed_entries

PANEL = "panel"
"""The expert of lists that an agreed sheet has in a phase that is not aggregated by consensus."""
_WITHDRAWN = "withdrawn"

_Counted = tuple[str, str, str]
"""The code of an entry, the expert, the digest of the sheet."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet as the lists have it: the scheme's phase, the entry's code, the expert's id."""

    phase: str
    entry: str
    expert: str
    given: GivenSheet

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it in lists."""
        return self.phase, self.entry, self.expert

    def as_json(self) -> dict[str, Json]:
        """Return how frozen contents name it."""
        return {"phase": self.phase, "entry": self.entry, "expert": self.expert, "digest": self.given.digest}


@dataclass(frozen=True)
class Gathered:
    """The inputs of a cycle's result, up to some phase; ``lacks`` is what is awaited before they may be looked at.

    ``candidates`` are the entries that take part in the last of these phases. ``decided`` says who goes on by the
    outcomes of the gates before, as codes of entries by the scheme's phase.
    """

    scheme: Scheme
    entries: Sequence[Entry]
    sheets: Sequence[Listed]
    lacks: Sequence[Message]
    candidates: Sequence[Entry] = ()
    outcomes: Sequence[PhaseOutcome] = ()
    decided: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def by_code(self) -> Mapping[str, Entry]:
        """The entries by their codes."""
        return {one.code: one for one in self.entries}

    @cached_property
    def ratings(self) -> InputFile:
        """The list of ratings of formats.md."""
        rows = (
            (*one.key, code, _WITHDRAWN if one.given.is_withdrawn else mark or "")
            for one in self.sheets
            for code, mark in one.given.marks.items()
        )
        return _list("ratings.csv", ("phase", "entry", "expert", "indicator", self.scheme.unit), rows)

    @cached_property
    def listed_entries(self) -> InputFile:
        """The list of entries of formats.md."""
        has_tracks = bool(self.scheme.declared_tracks)
        rows = (
            (
                one.code,
                one.organisation.name,
                one.confirmed_kind or one.kind,
                _WITHDRAWN if one.state == Entry.State.WITHDRAWN else "active",
                one.track.code if has_tracks and one.track else "",
            )
            for one in self.entries
        )
        return _list("entries.csv", ("entry", "name", "kind", "status", "track"), rows)

    @cached_property
    def digest(self) -> str:
        """The digest of all that the result follows from."""
        files = {one.name: one.digest for one in (self.ratings, self.listed_entries)}
        return digest_of({**files, "scheme": digest_of(self.scheme.as_json())})

    @cached_property
    def season(self) -> Season:
        """The season by the locked scheme; raises BadInputError with all problems of the lists.

        A gate whose outcome lets somebody go on whom the scheme would stop is taken out: the outcome stands for it.
        """
        season = read_season([self.ratings], self.listed_entries, self.scheme)
        overruled = {phase for phase, entry in _stopped(evaluate(season)) if entry in self.decided.get(phase, ())}
        if not overruled:
            return season
        phases = tuple(replace(one, gate=None) if one.id in overruled else one for one in self.scheme.phases)
        return read_season([self.ratings], self.listed_entries, replace(self.scheme, phases=phases))

    @cached_property
    def result(self) -> Result:
        """The library's result; raises BadInputError with all problems of the lists."""
        return evaluate(self.season)


def gathered(cycle: Cycle, up_to: Phase | None = None) -> Gathered:
    """Return the inputs of all phases that feed the scheme, or of those up to one, whose own outcome is left aside."""
    scheme = scheme_of(cycle)
    rules = {one.id: one for one in scheme.phases}
    phases = fed_phases(cycle, scheme)
    phases = phases[: phases.index(up_to) + 1] if up_to else phases
    outcomes = {one.scheme_phase: outcome for one in phases if (outcome := outcome_of(one))}
    frozen = _frozen(outcomes.values())
    taking_part, found = list(reviewed_entries(cycle)), _Found()
    for phase in phases:
        outcome = outcomes.get(phase.scheme_phase)
        if outcome is None:
            found.lacks += lacks_of(phase, taking_part)
        found.sheets += _listed(rules[phase.scheme_phase], phase, taking_part, frozen.get(phase.scheme_phase))
        if phase == up_to or not rules[phase.scheme_phase].gate:
            continue
        if outcome is None:
            found.lacks.append(filled(GATE_UNDECIDED, phase=phase.name))
            break  # nobody knows who takes part in what follows
        found.outcomes.append(outcome)
        goes_on = set(outcome.places.filter(goes_on=True).values_list("entry", flat=True))
        taking_part = [one for one in taking_part if one.pk in goes_on]
        found.decided[phase.scheme_phase] = frozenset(one.code for one in taking_part)
    entries = _listed_entries(cycle)
    return Gathered(scheme, entries, found.sheets, found.lacks, taking_part, found.outcomes, found.decided)


@dataclass
class _Found:
    sheets: list[Listed] = field(default_factory=list)
    lacks: list[Message] = field(default_factory=list)
    outcomes: list[PhaseOutcome] = field(default_factory=list)
    decided: dict[str, frozenset[str]] = field(default_factory=dict)


def _frozen(outcomes: Iterable[PhaseOutcome]) -> dict[str, set[_Counted]]:
    """Return which sheets counted in the phases that were decided."""
    found: dict[str, set[_Counted]] = {}
    for outcome in reversed(list(outcomes)):  # an earlier outcome goes before what a later one says of its phase
        by_phase: dict[str, set[_Counted]] = {}
        for sheet in json.loads(outcome.content)["sheets"]:
            expert = AGREED if sheet["expert"] == PANEL else sheet["expert"]
            by_phase.setdefault(sheet["phase"], set()).add((sheet["entry"], expert, sheet["digest"]))
        found |= by_phase
    return found


def _listed(rules: SchemePhase, phase: Phase, entries: Sequence[Entry], frozen: set[_Counted] | None) -> list[Listed]:
    """Return the sheets of a phase that go into the lists, in the order of their ids."""
    codes = {one.pk: one.code for one in entries}
    by_entry: dict[str, list[GivenSheet]] = {}
    for one in sheets_of(phase, entries):
        code = codes[one.entry]
        counts = one.takes_part or one.is_withdrawn if frozen is None else (code, one.expert, one.digest) in frozen
        if counts:
            by_entry.setdefault(code, []).append(one)
    listed = [
        Listed(rules.id, code, expert, one)
        for code, given in by_entry.items()
        for expert, one in _by_expert(rules, given)
    ]
    return sorted(listed, key=lambda one: one.key)


def _by_expert(rules: SchemePhase, given: Sequence[GivenSheet]) -> list[tuple[str, GivenSheet]]:
    """Return the sheets of an entry by expert: the agreed one counts by the scheme, or where there is no other."""
    own = [(one.expert, one) for one in given if one.expert != AGREED]
    agreed = [one for one in given if one.expert == AGREED]
    if rules.aggregate == "consensus":
        return [*own, *((AGREED, one) for one in agreed)]
    return own or [(PANEL, one) for one in agreed]


def _listed_entries(cycle: Cycle) -> list[Entry]:
    """Return what is or was under review: withdrawn applications are listed too."""
    reviewed = PanelEntry.objects.filter(panel__cycle=cycle).order_by()
    withdrawn = Entry.objects.filter(cycle=cycle, state=Entry.State.WITHDRAWN, pk__in=reviewed.values("entry"))
    return [*reviewed_entries(cycle), *withdrawn.select_related("organisation", "track").order_by("pk")]


def _stopped(result: Result) -> list[tuple[str, str]]:
    """Return phase and code of what gates stop."""
    return [
        (flag.phase or "", standing.entry.id)
        for standing in result.standings
        for flag in standing.flags
        if flag.kind == "stopped_by_gate"
    ]


def _list(name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> InputFile:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return InputFile(name, text.getvalue().encode())
