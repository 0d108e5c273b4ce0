"""Workbooks: the first visible sheet with the table, the line above it."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.standard import messages
from zhiheng.standard.importer.cells import Cell, CriteriaTable, Paragraph
from zhiheng.standard.importer.excel import read_excel
from zhiheng.tables import read_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.xlsx"


def _write_table(sheet: Worksheet) -> None:
    sheet.write(0, 1, "附件2")
    sheet.write(2, 1, "标题")
    sheet.write_row(4, 1, ["序号", "评价要点"])
    sheet.write_row(5, 1, [1, "a. 如何\n\nb. 如何 "])


def test_excel_gives_cells_with_their_addresses(path: Path) -> None:
    with Workbook(path) as workbook:
        _write_table(workbook.add_worksheet("表"))

    def place(cell: str) -> Place:
        return Place(str(path), "表", cell)

    assert read_excel(read_file(path)) == CriteriaTable(
        Paragraph("标题", place("B3")),
        (
            Cell((Paragraph("序号", place("B5")),)),
            Cell((Paragraph("评价要点", place("C5")),)),
            Cell((Paragraph("1", place("B6")),)),
            Cell((Paragraph("a. 如何", place("C6")), Paragraph("b. 如何", place("C6")))),
        ),
    )


def test_excel_passes_over_sheets_without_table_and_hidden_ones(path: Path) -> None:
    with Workbook(path) as workbook:
        workbook.add_worksheet("说明").write(0, 0, "请看表二")
        hidden = workbook.add_worksheet("旧")
        hidden.write(0, 0, "评价要点")
        hidden.hide()
        _write_table(workbook.add_worksheet("新"))
    title = read_excel(read_file(path)).title
    assert title == Paragraph("标题", Place(str(path), "新", "B3"))


def test_excel_may_have_no_title(path: Path) -> None:
    with Workbook(path) as workbook:
        workbook.add_worksheet().write(0, 0, "评价要点")
    assert read_excel(read_file(path)).title is None


def test_excel_without_table_is_refused(path: Path) -> None:
    with Workbook(path) as workbook:
        workbook.add_worksheet().write(0, 0, "要点")
    with pytest.raises(BadInputError) as caught:
        read_excel(read_file(path))
    problem = Problem(Place(str(path)), messages.NO_TABLE, (("heading", "评价要点"),))
    assert caught.value.problems == (problem,)
