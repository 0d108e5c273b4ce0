"""What an entry gets in one phase (docs/reference/calculation.md), exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import mul

from zhiheng.scoring.aggregate import Aggregate, mean_of, median_of, the_agreed_one, trimmed_mean_of
from zhiheng.scoring.form import Form
from zhiheng.scoring.marks import NOT_APPLICABLE
from zhiheng.scoring.ratings import Sheet
from zhiheng.scoring.rounding import Ratio
from zhiheng.scoring.scheme import Phase


@dataclass(slots=True)
class PhaseScore:
    """An entry's exact points in one phase; None stands for NA.

    ``sheet_totals`` are those of all usable sheets by expert, ``absent`` the columns that are NA. ``ranges`` are the
    highest minus the lowest of the members' marks on each indicator, in steps, 0 where it is NA; empty without members.
    """

    form: Form
    aggregate: Aggregate
    experts: int
    score: Ratio
    sheet_totals: dict[str, Ratio]
    categories: list[Ratio | None]
    indicators: list[Ratio | None]
    absent: Sequence[int]
    ranges: list[int]

    @property
    def spreads(self) -> list[Ratio | None]:
        """The members' range of percents on each indicator, in percentage points; None for NA or without members."""
        if not self.ranges:
            return [None] * len(self.indicators)
        scaled = [(steps * top, bottom) for steps, (top, bottom) in zip(self.ranges, self.form.percents, strict=True)]
        return [None if points is None else value for value, points in zip(scaled, self.indicators, strict=True)]


def aggregate_of(phase: Phase, members: int) -> Aggregate:
    """Return the aggregate that applies to so many members' usable sheets: with too few of them the fallback."""
    trimming = phase.trimming
    if trimming:
        if members < trimming.when_fewer_than:
            return mean_of(members)
        return trimmed_mean_of(members, trimming.drop_high, trimming.drop_low)
    if phase.aggregate == "consensus":
        return the_agreed_one()
    return {"mean": mean_of, "median": median_of}[phase.aggregate](members)


def score_phase(phase: Phase, form: Form, sheets: Sequence[Sheet]) -> PhaseScore:
    """Return the score of an entry from its usable sheets, one at least, all with the same indicators NA."""
    members = used = sheets
    if phase.aggregate == "consensus":
        members = [sheet for sheet in sheets if not sheet.is_agreed]
        used = [sheet for sheet in sheets if sheet.is_agreed]
    ordered = _ordered_marks(members)
    ranges = [marks[-1] - marks[0] for marks in ordered]
    if used is not members:
        ordered = _ordered_marks(used)
    aggregate = aggregate_of(phase, len(members))
    scorer = _Scorer(form, aggregate, sheets[0].marks)
    sums = scorer.category_sums(used)
    indicators = scorer.indicator_points(ordered)
    if phase.over == "total":
        [total] = scorer.aggregated([sorted(map(sum, sums))])
        categories = scorer.rescaled(scorer.aggregated(map(sorted, zip(*sums, strict=True))))
    else:
        total = sum(indicators)
        categories = scorer.not_rescaled([sum(indicators[columns]) for columns in form.categories])
    all_sums = sums if used is sheets else scorer.category_sums(sheets)
    totals = [scorer.of_whole(sum(parts), form.denominator) for parts in all_sums]
    return PhaseScore(
        form=form,
        aggregate=aggregate,
        experts=len(used),
        score=scorer.of_whole(total, scorer.divisor),
        sheet_totals=dict(zip([sheet.expert for sheet in sheets], totals, strict=True)),
        categories=categories,
        indicators=scorer.without_absent(indicators),
        absent=scorer.absent,
        ranges=ranges,
    )


def _ordered_marks(sheets: Sequence[Sheet]) -> list[list[int]]:
    """Return the marks each indicator got, lowest first."""
    return list(map(sorted, zip(*[sheet.marks for sheet in sheets], strict=True)))


class _Scorer:
    """Works in whole numbers; NA counts 0, and what remains of the points without the NA indicators rescales."""

    def __init__(self, form: Form, aggregate: Aggregate, marks: Sequence[int]) -> None:
        self.form = form
        self.kept = aggregate.kept
        self.divisor = form.denominator * aggregate.divisor
        self.absent: Sequence[int] = ()
        if NOT_APPLICABLE in marks:
            self.absent = [column for column, mark in enumerate(marks) if mark == NOT_APPLICABLE]
            maxima = list(form.maxima)
            for column in self.absent:
                maxima[column] = 0
            self.whole = [sum(form.maxima[columns]) for columns in form.categories]
            self.remaining = [sum(maxima[columns]) for columns in form.categories]

    def aggregated(self, ordered: Iterable[list[int]]) -> list[int]:
        """Return the aggregate of each list of ordered values, in 1/divisor."""
        kept = self.kept
        return [sum(values[kept]) for values in ordered]

    def category_sums(self, sheets: Sequence[Sheet]) -> list[list[int]]:
        """Return each sheet's sums by category, in 1/denominator points."""
        factors, categories, absent = self.form.factors, self.form.categories, self.absent
        sums = []
        for sheet in sheets:
            points = list(map(mul, factors, sheet.marks))
            for column in absent:
                points[column] = 0
            sums.append([sum(points[columns]) for columns in categories])
        return sums

    def indicator_points(self, ordered: Sequence[list[int]]) -> list[int]:
        """Return the aggregated points of each indicator, in 1/divisor points, NA as 0."""
        points = list(map(mul, self.form.factors, self.aggregated(ordered)))
        for column in self.absent:
            points[column] = 0
        return points

    def of_whole(self, value: int, divisor: int) -> Ratio:
        """Return a sum of points rescaled to the form's points."""
        if self.absent:
            return value * sum(self.whole), divisor * sum(self.remaining)
        return value, divisor

    def rescaled(self, sums: Sequence[int]) -> list[Ratio | None]:
        """Return category sums, each rescaled to its category's points; None where all its indicators are NA."""
        if not self.absent:
            return [(value, self.divisor) for value in sums]
        return [
            (value * whole, self.divisor * remaining) if remaining else None
            for value, whole, remaining in zip(sums, self.whole, self.remaining, strict=True)
        ]

    def not_rescaled(self, sums: Sequence[int]) -> list[Ratio | None]:
        """Return category sums as they are; None where all indicators are NA."""
        remaining = self.remaining if self.absent else repeat(1)
        return [(value, self.divisor) if left else None for value, left in zip(sums, remaining, strict=False)]

    def without_absent(self, points: Sequence[int]) -> list[Ratio | None]:
        """Return points with their divisor, and None for the indicators that are NA."""
        result: list[Ratio | None] = list(zip(points, repeat(self.divisor), strict=False))
        for column in self.absent:
            result[column] = None
        return result
