"""One page of the workbook: title, mark and a table with frozen headings, set up for paper."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from zhiheng.reports.results_workbook import words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = str | float
Row = TypeVar("Row")

FIRST_ROW = 3
"""The first row below title, mark and remark."""

_FONT = {"font_name": "微软雅黑", "font_size": 10}
_LINE = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "valign": "vcenter"},
    "mark": {"bold": True, "font_color": "#C00000"},
    "remark": {"font_color": "#595959", "valign": "vcenter"},
    "heading": {**_LINE, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#DCE6F1"},
    "text": {**_LINE, "text_wrap": True, "indent": 1},
    "centre": {**_LINE, "align": "center", "text_wrap": True},
    "term": {"valign": "top", "bold": True, "text_wrap": True},
    "explanation": {"valign": "top", "text_wrap": True},
}
# White where few points are given, blue where many: one hue, so that it survives a grey printer.
_SCALE = {"type": "2_color_scale", "min_type": "num", "max_type": "num", "min_color": "#FFFFFF", "max_color": "#5B9BD5"}
_SCALE_FROM, _SCALE_TO = 0.3, 0.9
_A4 = 9
_LINE_HEIGHT, _PADDING, _LEAST_HEIGHT = 15, 5, 20


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column of a table: its heading, its width in characters, what it shows of a row, and how.

    ``style`` is a name of a format, or gives it for a row.
    ``group`` is written once above neighbouring columns of the same group. ``points`` colours the cells by their
    share of so many points.
    """

    heading: str
    width: float
    value: Callable[[Row], Cell]
    style: str | Callable[[Row], str] = "text"
    group: str = ""
    points: int | None = None

    def cell(self, row: Row) -> tuple[Cell, float, str]:
        """Return what the column shows of a row, its width and the name of its format."""
        return self.value(row), self.width, self.style if isinstance(self.style, str) else self.style(row)


@dataclass(frozen=True)
class Paper:
    """What all pages of a workbook share: the file, its title, the formats of cells, and the printed footer."""

    workbook: "Workbook"
    title: str
    footer: str
    formats: dict[str, "Format"]

    def add_page(self, name: str, remark: str = "") -> "Worksheet":
        """Return a new page with its title, mark and remark, A4 landscape, all columns on the paper."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_header(f"&R{words.INTERNAL}")
        # In headers and footers & begins a command.
        sheet.set_footer(f"&L{self.footer.replace('&', '&&')}&R第 &P 页，共 &N 页")
        sheet.hide_gridlines(2)
        sheet.set_row(0, 26)
        for row, (text, style) in enumerate(
            [(f"{self.title}　{name}", "title"), (words.INTERNAL, "mark"), (remark, "remark")]
        ):
            sheet.write_string(row, 0, text, self.formats[style])
        return sheet


def open_paper(workbook: "Workbook", title: str, footer: str, digits: int) -> Paper:
    """Return the paper of a workbook whose published numbers have so many decimals."""
    points = "0." + "0" * digits if digits else "0"
    finer = "0." + "0" * (digits + 1)
    styles = {
        **_STYLES,
        "points": {**_LINE, "align": "right", "num_format": points},
        "total": {**_LINE, "align": "right", "num_format": points, "bold": True},
        "finer": {**_LINE, "align": "right", "num_format": finer},
    }
    formats = {name: workbook.add_format({**_FONT, **style}) for name, style in styles.items()}
    return Paper(workbook, title, footer, formats)


def write_table(
    paper: Paper, sheet: "Worksheet", columns: Sequence[Column[Row]], rows: Iterable[Row], frozen: int = 0
) -> None:
    """Write a table below the title: headings that stay and repeat on paper, ``frozen`` columns that stay."""
    first = _write_headings(paper, sheet, columns)
    row = first
    for row, content in enumerate(rows, first):
        write_cells(paper, sheet, row, [column.cell(content) for column in columns])
    sheet.freeze_panes(first, frozen)
    sheet.repeat_rows(0, first - 1)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        if column.points:
            scale = {"min_value": column.points * _SCALE_FROM, "max_value": column.points * _SCALE_TO}
            sheet.conditional_format(first, number, row, number, {**_SCALE, **scale})


def write_cells(paper: Paper, sheet: "Worksheet", row: int, cells: Sequence[tuple[Cell, float, str]]) -> None:
    """Write one row of (content, width, style), high enough for its longest text.

    The height is set because not every program fits rows to wrapped text when it opens a file.
    """
    lines = max(_lines(content, width) for content, width, _ in cells)
    sheet.set_row(row, max(_LEAST_HEIGHT, lines * _LINE_HEIGHT + _PADDING))
    for number, (content, _, style) in enumerate(cells):
        # By type, not by look: a company's name that begins with = is no formula.
        write = sheet.write_string if isinstance(content, str) else sheet.write_number
        write(row, number, content, paper.formats[style])


def _write_headings(paper: Paper, sheet: "Worksheet", columns: Sequence[Column[Row]]) -> int:
    """Write one row of headings, with a row of groups above if there are any; return the row below."""
    row = FIRST_ROW
    if any(column.group for column in columns):
        for first, last, group in _groups(columns):
            if last > first:
                sheet.merge_range(row, first, row, last, group, paper.formats["heading"])
            else:
                sheet.write_string(row, first, group, paper.formats["heading"])
        row += 1
    write_cells(paper, sheet, row, [(column.heading, column.width, "heading") for column in columns])
    return row + 1


def _groups(columns: Sequence[Column[Row]]) -> Iterator[tuple[int, int, str]]:
    """Yield the first and the last column of each group with its name."""
    for name, members in groupby(enumerate(columns), key=lambda member: member[1].group):
        numbers = [number for number, _ in members]
        yield numbers[0], numbers[-1], name


def _lines(content: Cell, width: float) -> int:
    """Return how many lines a text takes in a column so many characters wide; a number takes one."""
    if not isinstance(content, str) or len(content) * 2 < width:
        return 1 + (content.count("\n") if isinstance(content, str) else 0)
    return sum(max(1, -(-_text_width(line) // int(width - 1))) for line in content.split("\n"))


def _text_width(text: str) -> int:
    """Return the width in characters; Chinese ones, and those that Chinese fonts draw as wide, count double."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
