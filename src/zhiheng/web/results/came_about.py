"""How the total of an entry came about: phases, experts, indicators, down to what each expert wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.scoring import CONSENSUS, Scheme
from zhiheng.scoring.scheme import Phase as SchemePhase
from zhiheng.scoring.scheme import number_json
from zhiheng.standard import Indicator, Standard
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Phase
from zhiheng.web.results.frozen_result import Shown
from zhiheng.web.results.given_sheets import Saying, sayings_of
from zhiheng.web.results.ranking import RankedLine, Share
from zhiheng.web.results.season import PANEL

AGREED_NAME = Message("合议", "Agreed")
_NAMED = Message("{name}", "{name}")
AGGREGATES = {
    "mean": Message("算术平均", "mean"),
    "trimmed_mean": Message("去掉最高分和最低分后平均", "trimmed mean"),
    "median": Message("中位数", "median"),
    "consensus": Message("合议", "consensus"),
}


@dataclass(frozen=True, slots=True)
class ExpertColumn:
    """A sheet of a phase: whose, its total, what it says by indicator. ``total`` is None for one that was set aside."""

    name: Message
    total: str | None
    sayings: Mapping[str, Saying]


@dataclass(frozen=True, slots=True)
class PhasePart:
    """What a phase contributes: its score, how it was aggregated, the sheets, the points by indicator."""

    id: str
    name: str
    weight: int | str
    score: str
    aggregate: Message
    experts: int
    standard: Standard
    columns: Sequence[ExpertColumn]
    points: Mapping[str, str | None]

    def rows(self) -> list[tuple[Indicator, list[Saying | None], Share]]:
        """Return the indicators with what each sheet says and the points they came to."""
        return [
            (one, [column.sayings.get(one.code) for column in self.columns], Share(self.points[one.code], one.points))
            for one in self.standard.indicators
        ]


def total_of(parts: Sequence[PhasePart], scheme: Scheme, line: RankedLine) -> str:
    """Return the sum that makes the total (docs/reference/calculation.md, 5) with its numbers."""
    track = next(one for one in scheme.tracks if one.id == line.found["track"])
    weights = [one for one in parts if one.weight]
    terms = [_term(one, track.standard.points) for one in weights]
    if len(weights) < 2:  # noqa: PLR2004 - one phase alone is the total
        last = weights[0] if weights else parts[-1]
        return f"{last.name} {_scaled(last, track.standard.points)}"
    return f"({' + '.join(terms)}) ÷ ({' + '.join(str(one.weight) for one in weights)}) = {line.found['total']}"


def _term(part: PhasePart, points: int) -> str:
    return f"{part.weight} × {_scaled(part, points)}"


def _scaled(part: PhasePart, points: int) -> str:
    own = part.standard.points
    return part.score if own == points else f"{part.score} × {points} ÷ {own}"


def parts_of(shown: Shown, scheme: Scheme, line: RankedLine, names: Mapping[str, str]) -> list[PhasePart]:
    """Return the phases that an entry reached."""
    rows = {one.scheme_phase: one for one in Phase.objects.filter(cycle=shown.cycle, is_on=True).order_by("pk")}
    return [
        _part(scheme, line, phase, _columns(shown, line, rows[phase.id], names))
        for phase in scheme.phases
        if phase.id in line.found["phases"]
    ]


def _part(scheme: Scheme, line: RankedLine, phase: SchemePhase, columns: Sequence[ExpertColumn]) -> PhasePart:
    found = line.found["phases"][phase.id]
    track = next(one for one in scheme.tracks if one.id == line.found["track"])
    return PhasePart(
        id=phase.id,
        name=phase.name,
        weight=number_json(phase.weight),
        score=found["score"],
        aggregate=AGGREGATES[found["aggregate"]],
        experts=found["experts"],
        standard=scheme.form(phase, track),
        columns=columns,
        points=found["indicators"],
    )


def _columns(shown: Shown, line: RankedLine, phase: Phase, names: Mapping[str, str]) -> list[ExpertColumn]:
    totals = line.found["phases"][phase.scheme_phase]["sheets"]
    return [
        ExpertColumn(_name(one["expert"], names), totals.get(one["expert"]), sayings_of(phase, one["digest"]))
        for one in shown.sheets
        if (one["phase"], one["entry"]) == (phase.scheme_phase, line.entry.code)
    ]


def _name(expert: str, names: Mapping[str, str]) -> Message:
    return AGREED_NAME if expert in (CONSENSUS, PANEL) else filled(_NAMED, name=names.get(expert, expert))
