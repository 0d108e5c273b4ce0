"""Error values, formulas and cells far away, which calamine does not tell."""

import io
import zipfile
from collections.abc import Mapping

import pytest
import xlsxwriter

from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile, read_workbook
from zhiheng.tables.xlsx_cells import scan_cells

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _empty() -> dict[str, str]:
    """Return the parts of a workbook with one empty sheet."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as workbook:
        workbook.add_worksheet("甲")
    with zipfile.ZipFile(content) as source:
        return {name: source.read(name).decode() for name in source.namelist()}


_PARTS = _empty()


def _workbook(rows: str, dimension: str = "A1", parts: Mapping[str, str | None] | None = None) -> InputFile:
    """Return a workbook of one sheet with the XML of its rows; parts can be replaced, or left out."""
    sheet = f'<worksheet {_MAIN}><dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as target:
        for name, text in {**_PARTS, "xl/worksheets/sheet1.xml": sheet, **(parts or {})}.items():
            if text is not None:
                target.writestr(name, text)
    return InputFile("x.xlsx", content.getvalue())


def _problems(file: InputFile) -> list[str]:
    with pytest.raises(BadInputError) as caught:
        read_workbook(file)
    return [problem.text("zh") for problem in caught.value.problems]


def test_scan_finds_errors_and_formulas_with_or_without_addresses() -> None:
    rows = (
        '<row r="2"><c r="B2" t="e"><v>#REF!</v></c><c><f>1+1</f><v>2</v></c></row>'
        '<row><c/><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    found = scan_cells(_workbook(rows))["甲"]
    assert (found.errors, found.formulas) == ({(1, 1), (2, 1)}, {(1, 2), (2, 1)})
    assert (found.last_row, found.last_column) == (2, 2)


def test_scan_of_an_empty_sheet_finds_nothing() -> None:
    found = scan_cells(_workbook(""))["甲"]
    assert (found.errors, found.formulas, found.last_row, found.last_column) == (set(), set(), -1, -1)


@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576"])
@pytest.mark.parametrize("cell", ["A10001", "ALM1", "XFD1048576"])
def test_read_workbook_refuses_content_far_away(cell: str, dimension: str) -> None:
    rows = f'<row><c r="A1"><v>5</v></c><c r="{cell}"><v>5</v></c></row>'
    problem = f"x.xlsx › 甲 › {cell}: 内容超出前 10000 行、1000 列 › 选中表格以外的行和列，删除后保存"
    assert _problems(_workbook(rows, dimension)) == [problem]


@pytest.mark.parametrize("dimension", ["A1", "A1:XFD1048576"])
@pytest.mark.parametrize(("cell", "size"), [("A10000", (10_000, 1)), ("ALL1", (1, 1_000))])
def test_read_workbook_takes_content_up_to_the_limit(cell: str, size: tuple[int, int], dimension: str) -> None:
    row = cell.lstrip("AL")
    (sheet,) = read_workbook(_workbook(f'<row r="{row}"><c r="{cell}"><v>5</v></c></row>', dimension))
    assert (len(sheet.rows), len(sheet.rows[0]), sheet.rows[-1][-1]) == (*size, 5)


def test_read_workbook_takes_a_far_cell_that_only_has_a_format() -> None:
    rows = '<row r="1"><c r="A1"><v>5</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert read_workbook(_workbook(rows))[0].rows == ((5.0,),)


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/_rels/workbook.xml.rels": None},
        {"xl/worksheets/sheet1.xml": None},
        {"xl/worksheets/sheet1.xml": "<worksheet><sheetData>"},
        {"xl/worksheets/sheet1.xml": f'<worksheet {_MAIN}><sheetData><row><c r="1"/></row></sheetData></worksheet>'},
        {"xl/workbook.xml": f'<workbook {_MAIN}><sheets><sheet name="甲"/></sheets></workbook>'},
    ],
)
def test_scan_refuses_a_damaged_workbook(parts: Mapping[str, str | None]) -> None:
    with pytest.raises(BadInputError) as caught:
        scan_cells(_workbook("", parts=parts))
    assert [problem.text("zh") for problem in caught.value.problems] == [
        "x.xlsx: 不是 .xlsx 格式 › 用 Excel 或 WPS 打开，另存为 .xlsx"
    ]


def test_scan_refuses_what_is_no_zip_file() -> None:
    with pytest.raises(BadInputError) as caught:
        scan_cells(InputFile("x.xlsx", b"no zip"))
    assert [problem.what("zh") for problem in caught.value.problems] == ["不是 .xlsx 格式"]
