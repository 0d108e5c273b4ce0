"""The office's document in the three formats that can be imported, built from the cells of the official text."""

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table, _Cell
from xlsxwriter import Workbook

TEXT = Path(__file__).parent / "fixtures/pengjiang-manufacturing.txt"
TITLE = "蓬江区政府质量奖评分要点（制造业）"
HEADING_CELLS = 9
COLUMNS = 5


def official_rows() -> list[list[str]]:
    """Return the rows below the header: serial number, category, indicator, texts, points; paragraphs as lines."""
    cells = ["\n".join(filter(None, map(str.strip, cell.splitlines()))) for cell in _split()]
    body = cells[1 + HEADING_CELLS : -2]
    return [body[start : start + COLUMNS] for start in range(0, len(body), COLUMNS)]


def _split() -> list[str]:
    return f"\n{TEXT.read_text('utf-8')}".split("\n\t")


def category_rows() -> list[tuple[int, int]]:
    """Return the first and the last row of each category."""
    rows = official_rows()
    firsts = [number for number, row in enumerate(rows) if row[1]]
    return list(zip(firsts, [*(first - 1 for first in firsts[1:]), len(rows) - 1], strict=True))


def word_document(heading: str = TITLE) -> WordDocument:
    """Return the table with merged cells, as in the office's own file."""
    rows = official_rows()
    document = Document()
    document.add_paragraph("附件2")
    document.add_paragraph(heading)
    document.add_paragraph("")
    table = document.add_table(len(rows) + 3, COLUMNS)
    _write_header(table)
    for number, row in enumerate(rows, start=2):
        for column, text in enumerate(row):
            _fill(table.cell(number, column), text if column else "")
    for number, (first, last) in enumerate(category_rows(), start=1):
        for column, text in ((0, f"{number}"), (1, rows[first][1])):
            _fill(table.cell(first + 2, column).merge(table.cell(last + 2, column)), text)
    _fill(table.cell(len(rows) + 2, 0).merge(table.cell(len(rows) + 2, 3)), "合计")
    _fill(table.cell(len(rows) + 2, 4), "1000分")
    document.add_paragraph("蓬江区政府质量奖评审委员会秘书处")
    return document


def _write_header(table: Table) -> None:
    for column, text in ((0, "序号"), (3, "评价要点"), (4, "评分分值")):
        _fill(table.cell(0, column).merge(table.cell(1, column)), text)
    _fill(table.cell(0, 1).merge(table.cell(0, 2)), "评价指标")
    _fill(table.cell(1, 1), "一级")
    _fill(table.cell(1, 2), "二级")


def _fill(cell: _Cell, text: str) -> None:
    """Replace what a cell holds, one paragraph a line."""
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    first, *others = text.split("\n")
    cell.paragraphs[0].text = first
    for other in others:
        cell.add_paragraph(other)


def write_workbook(path: Path, title: str = TITLE) -> None:
    """Write the table with merged cells to a workbook, below two lines and behind a sheet without a table."""
    rows = official_rows()
    with Workbook(path) as workbook:
        workbook.add_worksheet("说明").write(0, 0, "请填写第二张表")
        sheet = workbook.add_worksheet("评分要点")
        sheet.write(0, 0, "附件2")
        sheet.merge_range(1, 0, 1, 4, title)
        for column, text in ((0, "序号"), (3, "评价要点"), (4, "评分分值")):
            sheet.merge_range(3, column, 4, column, text)
        sheet.merge_range(3, 1, 3, 2, "评价指标")
        sheet.write_row(4, 1, ["一级", "二级"])
        for number, row in enumerate(rows, start=5):
            sheet.write_row(number, 2, row[2:])
        for number, (first, last) in enumerate(category_rows(), start=1):
            sheet.merge_range(first + 5, 0, last + 5, 0, number)
            sheet.merge_range(first + 5, 1, last + 5, 1, rows[first][1])
        sheet.merge_range(len(rows) + 5, 0, len(rows) + 5, 3, "合计")
        sheet.write(len(rows) + 5, 4, "1000分")
