"""Places of marks on charts that are drawn one row at a time: shares of the width from 0 to 100, as texts."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A bar: where it begins and how wide it is."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The range that the width stands for."""

    low: float
    high: float

    def at(self, value: float) -> str:
        """Return where a value lies, at the edge if outside."""
        share = (value - self.low) / (self.high - self.low)
        return f"{100 * min(max(share, 0.0), 1.0):.2f}"

    def span(self, bounds: Sequence[float]) -> Span:
        """Return the bar between two values."""
        start, end = (float(self.at(one)) for one in bounds)
        return Span(f"{start:.2f}", f"{max(end - start, 0.5):.2f}")


def ranks(count: int) -> Axis:
    """Return the axis of ranks from 1 to a count, each half a place wide to either side."""
    return Axis(0.5, count + 0.5)
