"""Excel workbooks, read by calamine: what the cells hold, nothing executed."""

import io
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.tables import messages
from zhiheng.tables.file import InputFile
from zhiheng.tables.xlsx_cells import CellsFound, Position, scan_cells

_MAX_ROWS, _MAX_COLUMNS = 10_000, 1_000
"""calamine holds every cell up to the last one in memory, so one cell far away could take all of it."""

Cell: TypeAlias = object
"""What calamine gives: str, float, bool, a date or time; an empty cell is "", and so is an error value."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; ``rows`` start at A1, all of one length, and row 1 is ``rows[0]``.

    ``errors`` and ``formulas`` are the 0-based rows and columns of cells with an error value or a formula.
    """

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]
    is_hidden: bool = False
    errors: AbstractSet[Position] = frozenset()
    formulas: AbstractSet[Position] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """Return the content at 0-based row and column, "" outside the used area."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell by 0-based row and column."""
        return Place(self.file, self.name, cell_address(row, column))


def cell_address(row: int, column: int) -> str:
    """Return the address of a cell by 0-based row and column: (0, 0) is A1, (1, 27) is AB2."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def read_workbook(file: InputFile) -> list[Sheet]:
    """Return all worksheets of an ``.xlsx`` in their order, hidden ones too.

    Raises BadInputError if it is no such workbook, or for each sheet with content beyond 10 000 rows or 1 000 columns.
    """
    from python_calamine import (  # noqa: PLC0415 - Excel libraries are loaded only where a workbook is read
        CalamineError,
        CalamineWorkbook,
        SheetVisibleEnum,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
        found = scan_cells(file)
        _refuse_large(file, found)
        return [
            Sheet(
                file.name,
                described.name,
                tuple(
                    tuple(row) for row in workbook.get_sheet_by_name(described.name).to_python(skip_empty_area=False)
                ),
                described.visible is not SheetVisibleEnum.Visible,
                found[described.name].errors,
                found[described.name].formulas,
            )
            for described in workbook.sheets_metadata
        ]
    except CalamineError as error:
        raise BadInputError([Problem(file.place, messages.NOT_WORKBOOK)]) from error


def _refuse_large(file: InputFile, found: Mapping[str, CellsFound]) -> None:
    values = (("rows", _MAX_ROWS), ("columns", _MAX_COLUMNS))
    problems = [
        Problem(Place(file.name, name, cell_address(cells.last_row, cells.last_column)), messages.TOO_LARGE, values)
        for name, cells in found.items()
        if cells.last_row >= _MAX_ROWS or cells.last_column >= _MAX_COLUMNS
    ]
    if problems:
        raise BadInputError(problems)
