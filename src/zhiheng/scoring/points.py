"""Exact points in a row: of indicators, of categories, of sheets."""

from collections.abc import Sequence
from typing import NamedTuple

from zhiheng.scoring.rounding import Ratio


class Points(NamedTuple):
    """Exact points, each a numerator ≥ 0 over its divisor; the divisor 0 stands for NA."""

    numerators: Sequence[int]
    divisors: Sequence[int]

    def __bool__(self) -> bool:
        return bool(self.divisors)

    def ratio(self, place: int) -> Ratio | None:
        """Return the points at one place, None for NA."""
        divisor = self.divisors[place]
        return (self.numerators[place], divisor) if divisor else None

    def ratios(self) -> list[Ratio | None]:
        """Return all points, None for NA."""
        return [ratio if ratio[1] else None for ratio in zip(self.numerators, self.divisors, strict=True)]


NO_POINTS = Points((), ())


def points_of(ratios: Sequence[Ratio | None]) -> Points:
    """Return exact values as points, None as NA."""
    pairs = [ratio or (0, 0) for ratio in ratios]
    return Points([numerator for numerator, _ in pairs], [divisor for _, divisor in pairs])
