"""What one sheet comes to so far: the arithmetic that its own expert sees while marking."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from zhiheng.scoring.form import Form
from zhiheng.scoring.marks import ABSENT, NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class SheetPoints:
    """Exact points of one sheet; ``total`` is the total of docs/reference/calculation.md once no mark is absent.

    ``indicators`` holds None for what is absent or NA. Categories are sums of the points given, without rescaling;
    the total is rescaled for NA, and None if every indicator is NA.
    """

    indicators: Mapping[str, Fraction | None]
    categories: Mapping[str, Fraction]
    total: Fraction | None


def sheet_points(form: Form, marks: Mapping[str, str]) -> SheetPoints:
    """Return the points of the marks that were typed, by indicator; texts that are no marks count as absent."""
    counted = [_mark(form, column, marks.get(code, "")) for column, code in enumerate(form.codes)]
    points = [
        Fraction(factor * mark, form.denominator) if mark >= 0 else None
        for factor, mark in zip(form.factors, counted, strict=True)
    ]
    given = [one or Fraction(0) for one in points]
    sums = [sum(given[columns], Fraction(0)) for columns in form.categories]
    applicable = sum(maximum for maximum, mark in zip(form.maxima, counted, strict=True) if mark != NOT_APPLICABLE)
    return SheetPoints(
        indicators=dict(zip(form.codes, points, strict=True)),
        categories={one.code: points for one, points in zip(form.standard.categories, sums, strict=True)},
        total=sum(sums, Fraction(0)) * sum(form.maxima) / applicable if applicable else None,
    )


def _mark(form: Form, column: int, text: str) -> int:
    mark = form.marks[column][text.strip()]
    return ABSENT if mark is None else mark
