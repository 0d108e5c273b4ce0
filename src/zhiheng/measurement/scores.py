"""Scores as arrays, in an order that does not depend on how the rows came."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Scores:
    """Scores of entries by experts on indicators, sorted by entry, expert, indicator and value.

    Parameters
    ----------
    entries, experts, indicators : tuple of str
        The ids, sorted as text; the arrays ``entry``, ``expert`` and ``indicator`` hold positions in them.
    value : ndarray
        One score for each row, in the units of the score column.
    low, high : float
        The bounds of the scale.
    step : float or None
        The grid of marks, if it is mandated.
    """

    entries: tuple[str, ...]
    experts: tuple[str, ...]
    indicators: tuple[str, ...]
    entry: Integers
    expert: Integers
    indicator: Integers
    value: Floats
    low: float
    high: float
    step: float | None = None

    @cached_property
    def has_replicates(self) -> bool:
        """Whether an expert scored an indicator of an entry more than once."""
        return len(np.unique(self.cell)) < len(self.cell)

    @cached_property
    def cell(self) -> Integers:
        """The number of each row's cell (entry, expert, indicator)."""
        pair = self.entry * len(self.experts) + self.expert
        return np.asarray(pair * len(self.indicators) + self.indicator)

    def of_indicator(self, code: str) -> "Scores":
        """Return the scores of one indicator; entries and experts without any are left out."""
        chosen = self.indicator == self.indicators.index(code)
        entries, entry = np.unique(self.entry[chosen], return_inverse=True)
        experts, expert = np.unique(self.expert[chosen], return_inverse=True)
        return Scores(
            tuple(self.entries[one] for one in entries),
            tuple(self.experts[one] for one in experts),
            (code,),
            entry,
            expert,
            np.zeros_like(entry),
            self.value[chosen],
            self.low,
            self.high,
            self.step,
        )

    def totals(self, weights: Floats) -> Floats:
        r"""Return the table entries × experts of weighted means :math:`\sum w y/\sum w` over the cells given.

        NaN where an expert did not score an entry, or only indicators of weight 0.
        """
        shape = len(self.entries), len(self.experts)
        place = self.entry * shape[1] + self.expert
        weight = weights[self.indicator]
        weighted = np.bincount(place, weight * self.value, minlength=shape[0] * shape[1])
        given = np.bincount(place, weight, minlength=shape[0] * shape[1])
        with np.errstate(invalid="ignore"):
            table = np.where(given > 0, weighted / np.where(given > 0, given, 1), np.nan)
        return np.asarray(table.reshape(shape), dtype=np.float64)

    def weights_of(self, given: Mapping[str, float] | None) -> Floats:
        """Return the weight of each indicator, 1 each where none are given."""
        if given is None:
            return np.ones(len(self.indicators))
        return np.array([float(given[code]) for code in self.indicators])
