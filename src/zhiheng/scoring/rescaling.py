"""What NA (不适用) does to points: those of the other indicators are rescaled to the whole."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from operator import mul
from typing import Literal

from zhiheng.scoring.form import Form
from zhiheng.scoring.marks import NOT_APPLICABLE
from zhiheng.scoring.points import Points
from zhiheng.scoring.ratings import Sheet
from zhiheng.scoring.rounding import Ratio


class Rescaling:
    """Makes points of the whole sums of a panel whose ``absent`` columns, not all, are NA and counted 0.

    A sheet's sums count the form's 1/denominator, a panel's 1/(denominator · ``dividing``).
    """

    def __init__(self, form: Form, absent: Collection[int], over: Literal["total", "indicator"], dividing: int) -> None:
        divisor = form.denominator * dividing
        remaining = [0 if column in absent else points for column, points in enumerate(form.maxima)]
        whole = Fraction(sum(form.maxima), sum(remaining))
        self._whole = whole.numerator
        self._divisor_of_sheet = whole.denominator * form.denominator
        self._divisor_of_panel = whole.denominator * divisor
        lefts = [sum(remaining[columns]) for columns in form.categories]
        wholes = [sum(form.maxima[columns]) for columns in form.categories] if over == "total" else lefts
        shares = [Fraction(points, left or 1) for points, left in zip(wholes, lefts, strict=True)]
        self._categories = [share.numerator for share in shares]
        self._divisors_of_categories = [
            share.denominator * divisor if left else 0 for share, left in zip(shares, lefts, strict=True)
        ]
        self._divisors_of_indicators = [divisor if points else 0 for points in remaining]

    def score(self, total: int) -> Ratio:
        """Return a panel's total, rescaled to the form's points."""
        return total * self._whole, self._divisor_of_panel

    def totals(self, totals: Sequence[int]) -> Points:
        """Return the totals of a panel's sheets, rescaled to the form's points."""
        return Points([total * self._whole for total in totals], [self._divisor_of_sheet] * len(totals))

    def categories(self, sums: Sequence[int]) -> Points:
        """Return a panel's categories, with ``over`` = "total" rescaled to the category's points."""
        return Points(list(map(mul, self._categories, sums)), self._divisors_of_categories)

    def indicators(self, points: Sequence[int]) -> Points:
        """Return a panel's indicators, as they are."""
        return Points(points, self._divisors_of_indicators)


def absent_columns(sheet: Sheet) -> tuple[int, ...]:
    """Return the columns of a sheet that are NA."""
    if NOT_APPLICABLE not in sheet.marks:
        return ()
    return tuple(column for column, mark in enumerate(sheet.marks) if mark == NOT_APPLICABLE)


def counted_marks(sheet: Sheet, absent: Collection[int]) -> list[int]:
    """Return the marks of a usable sheet as they are added up: those of the ``absent`` columns count 0."""
    return [max(mark, 0) for mark in sheet.marks] if absent else sheet.marks
