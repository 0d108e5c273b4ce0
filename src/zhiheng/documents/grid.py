"""The grid of a table: which cell covers which column of which row."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.documents.schema import Node


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell in one of the rows that it covers; ``is_continued`` in all but its first."""

    cell: Node
    column: int
    is_continued: bool


def grid_of(rows: Sequence[Node]) -> list[list[Slot]] | None:
    """Return the slots of each row from left to right; None if the cells do not fill a rectangle exactly."""
    width = width_of(rows)
    grid: list[list[Slot]] = []
    covered: dict[int, tuple[Node, int]] = {}  # by its first column, a cell from above and the rows it still covers
    for row in rows:
        slots = _slots_of(row, covered, width)
        if slots is None:
            return None
        grid.append(slots)
        covered = {column: (cell, left - 1) for column, (cell, left) in covered.items()}
        covered |= {one.column: (one.cell, _rows(one.cell) - 1) for one in slots if not one.is_continued}
        covered = {column: (cell, left) for column, (cell, left) in covered.items() if left}
    return None if covered else grid


def width_of(rows: Sequence[Node]) -> int:
    """Return how many columns a table has."""
    return sum(map(_columns, rows[0]["content"]))


def _slots_of(row: Node, covered: dict[int, tuple[Node, int]], width: int) -> list[Slot] | None:
    slots: list[Slot] = []
    cells = iter(row["content"])
    column = 0
    while column < width:
        is_continued = column in covered
        cell = covered[column][0] if is_continued else next(cells, None)
        if cell is None:
            return None
        slots.append(Slot(cell, column, is_continued))
        end = column + _columns(cell)
        if not is_continued and any(column < other < end for other in covered):
            return None
        column = end
    return slots if column == width and next(cells, None) is None else None


def _columns(cell: Node) -> int:
    columns: int = cell["attrs"]["colspan"]
    return columns


def _rows(cell: Node) -> int:
    rows: int = cell["attrs"]["rowspan"]
    return rows
