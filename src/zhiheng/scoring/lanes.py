"""Whole numbers side by side in one integer: what is computed with it is computed for all of them at once."""

import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

_BITS = 64

LARGEST = (1 << _BITS - 1) - 1
"""The largest number of a lane: the bit above it is for comparing."""


class Lanes:
    """``count`` ≥ 1 whole numbers side by side, each in a lane of 64 bits of one integer, called a column.

    Columns are added, and multiplied by a whole number, like plain integers: lane by lane, exactly, as long as every
    number stays from 0 to ``LARGEST``. What is beyond would reach into the next lane: who computes sees to it.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._above = _column(array("Q", [LARGEST + 1]) * count)

    def columns(self, rows: Sequence[Sequence[int]]) -> list[int]:
        """Return the columns of ``count`` rows of the same length; raises OverflowError if a number is below 0."""
        length = len(rows[0])
        numbers = array("Q", chain.from_iterable(rows))
        return [_column(numbers[start::length]) for start in range(length)]

    def rows(self, columns: Iterable[int]) -> list[tuple[int, ...]]:
        """Return the ``count`` rows of columns, empty ones if there are no columns."""
        return list(zip(*map(self.numbers, columns), strict=True)) or [()] * self.count

    def numbers(self, column: int) -> list[int]:
        """Return the numbers of a column."""
        content = column.to_bytes(self.count * _BITS // 8, sys.byteorder)
        return memoryview(content).cast("Q").tolist()

    def ordered(self, columns: Iterable[int]) -> list[int]:
        """Return the columns with the numbers of each lane sorted, the lowest in the first column."""
        result, above = list(columns), self._above
        for low, high in exchanges(len(result)):
            one, other = result[low], result[high]
            # The bit above is left where ``one`` is not lower; less itself moved to the last place it covers the lane.
            is_higher = ((one | above) - other) & above
            exchanged = (one ^ other) & (is_higher - (is_higher >> _BITS - 1))
            result[low], result[high] = one ^ exchanged, other ^ exchanged
        return result


@cache
def exchanges(count: int) -> tuple[tuple[int, int], ...]:
    """Return the pairs of ``count`` places whose values, exchanged where the first is higher, end up sorted.

    Which pairs are compared does not depend on the values (Batcher's merge exchange: Knuth, The Art of Computer
    Programming, volume 3, 5.2.2, algorithm M), so that all lanes can be sorted together.
    """
    pairs: list[tuple[int, int]] = []
    widest = 1 << (count - 1).bit_length() >> 1
    bit = widest
    while bit:
        distance, rest, reach = bit, 0, widest
        while distance:
            pairs += [(place, place + distance) for place in range(count - distance) if place & bit == rest]
            distance, rest, reach = reach - bit, bit, reach >> 1
        bit >>= 1
    return tuple(pairs)


def _column(numbers: "array[int]") -> int:
    return int.from_bytes(numbers, sys.byteorder)
