"""The form of a phase: what each mark on a sheet is worth, in whole numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from zhiheng.scoring.marks import POINTS_STEP, Marks
from zhiheng.scoring.rounding import Ratio
from zhiheng.scoring.scheme import Scheme
from zhiheng.standard import Standard

_HUNDRED = 100

FormKey: TypeAlias = tuple[str, str | None]
"""Phase id and track id."""


@dataclass(frozen=True)
class Form:
    """A standard as it is marked, with the sheet's columns in its order of indicators.

    A mark m in column i, a count of steps, is worth ``factors[i] * m / denominator`` points and
    ``m * percents[i]`` percent of the indicator's ``maxima[i]`` points; a range of more than ``limits[i]`` steps
    exceeds the scheme's spread limit.
    """

    standard: Standard
    codes: tuple[str, ...]
    maxima: tuple[int, ...]
    marks: tuple[Marks, ...]
    factors: tuple[int, ...]
    denominator: int
    percents: tuple[Ratio, ...]
    limits: tuple[int, ...]
    categories: tuple[slice, ...]

    @cached_property
    def columns(self) -> dict[str, tuple[int, Marks]]:
        """Where each indicator stands in a sheet, and its scale of marks."""
        return {code: (column, self.marks[column]) for column, code in enumerate(self.codes)}


def form_of(standard: Standard, scheme: Scheme) -> Form:
    """Return the form that a standard makes under a scheme's unit, step of percents and spread limit."""
    step = Fraction(scheme.guide.step)
    maxima = tuple(indicator.points for indicator in standard.indicators)
    is_percent = scheme.unit == "percent"
    scale = Marks(_HUNDRED, step)
    percents = [step if is_percent else _HUNDRED * POINTS_STEP / maximum for maximum in maxima]
    ends = [0]
    for category in standard.categories:
        ends.append(ends[-1] + len(category.indicators))
    return Form(
        standard=standard,
        codes=tuple(indicator.code for indicator in standard.indicators),
        maxima=maxima,
        marks=tuple(scale if is_percent else Marks(maximum, POINTS_STEP) for maximum in maxima),
        factors=tuple(maximum * step.numerator if is_percent else POINTS_STEP.numerator for maximum in maxima),
        denominator=_HUNDRED * step.denominator if is_percent else POINTS_STEP.denominator,
        percents=tuple((percent.numerator, percent.denominator) for percent in percents),
        limits=tuple(int(Fraction(scheme.spread_limit) / percent) for percent in percents),
        categories=tuple(map(slice, ends, ends[1:])),
    )


def forms_of(scheme: Scheme) -> Mapping[FormKey, Form]:
    """Return the form of each phase for each track of a scheme."""
    by_id = {standard.id: form_of(standard, scheme) for standard in scheme.standards.values()}
    return {
        (phase.id, track.id): by_id[scheme.form(phase, track).id] for phase in scheme.phases for track in scheme.tracks
    }
