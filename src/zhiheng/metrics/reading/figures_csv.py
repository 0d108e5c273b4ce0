"""``metrics.csv``: entry, year, input, value; one figure a row, in any order."""

from collections.abc import Iterator
from difflib import get_close_matches

from zhiheng.metrics.catalogue import Catalogue
from zhiheng.metrics.catalogue.model import REPORT_YEAR
from zhiheng.metrics.figures import Cell, Figures, Value
from zhiheng.metrics.reading import messages
from zhiheng.metrics.reading.values import read_value, read_year
from zhiheng.problems import Message, Place, Problems
from zhiheng.tables import InputFile, is_identifier, read_csv

COLUMNS = ("entry", "year", "input", "value")


def read_figures_csv(file: InputFile, catalogue: Catalogue) -> Figures:
    """Return the figures; raises BadInputError with every row that cannot be used."""
    problems = Problems()
    figures = Figures.of(catalogue.inputs, _cells(file, catalogue, problems))
    problems.raise_if_any()
    return figures


def close_name(value: str, catalogue: Catalogue) -> Message:
    """Return a hint at the input that was perhaps meant."""
    close = get_close_matches(value, catalogue.inputs, 1)
    return Message(f"，是否为 {close[0]}", f"; perhaps {close[0]}") if close else Message("", "")


def _cells(file: InputFile, catalogue: Catalogue, problems: Problems) -> Iterator[Cell]:
    seen: set[tuple[str, int, str]] = set()
    for line, (entry, year_text, name, text) in read_csv(file, problems, COLUMNS):
        place = Place(file.name, line=line)
        year, value = read_year(year_text), read_value(text)
        if not is_identifier(entry):
            problems.add(messages.BAD_ENTRY, place, value=entry)
        if year is None:
            problems.add(messages.BAD_YEAR, place, value=year_text)
        if name not in catalogue.inputs:
            problems.add(messages.UNKNOWN_INPUT, place, value=name, close=close_name(name, catalogue))
        if value is False:
            problems.add(messages.BAD_VALUE, place, value=text)
        if year is None or value is False or name not in catalogue.inputs:
            continue
        if (entry, year, name) in seen:
            problems.add(messages.REPEATED, place, entry=entry, year=year, input=name)
        seen.add((entry, year, name))
        _check_report_year(name, year, value, place, problems)
        yield entry, year, name, value


def _check_report_year(name: str, year: int, value: Value, place: Place, problems: Problems) -> None:
    if name == REPORT_YEAR and value not in (None, year):
        problems.add(messages.OTHER_REPORT_YEAR, place, value=value, year=year)
