"""The figures of all entries: a grid of rows (entry and year) and columns (inputs)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

Value: TypeAlias = Decimal | Literal["NA"] | None
"""A figure, 不涉及, or nothing (未填)."""

NA: Literal["NA"] = "NA"

Cell: TypeAlias = tuple[str, int, str, Value]
"""Entry, year, input, value."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows sorted by entry and year; ``cells`` holds the values row by row, ``inputs`` names the columns."""

    inputs: tuple[str, ...]
    rows: tuple[tuple[str, int], ...]
    cells: Sequence[Value]

    @classmethod
    def of(cls, inputs: Iterable[str], cells: Iterable[Cell]) -> "Figures":
        """Return the figures of single values in any order; a later value replaces an earlier one."""
        columns = {name: number for number, name in enumerate(inputs)}
        rows: dict[tuple[str, int], list[Value]] = {}
        for entry, year, name, value in cells:
            rows.setdefault((entry, year), [None] * len(columns))[columns[name]] = value
        order = sorted(rows)
        return cls(tuple(columns), tuple(order), [value for row in order for value in rows[row]])

    def column(self, number: int) -> Sequence[Value]:
        """Return the values of one input, row by row."""
        return self.cells[number :: len(self.inputs)]

    def portions(self, rows: int) -> Iterator["Figures"]:
        """Yield parts of whole entries with about that many rows each."""
        start = 0
        for end in range(1, len(self.rows) + 1):
            is_last = end == len(self.rows)
            if is_last or (end - start >= rows and self.rows[end][0] != self.rows[end - 1][0]):
                width = len(self.inputs)
                yield Figures(self.inputs, self.rows[start:end], self.cells[start * width : end * width])
                start = end
