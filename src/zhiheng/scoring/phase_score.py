"""What entries get in one phase (docs/reference/calculation.md), exactly."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import TypeAlias

from zhiheng.scoring.aggregate import Aggregate, mean_of, median_of, the_agreed_one, trimmed_mean_of
from zhiheng.scoring.form import Form
from zhiheng.scoring.lanes import LARGEST, Lanes
from zhiheng.scoring.points import Points
from zhiheng.scoring.ratings import Sheet
from zhiheng.scoring.rescaling import Rescaling, absent_columns, counted_marks
from zhiheng.scoring.rounding import Ratio
from zhiheng.scoring.scheme import Phase

Panel: TypeAlias = Sequence[Sheet]
"""The usable sheets of one entry in one phase, one at least, all with the same indicators NA."""


@dataclass(slots=True)
class PhaseScore:
    """An entry's exact points in one phase.

    ``panel`` are all usable sheets, ``totals`` theirs, ``experts`` how many took part. ``absent`` are the columns that
    are NA. ``ranges`` are the highest minus the lowest of the members' marks on each indicator, in steps, 0 where
    it is NA; empty without members.
    """

    form: Form
    aggregate: Aggregate
    experts: int
    panel: Panel
    totals: Points
    score: Ratio
    categories: Points
    indicators: Points
    absent: Sequence[int]
    ranges: Sequence[int]

    @property
    def sheet_totals(self) -> dict[str, Ratio | None]:
        """The totals of all usable sheets by expert."""
        return dict(zip([sheet.expert for sheet in self.panel], self.totals.ratios(), strict=True))

    @property
    def spreads(self) -> list[Ratio | None]:
        """The members' range of percents on each indicator, in percentage points; None for NA or without members."""
        if not self.ranges:
            return [None] * len(self.form.codes)
        scaled = [(steps * top, bottom) for steps, (top, bottom) in zip(self.ranges, self.form.percents, strict=True)]
        return [None if column in self.absent else value for column, value in enumerate(scaled)]


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


def score_phase(phase: Phase, form: Form, panels: Mapping[str, Panel]) -> dict[str, PhaseScore]:
    """Return the scores of entries from their panels, by entry.

    Raises:
        OverflowError: if a panel's points may exceed a lane of ``Lanes``. With the 999 999 points that a standard may
            have, and the step of 0.01 that a guide may have, a panel would need nine million sheets.
    """
    alike: defaultdict[tuple[bool, ...], dict[str, Panel]] = defaultdict(dict)
    for entry, panel in panels.items():
        alike[tuple([sheet.is_agreed for sheet in panel])][entry] = panel
    scores: dict[str, PhaseScore] = {}
    for some in alike.values():
        scores.update(zip(some, _Scorer(phase, form, list(some.values())).scores(), strict=True))
    return scores


@dataclass(frozen=True, slots=True)
class _Place:
    """The sheets at one place of all panels: columns of their marks, of their sums by category and of their totals."""

    is_agreed: bool
    marks: Sequence[int]
    categories: Sequence[int]
    total: int


class _Scorer:
    """Scores panels together that have as many sheets each, and the agreed one, if any, at the same place.

    Every plain integer that is computed here, a column of ``Lanes``, is one number of each panel: a mark; the points of
    a sheet, in 1/denominator; or those of a panel, before they are divided by the aggregate's divisor. None can exceed
    what full marks on all sheets add up to.
    """

    def __init__(self, phase: Phase, form: Form, panels: Sequence[Panel]) -> None:
        self.phase = phase
        self.form = form
        self.panels = panels
        if sum(form.maxima) * form.denominator * len(panels[0]) > LARGEST:
            raise OverflowError("the points of a panel do not fit into a lane")
        self.lanes = Lanes(len(panels))
        self.absent = [absent_columns(panel[0]) for panel in panels]
        self.places = [self._place(sheets) for sheets in zip(*panels, strict=True)]
        self.members = self.used = [place for place in self.places if not place.is_agreed]
        if phase.aggregate == "consensus":
            self.used = [place for place in self.places if place.is_agreed]
        self.aggregate = aggregate_of(phase, len(self.members))

    def _place(self, sheets: Sequence[Sheet]) -> _Place:
        form = self.form
        marks = self.lanes.columns(list(map(counted_marks, sheets, self.absent)))
        points = list(map(mul, form.factors, marks))
        categories = [sum(points[columns]) for columns in form.categories]
        return _Place(sheets[0].is_agreed, marks, categories, sum(categories))

    def scores(self) -> Iterator[PhaseScore]:
        """Yield the score of each panel, in their order."""
        ordered = self._ordered_marks(self.members)
        ranges = [marks[-1] - marks[0] for marks in ordered]
        if self.used is not self.members:
            ordered = self._ordered_marks(self.used)
        kept = self.aggregate.kept
        indicators = [factor * sum(marks[kept]) for factor, marks in zip(self.form.factors, ordered, strict=True)]
        if self.phase.over == "total":
            score = self._aggregated([place.total for place in self.used])
            categories = list(map(self._aggregated, zip(*[place.categories for place in self.used], strict=True)))
        else:
            score = sum(indicators)
            categories = [sum(indicators[columns]) for columns in self.form.categories]
        return self._by_panel(score, categories, indicators, ranges)

    def _by_panel(
        self, score: int, categories: Sequence[int], indicators: Sequence[int], ranges: Sequence[int]
    ) -> Iterator[PhaseScore]:
        """Yield what stands in columns for each panel, rescaled."""
        form, over, dividing = self.form, self.phase.over, self.aggregate.divisor
        rescalings = {absent: Rescaling(form, absent, over, dividing) for absent in set(self.absent)}
        totals = [place.total for place in self.places]
        rows = [self.lanes.rows(columns) for columns in ([score], totals, categories, indicators, ranges)]
        for panel, absent, *row in zip(self.panels, self.absent, *rows, strict=True):
            rescaling = rescalings[absent]
            yield PhaseScore(
                form=form,
                aggregate=self.aggregate,
                experts=len(self.used),
                panel=panel,
                totals=rescaling.totals(row[1]),
                score=rescaling.score(*row[0]),
                categories=rescaling.categories(row[2]),
                indicators=rescaling.indicators(row[3]),
                absent=absent,
                ranges=row[4],
            )

    def _ordered_marks(self, places: Iterable[_Place]) -> list[list[int]]:
        """Return the marks each indicator got, lowest first."""
        return [self.lanes.ordered(marks) for marks in zip(*[place.marks for place in places], strict=True)]

    def _aggregated(self, columns: Sequence[int]) -> int:
        return sum(self.lanes.ordered(columns)[self.aggregate.kept])
