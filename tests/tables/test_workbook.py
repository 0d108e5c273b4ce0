import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.problems import BadInputError, Place
from zhiheng.tables import InputFile, cell_address, read_workbook


def test_read_workbook_gives_all_sheets_from_a1():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        first, second = workbook.add_worksheet("一"), workbook.add_worksheet("二")
        first.write("B2", "质量")
        first.write("C3", 85)
        second.very_hidden()
    one, two = read_workbook(InputFile("x.xlsx", buffer.getvalue()))
    assert (one.name, one.is_hidden, two.name, two.is_hidden) == ("一", False, "二", True)
    assert (one.cell(1, 1), one.cell(2, 2), one.cell(0, 0), one.cell(9, 9), one.cell(0, 9)) == (
        "质量",
        85.0,
        "",
        "",
        "",
    )
    assert one.place(1, 1) == Place("x.xlsx", "一", "B2")
    assert two.rows == ()


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04rest"])
def test_what_is_no_workbook_is_refused(content):
    with pytest.raises(BadInputError) as caught:
        read_workbook(InputFile("x.xlsx", content))
    assert [problem.what("zh") for problem in caught.value.problems] == ["不是可读的 Excel 工作簿"]


@given(st.integers(0, 16383), st.integers(0, 1048575))
def test_cell_address_is_that_of_xlsxwriter(column, row):
    assert cell_address(row, column) == xlsxwriter.utility.xl_rowcol_to_cell(row, column)
