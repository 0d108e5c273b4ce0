"""``metrics.csv``: entry, year, input, value; one figure a row, in any order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, TypeAlias

from zhiheng.metrics.catalogue import Catalogue
from zhiheng.metrics.catalogue.model import REPORT_YEAR
from zhiheng.metrics.figures import Figures, Value
from zhiheng.metrics.reading import messages
from zhiheng.metrics.reading.values import read_value, read_year
from zhiheng.problems import Message, Place, Problems
from zhiheng.tables import InputFile, is_identifier, read_csv

COLUMNS = ("entry", "year", "input", "value")

_Cell: TypeAlias = Value | Literal[False]
"""A value, or False where the file has had no row yet."""


def read_figures_csv(file: InputFile, catalogue: Catalogue) -> Figures:
    """Return the figures; raises BadInputError with every row that cannot be used."""
    problems = Problems()
    reader = _Reader(file.name, catalogue, problems)
    for line, (entry, year, name, value) in read_csv(file, problems, COLUMNS):
        reader.take(line, entry, year, name, value)
    problems.raise_if_any()
    return reader.figures()


@dataclass(slots=True)
class _Reader:
    """Fills a grid, row by row; a national list has millions of rows, so that what repeats is looked up."""

    file: str
    catalogue: Catalogue
    problems: Problems
    columns: dict[str, int] = field(init=False)
    grid: dict[tuple[str, int], list[_Cell]] = field(default_factory=dict)
    known: dict[tuple[str, str], list[_Cell]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.columns = {name: number for number, name in enumerate(self.catalogue.inputs)}

    def take(self, line: int, entry: str, year: str, name: str, text: str) -> None:
        row, column, value = self.known.get((entry, year)), self.columns.get(name), read_value(text)
        if row is None:
            row = self._new_row(line, entry, year)
        if column is None:
            self._note(line, messages.UNKNOWN_INPUT, value=name, close=_close_name(name, self.catalogue))
        if value is False:
            self._note(line, messages.BAD_VALUE, value=text)
        if row is None or column is None or value is False:
            return
        if row[column] is not False:
            self._note(line, messages.REPEATED, entry=entry, year=year, input=name)
        if name == REPORT_YEAR and value not in (None, int(year)):
            self._note(line, messages.OTHER_REPORT_YEAR, value=value, year=year)
        row[column] = value

    def figures(self) -> Figures:
        order = sorted(self.grid)
        return Figures(tuple(self.columns), tuple(order), list(self._values(order)))

    def _values(self, order: list[tuple[str, int]]) -> Iterator[Value]:
        for place in order:
            for value in self.grid[place]:
                yield None if value is False else value

    def _new_row(self, line: int, entry: str, text: str) -> list[_Cell] | None:
        year = read_year(text)
        if not is_identifier(entry):
            self._note(line, messages.BAD_ENTRY, value=entry)
        if year is None:
            self._note(line, messages.BAD_YEAR, value=text)
            return None
        row = self.grid.setdefault((entry, year), [False] * len(self.columns))
        if is_identifier(entry):
            self.known[entry, text] = row
        return row

    def _note(self, line: int, message: Message, **values: object) -> None:
        self.problems.add(message, Place(self.file, line=line), **values)


def _close_name(value: str, catalogue: Catalogue) -> Message:
    """Return a hint at the input that was perhaps meant."""
    close = get_close_matches(value, catalogue.inputs, 1)
    return Message(f"，是否为 {close[0]}", f"; perhaps {close[0]}") if close else Message("", "")
