"""The one rounding of a published number."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

Ratio: TypeAlias = tuple[int, int]
"""An exact value ≥ 0 as (numerator, denominator > 0), not necessarily in lowest terms."""

RoundingMode = Literal["half_up", "half_even"]


@dataclass(frozen=True)
class Rounding:
    """How a number is published: ``digits`` decimals, halves away from zero or to the even neighbour."""

    digits: int = 2
    mode: RoundingMode = "half_up"
    _texts: dict[Ratio, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def _scale(self) -> int:
        return int(10**self.digits)

    def units(self, ratio: Ratio) -> int:
        """Return the published value as a count of its last decimal place: (1, 3) with two digits is 33."""
        numerator, denominator = ratio
        up, rest = divmod(2 * numerator * self._scale + denominator, 2 * denominator)
        is_half = not rest
        return up - 1 if is_half and up % 2 and self.mode == "half_even" else up

    def publish(self, ratio: Ratio) -> str:
        """Return the published value as a decimal text with exactly ``digits`` decimals.

        Texts are remembered: a season has millions of values, but few different ones.
        """
        text = self._texts.get(ratio)
        if text is None:
            figures = str(self.units(ratio)).zfill(self.digits + 1)
            whole = len(figures) - self.digits
            text = self._texts[ratio] = f"{figures[:whole]}.{figures[whole:]}" if self.digits else figures
        return text
