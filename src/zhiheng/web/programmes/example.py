"""A worked example: invented scores of five experts, computed as the official result is."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from zhiheng.problems import Message
from zhiheng.scoring import CONSENSUS, Form, Scheme, evaluate, forms_of, read_season
from zhiheng.scoring.phase_score import aggregate_of
from zhiheng.scoring.scheme import Phase
from zhiheng.tables import InputFile

_EXPERTS = 5
_LETTERS = "甲乙丙丁戊己庚辛壬癸"
_ENTRY = "example"
_NAME = "示例制造有限公司"
_HALF = Fraction(1, 2)

AGGREGATES = {
    "mean": Message("算术平均", "mean"),
    "trimmed_mean": Message("去掉最高分和最低分后平均", "trimmed mean"),
    "median": Message("中位数", "median"),
    "consensus": Message("合议", "consensus"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One expert's total in a phase, and whether the aggregate uses it."""

    expert: str
    total: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class PhaseExample:
    """A phase of the example: totals, how they become one score, and the gate."""

    name: str
    weight: str
    points: int
    aggregate: Message
    is_fallback: bool
    over: str
    marks: Sequence[Mark]
    sum_of: str
    divisor: int
    score: str
    gate_top: int | None
    gate_points: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """The first indicator of the first phase: each expert's percent (or points) and what it is worth."""

    code: str
    name: str
    points: int
    given: Sequence[tuple[str, str, str]]
    score: str | None


@dataclass(frozen=True, slots=True)
class Example:
    """The whole example; ``products`` are the weighted scores of the phases reached."""

    entry: str
    indicator: Indicator
    phases: Sequence[PhaseExample]
    products: str
    weights: str
    total: str
    tier: str | None
    rank: int | None
    unit: str
    digits: int


def worked_example(scheme: Scheme) -> Example:
    """Return the example of a scheme; raises BadInputError where invented scores cannot be computed by it."""
    track = scheme.tracks[0]
    experts = _experts(scheme)
    forms = {phase.id: forms_of(scheme)[phase.id, track.id] for phase in scheme.phases}
    ratings = InputFile("ratings.csv", _ratings(scheme, forms, experts))
    entries = InputFile(
        "entries.csv", _csv([("entry", "name", "kind", "track"), (_ENTRY, _NAME, "advanced", track.id or "")])
    )
    document: Any = evaluate(read_season([ratings], entries, scheme)).as_json()
    [entry] = document["entries"]
    reached = [phase for phase in scheme.phases if phase.id in entry["phases"]]
    phases = [_phase(scheme, phase, forms[phase.id], entry["phases"][phase.id]) for phase in reached]
    tiers = {tier.id: tier.name for tier in scheme.tiers}
    return Example(
        entry=_NAME,
        indicator=_indicator(scheme, forms[reached[0].id], experts, entry["phases"][reached[0].id]),
        phases=phases,
        products=" + ".join(f"{phase.weight} × {phase.score}" for phase in phases),
        weights=" + ".join(phase.weight for phase in phases),
        total=entry["total"],
        tier=tiers.get(entry["tier"]),
        rank=entry["rank"],
        unit=scheme.unit,
        digits=scheme.rounding.digits,
    )


def _experts(scheme: Scheme) -> list[str]:
    """Return five experts, or as many as a phase needs that refuses to be computed with fewer."""
    needed = [
        one.trimming.when_fewer_than for one in scheme.phases if one.trimming and one.trimming.fallback == "error"
    ]
    return [f"E{number}" for number in range(1, max([_EXPERTS, *needed]) + 1)]


def _ratings(scheme: Scheme, forms: Mapping[str, Form], experts: Sequence[str]) -> bytes:
    rows: list[tuple[str, ...]] = [("phase", "entry", "expert", "indicator", scheme.unit)]
    for order, phase in enumerate(scheme.phases):
        givers = [*experts, CONSENSUS] if phase.aggregate == "consensus" else experts
        for number, expert in enumerate(givers):
            marks = _marks(scheme, forms[phase.id], number, order)
            rows += [(phase.id, _ENTRY, expert, code, mark) for code, mark in marks]
    return _csv(rows)


def _marks(scheme: Scheme, form: Form, expert: int, phase: int) -> Iterator[tuple[str, str]]:
    """Yield invented marks between 50 and 75 percent that are on the scale."""
    for column, (code, maximum) in enumerate(zip(form.codes, form.maxima, strict=True)):
        percent = Fraction(50 + 5 * ((2 * column + 3 * expert + column * expert + phase) % 6))
        step = Fraction(scheme.guide.step) if scheme.unit == "percent" else _HALF
        value = percent if scheme.unit == "percent" else percent * maximum / 100
        yield code, _decimal(value // step * step)


def _decimal(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def _phase(scheme: Scheme, phase: Phase, form: Form, result: Mapping[str, Any]) -> PhaseExample:
    totals: dict[str, str] = result["sheets"]
    members = sorted((one for one in totals if one != CONSENSUS), key=lambda expert: (Decimal(totals[expert]), expert))
    aggregate = aggregate_of(phase, len(members))
    used = [CONSENSUS] if aggregate.name == "consensus" else members[aggregate.kept]
    points = form.standard.points
    least = None if phase.gate is None or phase.gate.min_percent is None else phase.gate.min_percent
    return PhaseExample(
        name=phase.name,
        weight=str(phase.weight),
        points=points,
        aggregate=AGGREGATES[aggregate.name],
        is_fallback=aggregate.name != phase.aggregate,
        over=phase.over,
        marks=[Mark(_label(expert), totals[expert], expert in used) for expert in sorted(totals)],
        sum_of=" + ".join(totals[expert] for expert in used),
        divisor=len(used),
        score=result["score"],
        gate_top=phase.gate.top if phase.gate else None,
        gate_points=None if least is None else scheme.rounding.publish(_ratio(Fraction(least) * points / 100)),
    )


def _indicator(scheme: Scheme, form: Form, experts: Sequence[str], result: Mapping[str, Any]) -> Indicator:
    first = next(iter(form.standard.indicators))
    given = []
    for number, expert in enumerate(experts):
        mark = dict(_marks(scheme, form, number, 0))[first.code]
        value = Fraction(mark) if scheme.unit == "points" else Fraction(mark) * first.points / 100
        given.append((_label(expert), mark, scheme.rounding.publish(_ratio(value))))
    return Indicator(first.code, first.name, first.points, given, result["indicators"][first.code])


def _ratio(value: Fraction) -> tuple[int, int]:
    return value.numerator, value.denominator


def _label(expert: str) -> str:
    if expert == CONSENSUS:
        return "合议"
    number = int(expert[1:])
    return _LETTERS[number - 1] if number <= len(_LETTERS) else str(number)


def _csv(rows: Sequence[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
