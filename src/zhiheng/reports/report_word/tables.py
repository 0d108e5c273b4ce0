"""Tables in Word: their rows, and widths of columns that fit what they hold."""

import unicodedata
from collections.abc import Callable, Sequence
from itertools import takewhile

from zhiheng.documents import Node, Slot, grid_of, lines_of, width_of
from zhiheng.evidence.report_word.names import HEADER_FILL

_TEXT_WIDTH = 8845
"""In twentieths of a point: A4 within its margins of 28 and 26 mm."""

_LEAST, _MOST = 4, 40
"""Widths that count, in half-width characters: narrower columns get no less, wider ones no more."""


def column_widths(table: Node) -> Sequence[int]:
    """Return the widths of the columns; together they are as wide as the text."""
    weights = [_LEAST] * width_of(table["content"])
    for row in _grid(table):
        for slot in row:
            if slot.cell["attrs"]["colspan"] == 1:
                weights[slot.column] = max(weights[slot.column], min(_MOST, _longest_line(slot.cell)))
    total = sum(weights)
    return [_TEXT_WIDTH * weight // total for weight in weights]


def table_rows(table: Node, widths: Sequence[int], content: Callable[[Node], str]) -> str:
    """Return the rows; ``content`` writes what a cell holds. Rows of headings at the top stand on every page."""
    grid = _grid(table)
    heads = sum(1 for _ in takewhile(_is_head, grid))
    return "".join(_row(slots, widths, content, is_head=number < heads) for number, slots in enumerate(grid))


def _grid(table: Node) -> Sequence[Sequence[Slot]]:
    grid = grid_of(table["content"])
    assert grid is not None  # noqa: S101 - every document's tables are rectangles
    return grid


def _longest_line(cell: Node) -> int:
    lines = (line for block in cell["content"] for text in lines_of(block) for line in text.split("\n"))
    return 2 + max(sum(1 + (unicodedata.east_asian_width(one) in "WF") for one in line[:_MOST]) for line in lines)


def _is_head(slots: Sequence[Slot]) -> bool:
    return all(slot.cell["type"] == "table_header" for slot in slots)


def _row(slots: Sequence[Slot], widths: Sequence[int], content: Callable[[Node], str], *, is_head: bool) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    cells = "".join(_cell(slot, widths, content) for slot in slots)
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _cell(slot: Slot, widths: Sequence[int], content: Callable[[Node], str]) -> str:
    columns, rows = slot.cell["attrs"]["colspan"], slot.cell["attrs"]["rowspan"]
    properties = [f'<w:tcW w:w="{sum(widths[slot.column : slot.column + columns])}" w:type="dxa"/>']
    if columns > 1:
        properties.append(f'<w:gridSpan w:val="{columns}"/>')
    if rows > 1:
        properties.append("<w:vMerge/>" if slot.is_continued else '<w:vMerge w:val="restart"/>')
    if slot.cell["type"] == "table_header":
        properties.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{HEADER_FILL}"/>')
    properties.append('<w:vAlign w:val="center"/>')
    inner = '<w:p><w:pPr><w:pStyle w:val="ZhCell"/></w:pPr></w:p>' if slot.is_continued else content(slot.cell)
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{inner}</w:tc>"
