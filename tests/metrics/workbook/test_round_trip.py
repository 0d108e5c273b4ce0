"""A data book made, filled in, read back and computed; and every cell that cannot be used."""

import datetime as dt
import io
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.company import CATALOGUE, ENTRY, YEARS, figures_of_company, result_of
from zhiheng.metrics import NA, Figures, compute
from zhiheng.metrics.reading import read_figures
from zhiheng.metrics.registers import REGISTERS
from zhiheng.metrics.workbook import layout as at
from zhiheng.metrics.workbook import read_registers, write_data_book
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile, read_workbook

Changes = dict[tuple[str, int, int], object]
"""What stands in a cell instead, by sheet, row and column."""


def _template() -> InputFile:
    return InputFile("data.xlsx", write_data_book(CATALOGUE, ENTRY, YEARS))


def _book(changes: Changes | None = None, *, filled: bool = True) -> InputFile:
    """Return the template as somebody filled it in: the same cells with the company's figures."""
    content, figures = io.BytesIO(), figures_of_company()
    with xlsxwriter.Workbook(content, {"nan_inf_to_errors": True, "default_date_format": "yyyy-mm-dd"}) as workbook:
        for sheet in read_workbook(_template()):
            page = workbook.add_worksheet(sheet.name)
            cells = {(r, c): value for r, row in enumerate(sheet.rows) for c, value in enumerate(row) if value != ""}
            for row in range(at.FIRST_ROW, len(sheet.rows)):
                for number, year in enumerate(YEARS if filled else ()):
                    value = figures.get((str(sheet.cell(row, 0)), year))
                    if isinstance(value, Decimal):
                        cells[row, at.FIRST_YEAR + number] = float(value)
            cells |= {
                (row, column): value for (name, row, column), value in (changes or {}).items() if name == sheet.name
            }
            for (row, column), value in cells.items():
                page.write(row, column, value)
    return InputFile("data.xlsx", content.getvalue())


def _problems(file: InputFile) -> list[str]:
    with pytest.raises(BadInputError) as caught:
        read_figures(file, CATALOGUE)
    return [problem.text("zh").split(" › 写")[0] for problem in caught.value.problems]


def test_template_lists_every_input_once() -> None:
    sheets = read_workbook(_template())
    registers = [at.register_sheet(one) for one in REGISTERS.values()]
    assert [sheet.name for sheet in sheets] == ["说明", *at.DOMAINS.values(), *registers]
    sheets = sheets[: 1 + len(at.DOMAINS)]
    names = [str(sheet.cell(row, 0)) for sheet in sheets[1:] for row in range(at.FIRST_ROW, len(sheet.rows))]
    assert sorted(names) == sorted(set(CATALOGUE.inputs) - {"report_year"})
    assert sheets[1].rows[at.HEADING_ROW] == (*at.HEADINGS, "2022", "2023", "2024", "2025", "检查")


def test_template_is_the_same_bytes_each_time() -> None:
    assert _template() == _template()


def test_empty_template_is_missing_everywhere() -> None:
    figures = read_figures(_template(), CATALOGUE)
    assert figures.rows == tuple((ENTRY, year) for year in YEARS)
    assert set(figures.cells) == {None}


def test_filled_template_computes_like_the_figures_themselves() -> None:
    (result,) = compute(read_figures(_book(), CATALOGUE), CATALOGUE)
    expected = result_of()
    assert result.findings == ()
    assert {name: one.status for name, one in result.years[2025].items()} == {
        name: one.status for name, one in expected.years[2025].items()
    }
    assert result.years[2025]["asset_liability_ratio"] == expected.years[2025]["asset_liability_ratio"]
    value = result.years[2025]["rd_intensity"].value
    assert value is not None
    assert abs(Decimal(value) - Decimal(str(expected.years[2025]["rd_intensity"].value))) < Decimal("1E-9")


def test_cells_hold_numbers_texts_and_not_applicable() -> None:
    changes: Changes = {("能源", 3, 5): "不涉及", ("能源", 3, 6): " 12.50 ", ("能源", 3, 7): 85.0, ("能源", 3, 8): 0.1}
    figures = read_figures(_book(changes, filled=False), CATALOGUE)
    expected = [NA, Decimal("12.50"), Decimal(85), Decimal("0.1")]
    assert figures.column(figures.inputs.index("coal_t")) == expected


def test_every_cell_that_cannot_be_used_is_named() -> None:
    changes: Changes = {
        ("说明", at.ENTRY_ROW, at.ENTRY_COLUMN): "甲公司",
        ("能源", 3, 5): "约10吨",
        ("能源", 4, 0): "coal_t",
        ("能源", 5, 0): "gas",
        ("环境", 3, 6): float("nan"),
    }
    assert _problems(_book(changes)) == [
        "data.xlsx › 说明 › B3: 申报编号 甲公司 无效 › 用 1 至 31 个英文字母、数字、下划线或连字符",
        "data.xlsx › 能源 › F4: 约10吨 不是数",
        "data.xlsx › 能源 › G5: 甲公司 2023 年的 coal_t 重复 › 只保留一行",
        "data.xlsx › 能源 › H5: 甲公司 2024 年的 coal_t 重复 › 只保留一行",
        "data.xlsx › 能源 › I5: 甲公司 2025 年的 coal_t 重复 › 只保留一行",
        "data.xlsx › 能源 › A6: 没有原始数据 gas › 恢复为模板中的编号，或删去这一行",
        "data.xlsx › 环境 › G4: 单元格是公式错误 › 改为数字",
    ]


def test_entry_must_be_there() -> None:
    changes: Changes = {("说明", at.ENTRY_ROW, at.ENTRY_COLUMN): ""}
    assert _problems(_book(changes, filled=False)) == ["data.xlsx › 说明 › B3: 没有申报编号 › 在“说明”页填写"]


def test_other_workbook_is_refused() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as workbook:
        workbook.add_worksheet("说明")
    assert _problems(InputFile("x.xlsx", content.getvalue())) == [
        "x.xlsx: 这不是绩效数据表工作簿 › 用 zhiheng metrics template 生成后填写"
    ]


def test_sheet_without_headings_holds_nothing() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as workbook:
        workbook.add_worksheet("说明").write(at.ENTRY_ROW, at.ENTRY_COLUMN, ENTRY)
        workbook.add_worksheet("能源")
    figures: Figures = read_figures(InputFile("x.xlsx", content.getvalue()), CATALOGUE)
    assert figures.rows == ()


@pytest.mark.property
@settings(max_examples=25)
@given(st.binary(max_size=40), st.integers(0, 40_000))
def test_damaged_workbook_gives_figures_or_problems(noise: bytes, position: int) -> None:
    content = _FILLED[:position] + noise + _FILLED[position + len(noise) :]
    try:
        read_figures(InputFile("x.xlsx", content), CATALOGUE)
    except BadInputError as error:
        assert error.problems  # noqa: PT017 - either outcome is good


_FILLED = _template().content


def test_registers_come_back_as_they_were_written() -> None:
    lines = {"patents": "齿轮 | ZL1 | 发明 | 2023-05-01 | 长期 | 1 | 3#2\n箱体 | ZL2 | 发明 | 2024-01-01 |  |  | "}
    content = write_data_book(CATALOGUE, ENTRY, YEARS, ["rd"], registers=lines)
    assert read_registers(InputFile("data.xlsx", content)) == lines
    assert read_registers(InputFile("data.xlsx", write_data_book(CATALOGUE, ENTRY, YEARS, registers=None))) == {}


def test_days_and_numbers_of_a_register_are_read_and_empty_counts_follow_from_it() -> None:
    name = at.register_sheet(REGISTERS["patents"])
    begun = dt.datetime(2023, 5, 1, 8)  # noqa: DTZ001 - Excel knows no zones
    begun = dt.datetime(2023, 5, 1, 8)  # noqa: DTZ001 - Excel knows no zones
    cells = {0: "齿|轮", 1: 7.0, 2: "发明", 3: begun, 4: dt.date(2024, 6, 30), 5: 1.0}
    row = {(name, at.FIRST_ROW, column): value for column, value in cells.items()}
    file = _book(row, filled=False)
    assert read_registers(file) == {"patents": "齿｜轮 | 7 | 发明 | 2023-05-01 | 2024-06-30 | 1 | "}
    figures = read_figures(file, CATALOGUE)
    assert list(figures.column(figures.inputs.index("valid_invention_patents"))) == [0, 1, 0, 0]
    typed = read_figures(_book(row), CATALOGUE)
    assert list(typed.column(typed.inputs.index("valid_invention_patents"))) == [20] * 4
    told = _problems(_book({**row, (name, at.FIRST_ROW, 2): "甲"}))
    assert [one.split("不在")[0] for one in told] == ["data.xlsx › 清单 专利: 第 1 行的级别或类别“甲”"]
