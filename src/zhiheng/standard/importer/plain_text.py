"""The table as a word processor saves it in plain text: a tab begins a cell, further lines are its paragraphs."""

from collections.abc import Iterator

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.standard import messages
from zhiheng.standard.importer.cells import TEXTS_HEADING, Cell, CriteriaTable, Paragraph
from zhiheng.tables import InputFile


def read_plain_text(file: InputFile) -> CriteriaTable:
    """Return the table of a plain text, and the line before it.

    Raises BadInputError if it is not UTF-8 or has no table with 评价要点 in its header.
    """
    before, *paragraphs = _cells(file)
    cells = tuple(Cell(tuple(cell)) for cell in paragraphs if cell)
    if not any(cell.word == TEXTS_HEADING for cell in cells):
        raise BadInputError([Problem(file.place, messages.NO_TABLE, (("heading", TEXTS_HEADING),))])
    return CriteriaTable(before[-1] if before else None, cells)


def _cells(file: InputFile) -> Iterator[list[Paragraph]]:
    """Yield what stands before the table, then each cell, as paragraphs."""
    cell: list[Paragraph] = []
    for number, line in enumerate(file.text().splitlines(), start=1):
        if line.startswith("\t"):
            yield cell
            cell = []
        if line.strip():
            cell.append(Paragraph(line.strip(), Place(file.name, line=number)))
    yield cell
