"""The line of a metric over the years, small enough to stand in a table."""

from collections.abc import Sequence
from decimal import Decimal

WIDTH, HEIGHT, MARGIN = 96, 28, 4
_LEAST_SPAN = Decimal("0.1")
"""What the whole height stands for at least, of the largest value: what hardly changes is drawn flat."""


def spark_of(values: Sequence[Decimal | None]) -> str:
    """Return the points of a polyline in a box of ``WIDTH`` by ``HEIGHT``, "" with fewer than two values.

    Years without a value are passed over.
    """
    known = [(at, value) for at, value in enumerate(values) if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - a line has two ends
        return ""
    low, high = min(value for _, value in known), max(value for _, value in known)
    least, steps = max(abs(low), abs(high)) * _LEAST_SPAN, len(values) - 1
    if high - low < least:
        low, high = (low + high - least) / 2, (low + high + least) / 2
    span = high - low
    return " ".join(f"{_x(at, steps):.1f},{_y(value, low, span):.1f}" for at, value in known)


def _x(at: int, steps: int) -> float:
    return MARGIN + at * (WIDTH - 2 * MARGIN) / steps


def _y(value: Decimal, low: Decimal, span: Decimal) -> float:
    share = float((value - low) / span) if span else 0.5
    return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)
