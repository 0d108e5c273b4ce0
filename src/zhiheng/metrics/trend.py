"""How a metric moved over the years, in the sense of its direction: an aid for reading, never a mark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal, Protocol, TypeAlias

from zhiheng.metrics.catalogue.model import Direction

Movement: TypeAlias = Literal["better", "worse", "stable", "mixed"]

MIN_YEARS = 3
_ZERO = Decimal(0)
_STABLE = Decimal("0.01")
"""How much of their mean size values may differ and still count as stable."""


class Directed(Protocol):
    """What has a direction, and a range to aim at if that is one."""

    @property
    def direction(self) -> Direction:
        """Which way is better."""

    @property
    def target(self) -> tuple[Decimal, Decimal] | None:
        """The range to be in, of the direction ``target``."""


@dataclass(frozen=True, slots=True)
class Trend:
    """``slope`` is the change a year by least squares, in the metric's unit.

    ``setback`` is the one year inside that went against the movement, None without one or with several.
    """

    movement: Movement
    slope: Decimal
    setback: int | None = None


def trend_of(metric: Directed, values: Mapping[int, Decimal]) -> Trend | None:
    """Return the trend of the last years in a row that have values.

    None with fewer than three of them, or for a metric of which neither more nor less is better.
    """
    years = _last_in_a_row(values)
    if len(years) < MIN_YEARS or metric.direction == "info":
        return None
    slope = _slope([values[year] for year in years])
    goodness = [_goodness(metric, values[year]) for year in years]
    span, size = max(goodness) - min(goodness), sum((abs(values[year]) for year in years), _ZERO) / len(years)
    if span <= _STABLE * size:
        return Trend("stable", slope)
    if _is_rising(goodness):
        return Trend("better", slope)
    if _is_rising([-one for one in goodness]):
        return Trend("worse", slope)
    setback = _setback(goodness)
    return Trend("mixed", slope) if setback is None else Trend("better", slope, years[setback])


def _last_in_a_row(values: Mapping[int, Decimal]) -> list[int]:
    found: list[int] = []
    for year in sorted(values, reverse=True):
        if found and found[-1] != year + 1:
            break
        found.append(year)
    return found[::-1]


def _goodness(metric: Directed, value: Decimal) -> Decimal:
    """Return a number that is larger the better the value is: of a target the distance from its range, negative."""
    if metric.direction == "target" and metric.target:
        low, high = metric.target
        return -max(low - value, value - high, _ZERO)
    return -value if metric.direction == "lower" else value


def _is_rising(values: Sequence[Decimal]) -> bool:
    return all(after >= before for before, after in pairwise(values))


def _setback(goodness: Sequence[Decimal]) -> int | None:
    """Return the place of the one inner year without which it rises, None if it is not one alone."""
    inner = range(1, len(goodness) - 1)
    found = [at for at in inner if goodness[-1] > goodness[0] and _is_rising([*goodness[:at], *goodness[at + 1 :]])]
    dips = [at for at in found if goodness[at] < goodness[at - 1]]
    return dips[0] if dips else None


def _slope(values: Sequence[Decimal]) -> Decimal:
    middle, mean = Decimal(len(values) - 1) / 2, sum(values, _ZERO) / len(values)
    away = [at - middle for at in range(len(values))]
    together = sum((x * (y - mean) for x, y in zip(away, values, strict=True)), _ZERO)
    return together / sum((x * x for x in away), _ZERO)
