"""Aggregation (汇总方式) of several experts' values into one."""

from functools import cache
from typing import Literal, NamedTuple

AggregateName = Literal["mean", "trimmed_mean", "median", "consensus"]


class Aggregate(NamedTuple):
    """An aggregate of a fixed number of values: exactly ``sum(sorted(values)[kept]) / divisor``."""

    name: AggregateName
    kept: slice
    divisor: int


@cache
def mean_of(count: int) -> Aggregate:
    """Return the arithmetic mean (算术平均) of ``count`` ≥ 1 values."""
    return Aggregate("mean", slice(count), count)


@cache
def median_of(count: int) -> Aggregate:
    """Return the median (中位数) of ``count`` ≥ 1 values, for an even count the mean of the two middle ones."""
    return Aggregate("median", slice((count - 1) // 2, count // 2 + 1), 2 - count % 2)


@cache
def trimmed_mean_of(count: int, drop_high: int, drop_low: int) -> Aggregate:
    """Return the mean of ``count`` values without the highest and lowest ones (去掉最高分和最低分后平均).

    ``count`` must exceed ``drop_high + drop_low``.
    """
    return Aggregate("trimmed_mean", slice(drop_low, count - drop_high), count - drop_high - drop_low)


def the_agreed_one() -> Aggregate:
    """Return the panel's one agreed value (合议)."""
    return Aggregate("consensus", slice(1), 1)
