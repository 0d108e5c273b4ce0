"""Excel workbooks, read by calamine: what the cells hold, nothing executed."""

import io
from dataclasses import dataclass
from typing import TypeAlias

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.tables import messages
from zhiheng.tables.file import InputFile

Cell: TypeAlias = object
"""What calamine gives: str, float, bool, a date or time; an empty cell is ""."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; ``rows`` start at A1, all of one length, and row 1 is ``rows[0]``."""

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]
    is_hidden: bool = False

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
    """Return all worksheets in their order, hidden ones too; raises BadInputError if it is no workbook."""
    from python_calamine import (  # noqa: PLC0415 - Excel libraries are loaded only where a workbook is read
        CalamineError,
        CalamineWorkbook,
        SheetVisibleEnum,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
        return [
            Sheet(
                file.name,
                described.name,
                tuple(
                    tuple(row) for row in workbook.get_sheet_by_name(described.name).to_python(skip_empty_area=False)
                ),
                described.visible is not SheetVisibleEnum.Visible,
            )
            for described in workbook.sheets_metadata
        ]
    except CalamineError as error:
        raise BadInputError([Problem(file.place, messages.NOT_WORKBOOK)]) from error
