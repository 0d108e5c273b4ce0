"""What an expert filled in: one score sheet per entry, as a score workbook gave it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from zhiheng.problems import Place
from zhiheng.scoring.ratings import Row
from zhiheng.scoring.scheme import Unit
from zhiheng.scoring.workbooks.stamp import Stamp
from zhiheng.standard import Standard
from zhiheng.tables import InputFile

State = Literal["not_started", "incomplete", "complete", "withdrawn"]

_WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The sheet of one entry.

    ``indicators`` is how many there are; ``marks`` has for each of them what was typed, written as in ``ratings.csv``,
    and its place, but leaves out cells that could not be used. ``state_place`` is the cell with the state,
    ``comments`` how many comments there are, ``texts`` for each indicator those with their cells, by what the row is
    called.
    """

    entry: str
    indicators: int
    marks: Mapping[str, tuple[str, Place]]
    comments: int
    is_withdrawn: bool
    state_place: Place
    texts: Mapping[str, Mapping[str, tuple[str, Place]]] = field(default_factory=dict)

    @property
    def filled(self) -> int:
        """How many indicators have a mark, NA among them."""
        return sum(text != "" for text, _ in self.marks.values())

    @property
    def state(self) -> State:
        """How far the sheet is."""
        if self.is_withdrawn:
            return "withdrawn"
        if self.filled or self.comments:
            return "complete" if self.filled == self.indicators else "incomplete"
        return "not_started"

    def total(self, standard: Standard, unit: Unit) -> Fraction | None:
        """Return the exact total of a complete sheet (docs/reference/calculation.md); None if everything is NA."""
        given = [(indicator.points, self.marks[indicator.code][0]) for indicator in standard.indicators]
        rated = [(points, Fraction(text)) for points, text in given if text != "NA"]
        if not rated:
            return None
        scores = (points * mark / 100 if unit == "percent" else mark for points, mark in rated)
        return sum(scores, Fraction(0)) * standard.points / sum(points for points, _ in rated)


@dataclass(frozen=True, slots=True)
class ScoreWorkbook:
    """A workbook that was read: what it is, the standard it was made for, and the sheets that could be read."""

    file: InputFile
    stamp: Stamp
    standard: Standard
    sheets: tuple[ScoreSheet, ...]

    def rows(self) -> Iterator[tuple[Place, Row]]:
        """Yield each mark as a row of ``ratings.csv`` with its place; a withdrawn sheet says so for every indicator."""
        for sheet in self.sheets:
            for indicator, (text, place) in self._marks(sheet):
                yield place, (self.stamp.phase, sheet.entry, self.stamp.expert, indicator, text)

    def _marks(self, sheet: ScoreSheet) -> Iterable[tuple[str, tuple[str, Place]]]:
        if not sheet.is_withdrawn:
            return sheet.marks.items()
        return ((indicator.code, (_WITHDRAWN, sheet.state_place)) for indicator in self.standard.indicators)
