"""The table in an Excel workbook; of merged cells only the first holds the content."""

from collections.abc import Iterator

from zhiheng.problems import BadInputError, Problem
from zhiheng.standard import messages
from zhiheng.standard.importer.cells import TEXTS_HEADING, Cell, CriteriaTable, cell_of
from zhiheng.tables import InputFile, Sheet, read_workbook


def read_excel(file: InputFile) -> CriteriaTable:
    """Return the table of the first visible sheet with a heading 评价要点, and the line above it.

    Raises BadInputError if the file is no workbook or has no such sheet.
    """
    for sheet in read_workbook(file):
        rows = [list(_cells(sheet, row)) for row in range(len(sheet.rows))]
        header = next((row for row, cells in enumerate(rows) if _has_heading(cells)), None)
        if header is not None and not sheet.is_hidden:
            above = [cell for cells in rows[:header] for cell in cells[:1]]
            table = tuple(cell for cells in rows[header:] for cell in cells)
            return CriteriaTable(above[-1].paragraphs[-1] if above else None, table)
    raise BadInputError([Problem(file.place, messages.NO_TABLE, (("heading", TEXTS_HEADING),))])


def _cells(sheet: Sheet, row: int) -> Iterator[Cell]:
    for column in range(len(sheet.rows[row])):
        if cell := cell_of(_text(sheet.cell(row, column)), sheet.place(row, column)):
            yield cell


def _has_heading(cells: list[Cell]) -> bool:
    return any(cell.word == TEXTS_HEADING for cell in cells)


def _text(content: object) -> str:
    """Return a cell's content as it is shown: Excel keeps 25 as 25.0."""
    return str(int(content)) if isinstance(content, float) and content.is_integer() else str(content)
