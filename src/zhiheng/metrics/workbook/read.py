"""A filled data book read back: the figures, or every cell that cannot be used."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from zhiheng.metrics.catalogue import Catalogue
from zhiheng.metrics.figures import Cell, Figures, Value
from zhiheng.metrics.reading import messages
from zhiheng.metrics.reading.values import read_value, read_year
from zhiheng.metrics.workbook import layout as at
from zhiheng.problems import BadInputError, Problem, Problems
from zhiheng.tables import InputFile, Sheet, is_identifier, read_workbook


def read_data_book(file: InputFile, catalogue: Catalogue) -> Figures:
    """Return the figures of a workbook; raises BadInputError with every cell that cannot be used.

    Rows are known by the id in their first column and years by their heading, so that rows may be sorted and
    columns added.
    """
    problems = Problems()
    sheets = {sheet.name: sheet for sheet in read_workbook(file)}
    pages = [sheets[name] for name in at.DOMAINS.values() if name in sheets]
    if at.COVER not in sheets or not pages:
        raise BadInputError([Problem(file.place, messages.NOT_A_DATA_BOOK)])
    entry = _entry(sheets[at.COVER], problems)
    seen: set[tuple[str, int]] = set()
    cells: list[Cell] = []
    for page in pages:
        for name, year, value, row, column in _values(page, catalogue, problems):
            if (name, year) in seen:
                problems.add(messages.REPEATED, page.place(row, column), entry=entry, year=year, input=name)
            seen.add((name, year))
            cells.append((entry, year, name, value))
    problems.raise_if_any()
    return Figures.of(catalogue.inputs, cells)


def _entry(cover: Sheet, problems: Problems) -> str:
    place = cover.place(at.ENTRY_ROW, at.ENTRY_COLUMN)
    entry = _text(cover.cell(at.ENTRY_ROW, at.ENTRY_COLUMN))
    if not entry:
        problems.add(messages.NO_ENTRY, place)
    elif not is_identifier(entry):
        problems.add(messages.BAD_ENTRY, place, value=entry)
    return entry


def _values(page: Sheet, catalogue: Catalogue, problems: Problems) -> Iterator[tuple[str, int, Value, int, int]]:
    years = _years(page)
    for row in range(at.FIRST_ROW, len(page.rows)):
        name = _text(page.cell(row, 0))
        if name and name not in catalogue.inputs:
            problems.add(messages.UNKNOWN_INPUT_CELL, page.place(row, 0), value=name)
        if name not in catalogue.inputs:
            continue
        for column, year in years.items():
            value = read_value(_text(page.cell(row, column)))
            if (row, column) in page.errors:
                problems.add(messages.ERROR_CELL, page.place(row, column))
            elif value is False:
                problems.add(messages.BAD_VALUE, page.place(row, column), value=page.cell(row, column))
            else:
                yield name, year, value, row, column


def _years(page: Sheet) -> Mapping[int, int]:
    """Return the year of each column whose heading is one."""
    headings = page.rows[at.HEADING_ROW] if len(page.rows) > at.HEADING_ROW else ()
    years = {column: read_year(_text(heading)) for column, heading in enumerate(headings)}
    return {column: year for column, year in years.items() if year is not None}


def _text(cell: object) -> str:
    """Return what a cell holds as text: numbers without needless decimals."""
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)):f}".removesuffix(".0")
    return str(cell).strip()
