"""A data book to be filled in: a sheet for each domain with units, definitions, where to find figures, live checks."""

import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from zhiheng.metrics.catalogue import Catalogue, Input
from zhiheng.metrics.catalogue.model import REPORT_YEAR
from zhiheng.metrics.compute.result import shown
from zhiheng.metrics.figures import NA, Value
from zhiheng.metrics.registers import COLUMNS, REGISTERS, Register
from zhiheng.metrics.workbook import layout as at
from zhiheng.tables import cell_address

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_FONT = "宋体"
_WIDTHS = (34, 24, 12, 46, 26)
_YEAR_WIDTH, _CHECK_WIDTH = 15, 24
_LINE, _CHARACTERS = 18, 20
_REGISTER_WIDTHS = (40, 24, 18, 14, 14, 14, 18)
_LEVEL = 2
_REGISTER_NOTE = "每行一项；日期写成 2024-05-20，长期有效的写“长期”；证明材料写材料序号，或序号#页码，如 3#2。"
_NOTES = (
    "1. 只填浅黄色单元格；每个年度填一列，金额单位为万元，面积为亩，电量为万千瓦时。",
    "2. 没有数据的留空；确实不涉及的在下拉列表中选“不涉及”。零填 0，三者含义不同。",
    "3. 时点数填年末数。计算平均值需要上一年年末数，因此三年的指标要填四个年度。",
    "4. “系数”页可以不填，不填时用目录中的默认值；填写的系数优先。",
    "5. 右侧“检查”列随填随查，写着哪里需要核对；它不影响保存和提交。",
)


def write_data_book(
    catalogue: Catalogue,
    entry: str,
    years: Sequence[int],
    domains: Collection[str] = tuple(at.DOMAINS),
    figures: Mapping[tuple[str, int], Value] = MappingProxyType({}),
    registers: Mapping[str, str] | None = MappingProxyType({}),
) -> bytes:
    """Return the workbook of an entry for the years, ascending; the same arguments give the same bytes.

    It has the sheets of ``domains``, in which ``figures``, by input and year, are filled in; and those of the registers
    with the lines of ``registers``, unless that is None.
    """
    from datetime import datetime  # noqa: PLC0415 - with the library that wants it

    from xlsxwriter import Workbook  # noqa: PLC0415 - Excel libraries are loaded only where a workbook is written

    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": at.TITLE, "created": datetime(1980, 1, 1)})  # noqa: DTZ001 - no clock here
        book = _Book(workbook, catalogue, tuple(years), figures)
        book.write_cover(entry)
        for domain, name in at.DOMAINS.items():
            if domain in domains:
                book.write_domain(domain, name)
        for register in REGISTERS.values() if registers is not None else ():
            book.write_register(register, (registers or {}).get(register.id, ""))
    return content.getvalue()


@dataclass(frozen=True)
class _Book:
    workbook: "Workbook"
    catalogue: Catalogue
    years: tuple[int, ...]
    figures: Mapping[tuple[str, int], Value]

    def write_cover(self, entry: str) -> None:
        page = self._page(at.COVER)
        page.set_column(0, 0, 16)
        page.set_column(1, 1, 100)
        page.write_string(0, 0, at.TITLE, self._style(bold=True, font_size=16))
        page.write_string(at.ENTRY_ROW, at.LABEL_COLUMN, at.ENTRY_LABEL, self._style(bold=True))
        page.write_string(at.ENTRY_ROW, at.ENTRY_COLUMN, entry, self._input_style("@"))
        for row, note in enumerate(_NOTES, at.ENTRY_ROW + 2):
            page.write_string(row, at.ENTRY_COLUMN, note, self._style(text_wrap=True))

    def write_domain(self, domain: str, name: str) -> None:
        inputs = [one for one in self.catalogue.inputs.values() if one.domain == domain and one.id != REPORT_YEAR]
        page = self._page(name)
        check = at.FIRST_YEAR + len(self.years)
        for column, width in enumerate(_WIDTHS):
            page.set_column(column, column, width)
        page.set_column(at.FIRST_YEAR, check - 1, _YEAR_WIDTH)
        page.set_column(check, check, _CHECK_WIDTH)
        page.write_string(0, 0, name, self._style(bold=True, font_size=16))
        heading = self._style(bold=True, bg_color="#DDE6F0", border=1, align="center")
        for column, text in enumerate((*at.HEADINGS, *map(str, self.years), at.CHECK)):
            page.write_string(at.HEADING_ROW, column, text, heading)
        page.freeze_panes(at.FIRST_ROW, at.FIRST_YEAR - 3)
        page.repeat_rows(at.HEADING_ROW)
        for row, one in enumerate(inputs, at.FIRST_ROW):
            self._write_input(page, row, one)

    def write_register(self, register: Register, text: str) -> None:
        page = self._page(at.register_sheet(register))
        for column, width in enumerate(_REGISTER_WIDTHS):
            page.set_column(column, column, width)
        page.write_string(0, 0, register.title.zh, self._style(bold=True, font_size=16))
        page.write_string(1, 0, _REGISTER_NOTE)
        heading = self._style(bold=True, bg_color="#DDE6F0", border=1, align="center")
        for column, name in enumerate(COLUMNS):
            page.write_string(at.HEADING_ROW, column, name.zh, heading)
        page.freeze_panes(at.FIRST_ROW, 1)
        page.repeat_rows(at.HEADING_ROW)
        style, lines = self._input_style("@"), [line for line in text.splitlines() if line.strip()]
        for row in range(max(at.REGISTER_ROWS, len(lines))):
            cells = [cell.strip() for cell in lines[row].split("|")] if row < len(lines) else []
            for column in range(len(COLUMNS)):
                page.write(at.FIRST_ROW + row, column, cells[column] if column < len(cells) else "", style)
        last = at.FIRST_ROW + max(at.REGISTER_ROWS, len(lines)) - 1
        page.data_validation(
            at.FIRST_ROW, _LEVEL, last, _LEVEL, {"validate": "list", "source": [*register.levels], "show_error": False}
        )

    def _write_input(self, page: "Worksheet", row: int, one: Input) -> None:
        text = self._style(text_wrap=True, border=1, valign="top")
        core = self._style(text_wrap=True, border=1, valign="top", bold=one.is_core)
        page.set_row(row, _LINE * max(1, -(-len(one.definition) // _CHARACTERS), -(-len(one.name.zh) // 11)))
        for column, (words, style) in enumerate(
            ((one.id, text), (one.name.zh, core), (one.unit, text), (one.definition, text), (one.evidence, text))
        ):
            page.write_string(row, column, words, style)
        last = at.FIRST_YEAR + len(self.years) - 1
        for column, year in enumerate(self.years, at.FIRST_YEAR):
            self._write_figure(page, row, column, self.figures.get((one.id, year)))
        choice = {"validate": "list", "source": [at.NOT_APPLICABLE], "show_error": False}
        page.data_validation(row, at.FIRST_YEAR, row, last, choice)
        area = f"{cell_address(row, at.FIRST_YEAR)}:{cell_address(row, last)}"
        page.write_formula(row, last + 1, _check_formula(area, one), self._style(font_color="#B00020", border=1), "")

    def _write_figure(self, page: "Worksheet", row: int, column: int, value: Value) -> None:
        style = self._input_style("General")
        if value is None:
            page.write_blank(row, column, None, style)
        elif value == NA:
            page.write_string(row, column, at.NOT_APPLICABLE, style)
        else:
            page.write_number(row, column, float(value), style)

    def _page(self, name: str) -> "Worksheet":
        page = self.workbook.add_worksheet(name)
        page.protect("", {"format_columns": True, "format_rows": True})
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_footer("&C&9第 &P 页，共 &N 页")
        return page

    def _style(self, **properties: object) -> "Format":
        return self.workbook.add_format({"font_name": _FONT, "font_size": 11, **properties})

    def _input_style(self, number: str) -> "Format":
        return self._style(locked=False, bg_color="#FFF9E0", border=1, num_format=number, valign="top")


def _check_formula(area: str, one: Input) -> str:
    """Return what says beside a row that a cell is neither number nor 不涉及, or out of what is possible."""
    words = f'SUMPRODUCT(--ISTEXT({area}),--({area}<>"{at.NOT_APPLICABLE}"))>0'
    outside = f'COUNTIF({area},"<{shown(one.hard_min)}")+COUNTIF({area},">{shown(one.hard_max)}")>0'
    return f'=IF({words},"请填数字，或选“不涉及”",IF({outside},"超出可能范围，核对单位",""))'
