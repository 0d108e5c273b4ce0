"""Metric cards: what a metric is over the years, how it moves, what it rests on and what is doubtful about it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zhiheng.metrics import MetricResult, builtin_catalogue
from zhiheng.metrics.catalogue import Input, Metric
from zhiheng.metrics.registers import Line
from zhiheng.metrics.trend import Trend, trend_of
from zhiheng.problems import Message
from zhiheng.web.databook.aims import COMPARE, TARGET, ComparisonValue, comparisons_in, is_met, targets_in
from zhiheng.web.databook.book import DataBook
from zhiheng.web.databook.enquiry import is_confirmed_by_departments
from zhiheng.web.databook.explanations import name_of
from zhiheng.web.databook.own import PREFIX, OwnMetric, own_metrics_in
from zhiheng.web.databook.registers import CountNote, counted_from, field_of, lines_in
from zhiheng.web.databook.spark import spark_of
from zhiheng.web.programmes.contributions import filled

_MISSING = re.compile(r"([a-z0-9_]+)@(\d{4})")
_MOVEMENTS = {
    "better": Message("向好", "improving"),
    "worse": Message("变差", "declining"),
    "stable": Message("平稳", "stable"),
    "mixed": Message("有起伏", "up and down"),
}
_SETBACK = Message("向好，{year} 年回落", "improving, with a setback in {year}")
_STATUSES = {
    "missing": Message("缺数据", "figures missing"),
    "blocked": Message("不输出", "not shown"),
    "not_meaningful": Message("无意义", "not meaningful"),
    "not_applicable": Message("不适用", "not applicable"),
}


def movement_of(trend: Trend | None) -> Message | None:
    """Return a trend in a word."""
    if trend is None:
        return None
    if trend.setback:
        return filled(_SETBACK, year=trend.setback)
    return _MOVEMENTS[trend.movement]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the figures: evidence as snapshots have it, the industry's code, what departments said."""

    attachments: Sequence[Mapping[str, Any]] = ()
    industry: str = ""
    enquiry: Message | None = None


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class Point:
    """A metric in one year: as people read it, or why there is no value; the target of that year, if there is one."""

    year: int
    result: MetricResult
    target: Decimal | None
    is_met: bool | None

    @property
    def status(self) -> Message | None:
        """Why there is no value, in a word."""
        return _STATUSES.get(self.result.status)

    @property
    def reason(self) -> Message | None:
        """The same at length, with figures by their names."""
        reason = self.result.reason
        return reason and Message(*(_named(reason.text(one), one) for one in ("zh", "en")))


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison value, and whether the company was at least as good that year; None without a value then."""

    value: ComparisonValue
    is_met: bool | None
    is_office: bool


@dataclass(frozen=True, slots=True)
class CardInput:
    """A figure behind a metric, with the lines it is counted from and the evidence for it: attachment and link."""

    input: Input
    cells: Sequence[str]
    notes: Sequence[CountNote]
    lines: Sequence[Line]
    evidence: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding on the figures of a metric: 未消除 unless it is explained."""

    year: int
    text: Message
    why: str


@dataclass(frozen=True, slots=True)
class Card:
    """A metric of one application; ``home`` is its own point, where the card stands at another.

    ``enquiry`` is what the departments said, of a metric that they confirm.
    """

    metric: Metric
    home: str
    points: Sequence[Point]
    trend: Trend | None
    spark: str
    compared: Sequence[Compared]
    inputs: Sequence[CardInput]
    doubts: Sequence[Doubt]
    enquiry: Message | None

    @property
    def has_value(self) -> bool:
        """Whether there is a value in any year."""
        return any(one.result.status == "ok" for one in self.points)

    @property
    def movement(self) -> Message | None:
        """The trend in a word."""
        return movement_of(self.trend)

    @property
    def unresolved(self) -> int:
        """How many doubts nobody explained."""
        return sum(1 for one in self.doubts if not one.why)


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards at one indicator: those with a value, those without any, and the company's own metrics."""

    years: Sequence[int]
    shown: Sequence[Card]
    without: Sequence[Card]
    own: Sequence[OwnMetric]


def indicators_with_metrics() -> list[str]:
    """Return the codes of the indicators at which metrics are shown, in their order."""
    codes = {_indicator(point) for one in builtin_catalogue().metrics.values() for point in _points(one)}
    return sorted(codes, key=lambda code: [int(number) for number in code.split(".")])


def metrics_at(code: str) -> list[Metric]:
    """Return the metrics shown at an indicator: those of its own points first, then those that name it besides."""
    found = [one for one in builtin_catalogue().metrics.values() if code in map(_indicator, _points(one))]
    return sorted(found, key=lambda one: (_indicator(one.point) != code, not one.is_core))


def cards_at(code: str, book: DataBook, first_year: int, beside: Beside = NOTHING_BESIDE) -> Cards:
    """Return the cards at an indicator."""
    years = [year for year in book.years if year >= first_year]
    cards = [_card(one, code, book, years, beside) for one in metrics_at(code)]
    own = [metric for name, text in book.aims.items() if _is_own(name, code) for metric in own_metrics_in(text)]
    return Cards(years, [one for one in cards if one.has_value], [one for one in cards if not one.has_value], own)


def _is_own(name: str, code: str) -> bool:
    return name.startswith(PREFIX) and _indicator(name.removeprefix(PREFIX)) == code


def _card(metric: Metric, code: str, book: DataBook, years: Sequence[int], beside: Beside) -> Card:
    results = book.metrics(metric.id)
    values = {year: Decimal(one.value) for year, one in results.items() if one.value is not None}
    targets = targets_in(book.aims.get(f"{TARGET}{metric.id}", ""))
    points = [
        Point(year, results[year], targets.get(year), _met(metric, values, year, targets.get(year))) for year in years
    ]
    return Card(
        metric=metric,
        home="" if _indicator(metric.point) == code else metric.point,
        points=points,
        trend=trend_of(metric, {year: value for year, value in values.items() if year in years}),
        spark=spark_of([values.get(year) for year in years]),
        compared=list(_compared(metric, book, values, beside)),
        inputs=[_input(name, book, beside.attachments) for name in builtin_catalogue().inputs_of(metric.id)],
        doubts=list(_doubts(metric, book, years)),
        enquiry=beside.enquiry if is_confirmed_by_departments(metric.id) else None,
    )


def _compared(metric: Metric, book: DataBook, values: Mapping[int, Decimal], beside: Beside) -> Iterator[Compared]:
    """Yield the office's comparison values, then the company's own."""
    for of in book.office.benchmarks_of(metric.id, beside.industry):
        one = ComparisonValue(of.year, of.scope, of.value, of.source)
        yield Compared(one, _met(metric, values, one.year, one.value), is_office=True)
    for one in comparisons_in(book.aims.get(f"{COMPARE}{metric.id}", "")):
        yield Compared(one, _met(metric, values, one.year, one.value), is_office=False)


def _met(metric: Metric, values: Mapping[int, Decimal], year: int, aim: Decimal | None) -> bool | None:
    value = values.get(year)
    return None if value is None or aim is None or metric.direction == "info" else is_met(metric, value, aim)


def _input(name: str, book: DataBook, attachments: Sequence[Mapping[str, Any]]) -> CardInput:
    register = counted_from().get(name)
    places = {name, field_of(register.id)} if register else {name}
    return CardInput(
        input=builtin_catalogue().inputs[name],
        cells=[book.cell(name, year) for year in book.years],
        notes=[note for note in book.notes() if note.input == name] if register else (),
        lines=lines_in(register, book.registers) if register else (),
        evidence=[(one, link) for one in attachments for link in one["links"] if link["criterion"] in places],
    )


def _doubts(metric: Metric, book: DataBook, years: Sequence[int]) -> Iterator[Doubt]:
    """Yield the errors in the figures of a metric, and what is unusual about itself."""
    inputs = set(builtin_catalogue().inputs_of(metric.id))
    for one in book.result.findings:
        is_own = one.about == metric.id
        if one.year in years and (is_own or (one.level == "error" and inputs.issuperset(one.inputs))):
            yield Doubt(one.year, one.message, book.explanations.get(name_of(one), "").strip())


def _points(metric: Metric) -> tuple[str, ...]:
    return (metric.point, *metric.other_points)


def _indicator(point: str) -> str:
    return point.rstrip("abcdefgh")


def _named(reason: str, language: Any) -> str:  # noqa: ANN401 - one of two words
    names = builtin_catalogue().inputs
    return _MISSING.sub(lambda found: f"{names[found[1]].name.text(language)} {found[2]}", reason)
