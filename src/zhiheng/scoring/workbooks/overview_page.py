"""The page 总表: all indicators × all entries of an expert, numbers only."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhiheng.scoring.lists import Entry
from zhiheng.scoring.workbooks import entry_layout, formulas, rules, wording
from zhiheng.scoring.workbooks import overview_layout as at
from zhiheng.scoring.workbooks.book import Book
from zhiheng.scoring.workbooks.styles import FONT_SIZE, count_style
from zhiheng.scoring.workbooks.text_height import count_lines, text_height
from zhiheng.standard import Category, Indicator
from zhiheng.tables import cell_address

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (14, 8, 24, 7)
_ENTRY_WIDTH = 11
_ENTRIES_PER_PAGE = 6
_ROW_HEIGHT = 18
_TITLE_HEIGHT = 28


def write_overview_page(book: Book) -> None:
    """Add the overview to a book."""
    _OverviewPage(book, at.lay_out_overview(book.template.standard), book.add_page(wording.OVERVIEW)).write()


@dataclass(frozen=True, slots=True)
class _OverviewPage:
    book: Book
    layout: at.OverviewLayout
    page: "Worksheet"

    def write(self) -> None:
        self._set_sizes()
        self._write_titles()
        self._write_indicators()
        for position in range(len(self.book.assignment.entries)):
            self._write_entry(position)
        self.page.freeze_panes(at.FIRST_ROW, at.FIRST_ENTRY)
        self.page.repeat_rows(at.TITLE_ROW, at.HEADING_ROW)
        self.page.repeat_columns(at.CATEGORY, at.POINTS)
        self.page.fit_to_pages(math.ceil(len(self.book.assignment.entries) / _ENTRIES_PER_PAGE), 1)
        self.page.set_selection(at.FIRST_ROW, at.FIRST_ENTRY, at.FIRST_ROW, at.FIRST_ENTRY)

    def _set_sizes(self) -> None:
        for column, width in enumerate(_WIDTHS):
            self.page.set_column(column, column, width)
        entries = self.book.assignment.entries
        self.page.set_column(at.FIRST_ENTRY, at.input_column(len(entries)) - 1, _ENTRY_WIDTH)
        names = max(text_height(entry.name, 2 * _ENTRY_WIDTH, FONT_SIZE) for entry in entries)
        self.page.set_row(at.TITLE_ROW, _TITLE_HEIGHT)
        for row in (at.ENTRY_ROW, at.TOTAL_ROW, at.FILLED_ROW, at.HEADING_ROW):
            self.page.set_row(row, _ROW_HEIGHT)
        self.page.set_row(at.NAME_ROW, names)
        for row, category in self.layout.subtotal_rows:
            self.page.set_row(row, _lines_height(_subtotal_title(category), sum(_WIDTHS)))

    def _write_titles(self) -> None:
        page, styles, template = self.page, self.book.styles, self.book.template
        expert = self.book.assignment.expert
        title = f"{wording.OVERVIEW}　{wording.phase_name(template.phase)}　评审专家：{expert.name}（{expert.id}）"
        page.write_string(at.TITLE_ROW, at.CATEGORY, title, styles["title"])
        for row, text in (
            (at.ENTRY_ROW, "申报编号"),
            (at.NAME_ROW, "申报组织"),
            (at.TOTAL_ROW, f"合计（{template.standard.points} 分）"),
            (at.FILLED_ROW, "进度"),
        ):
            page.merge_range(row, at.CATEGORY, row, at.POINTS, text, styles["category"])
        headings = at.headings(template.unit, len(self.book.assignment.entries))
        for column, heading in enumerate(headings):
            page.write_string(at.HEADING_ROW, column, heading, styles["heading"])

    def _write_indicators(self) -> None:
        row = at.FIRST_ROW
        for category in self.layout.categories:
            title = f"{category.code} {category.name}"
            least = _lines_height(title, _WIDTHS[at.CATEGORY]) / len(category.indicators)
            self._write_merged(row, row + len(category.indicators) - 1, title)
            for indicator in category.indicators:
                self._write_indicator(row, indicator, least)
                row += 1
        for row, category in self.layout.subtotal_rows:
            area = row, at.CATEGORY, row, at.POINTS
            self.page.merge_range(*area, _subtotal_title(category), self.book.styles["category"])

    def _write_indicator(self, row: int, indicator: Indicator, least: float) -> None:
        page, styles = self.page, self.book.styles
        page.set_row(row, max(least, _lines_height(indicator.name, _WIDTHS[at.NAME])))
        page.write_string(row, at.CODE, indicator.code, styles["indicator_centre"])
        page.write_string(row, at.NAME, indicator.name, styles["cell"])
        page.write_number(row, at.POINTS, indicator.points, styles["centre"])

    def _write_merged(self, first: int, last: int, text: str) -> None:
        """Write a category beside its rows; a single cell cannot be merged."""
        style = self.book.styles["category_centre"]
        if first == last:
            self.page.write_string(first, at.CATEGORY, text, style)
        else:
            self.page.merge_range(first, at.CATEGORY, last, at.CATEGORY, text, style)

    def _write_entry(self, position: int) -> None:
        """Write the two columns of the entry at a position."""
        entry, column = self.book.assignment.entries[position], at.input_column(position)
        layout = entry_layout.lay_out_entry(self.book.template.standard, entry.kind)
        self._write_entry_head(entry, column, layout)
        styles = self.book.styles
        for (row, _), block in zip(self.layout.rows, layout.blocks, strict=True):
            score = formulas.on_sheet(entry.id, block.top, entry_layout.SCORE)
            self.page.write_blank(row, column, None, styles["input_small"])
            self.page.write_formula(row, column + 1, f"={score}", styles["score"], "")
        for (row, _), section in zip(self.layout.subtotal_rows, layout.sections, strict=True):
            subtotal = formulas.on_sheet(entry.id, section.row, entry_layout.SCORE)
            self._write_wide(row, column, f"={subtotal}", styles["category_score"], "")
        self._set_rules(column)

    def _write_entry_head(self, entry: Entry, column: int, layout: entry_layout.EntryLayout) -> None:
        """Write the entry's id, name, total and progress, each over both of its columns."""
        page, styles = self.page, self.book.styles
        page.merge_range(at.ENTRY_ROW, column, at.ENTRY_ROW, column + 1, "", styles["link_cell"])
        page.write_url(at.ENTRY_ROW, column, f"internal:'{entry.id}'!A1", styles["link_cell"], entry.id)
        page.merge_range(at.NAME_ROW, column, at.NAME_ROW, column + 1, entry.name, styles["category_centre"])
        total = formulas.on_sheet(entry.id, layout.total_row, entry_layout.SCORE)
        self._write_wide(at.TOTAL_ROW, column, f"={total}", styles["category_score"], "")
        filled = formulas.on_sheet(entry.id, layout.total_row, entry_layout.INPUT)
        progress = f'=IF({_is_withdrawn(entry)},"已{wording.WITHDRAWN}",{filled})'
        count = count_style(self.book.workbook, len(self.layout.indicators))
        self._write_wide(at.FILLED_ROW, column, progress, count, 0)

    def _write_wide(self, row: int, column: int, formula: str, style: "Format", value: int | str) -> None:
        """Write a formula and the value it has at first over both columns of an entry."""
        self.page.merge_range(row, column, row, column + 1, "", style)
        self.page.write_formula(row, column, formula, style, value)

    def _set_rules(self, column: int) -> None:
        page, styles, template = self.page, self.book.styles, self.book.template
        first, last = at.FIRST_ROW, self.layout.last_row
        cells = [(row, column) for row, _ in self.layout.rows]
        rules.allow_ratings(page, template, cells, at.POINTS, offer=False)
        points, here, score = (cell_address(first, place) for place in (at.POINTS, column, column + 1))
        inputs = first, column, last, column
        conflict = formulas.differs(template.unit, here, f"${points}", score)
        rules.light_up(page, inputs, conflict, styles["if_conflict"])
        rules.light_up(page, inputs, f'=AND({here}="",{score}<>"")', styles["if_elsewhere"])


def _is_withdrawn(entry: Entry) -> str:
    state = formulas.on_sheet(entry.id, entry_layout.STATE_ROW, entry_layout.INPUT)
    return f'{state}="{wording.WITHDRAWN}"'


def _subtotal_title(category: Category) -> str:
    return f"小计　{category.code} {category.name}（{category.points} 分）"


def _lines_height(text: str, width: float) -> float:
    """Return the height of a narrow row, so that 26 of them fit on a screen."""
    return _ROW_HEIGHT * count_lines(text, width, FONT_SIZE)
