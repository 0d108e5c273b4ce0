"""Tables of a Word file as tables of a document: spans from Word's grid, rows made even."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from zhiheng.documents import MOST_COLUMNS, MOST_ROWS, Node
from zhiheng.evidence.report_word import messages
from zhiheng.evidence.report_word.blocks import Blocks
from zhiheng.evidence.report_word.inline import append_node, text_of
from zhiheng.evidence.report_word.names import HEADER_FILL
from zhiheng.evidence.report_word.notes import Notes
from zhiheng.evidence.report_word.paragraph import TABLE, P, ParagraphReader
from zhiheng.evidence.report_word.xml import is_on, number, value, w

_ROW, _CELL, _TCPR, _TRPR = w("tr"), w("tc"), w("tcPr"), w("trPr")
_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
_EMPTY: Node = {"type": "paragraph"}


def elements_of(parent: ET.Element, wanted: frozenset[str]) -> Iterator[ET.Element]:
    """Return the children of some kinds, also those inside content controls and insertions."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from elements_of(child, wanted)


@dataclass(slots=True)
class _Cell:
    """A cell of one row in Word's grid."""

    span: int
    is_continued: bool
    is_head: bool
    content: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads tables; pictures in them follow the table."""

    paragraphs: ParagraphReader
    notes: Notes

    def read(self, element: ET.Element) -> list[Node]:
        """Return a table, or what became of it, and its pictures."""
        aside: list[Node] = []
        rows = [cells for row in elements_of(element, frozenset({_ROW})) if (cells := self._row(row, aside))]
        width = max((sum(cell.span for cell in row) for row in rows), default=0)
        if not rows:
            return aside
        if width > MOST_COLUMNS:
            self.notes.add(messages.WIDE_TABLE, columns=width, limit=MOST_COLUMNS)
            return [*(_as_text([cell.content for cell in row]) for row in rows), *aside]
        if len(rows) > MOST_ROWS:
            self.notes.add(messages.LONG_TABLE, rows=len(rows), limit=MOST_ROWS)
        tables = [_table(rows[start : start + MOST_ROWS], width) for start in range(0, len(rows), MOST_ROWS)]
        return [*tables, *aside]

    def _row(self, row: ET.Element, aside: list[Node]) -> list[_Cell]:
        properties = row.find(_TRPR)
        if properties is not None and properties.find(w("del")) is not None:
            self.notes.once(messages.TRACKED)
            return []
        is_head = bool(is_on(properties, "tblHeader"))
        cells = [_filler(number(properties, "gridBefore", 0))]
        for cell in elements_of(row, frozenset({_CELL})):
            self._add_cell(cells, cell, aside, is_head=is_head)
        cells.append(_filler(number(properties, "gridAfter", 0)))
        return [cell for cell in cells if cell.span]

    def _add_cell(self, cells: list[_Cell], cell: ET.Element, aside: list[Node], *, is_head: bool) -> None:
        properties = cell.find(_TCPR)
        span = max(1, number(properties, "gridSpan", 1))
        if _merge(properties, "hMerge") == "continue" and cells[-1].span:
            cells[-1].span += span
            return
        shading = properties.find(w("shd")) if properties is not None else None
        is_filled = shading is not None and shading.get(w("fill"), "").upper() == HEADER_FILL
        content = self._content(cell, aside)
        cells.append(_Cell(span, _merge(properties, "vMerge") == "continue", is_head or is_filled, content))

    def _content(self, cell: ET.Element, aside: list[Node]) -> list[dict[str, Any]]:
        blocks = Blocks(self.notes, aside)
        elements = list(elements_of(cell, frozenset({P, TABLE})))
        if len(elements) > 1 and elements[-2].tag == TABLE and not any(text_of(elements[-1])):
            elements.pop()  # Word needs a paragraph there
        for element in elements:
            if element.tag == P:
                blocks.add(self.paragraphs.read(element))
            else:
                self.notes.once(messages.NESTED_TABLE)
                self._add_nested(element, blocks, aside)
        return blocks.nodes or [dict(_EMPTY)]

    def _add_nested(self, table: ET.Element, blocks: Blocks, aside: list[Node]) -> None:
        for row in elements_of(table, frozenset({_ROW})):
            cells = [self._content(cell, aside) for cell in elements_of(row, frozenset({_CELL}))]
            blocks.block(_as_text(cells))


def _merge(properties: ET.Element | None, name: str) -> str:
    """Return whether a cell begins or continues a joined one; Word leaves out ``continue``."""
    found = value(properties, name)
    return "continue" if found == "" else found or ""


def _filler(span: int) -> _Cell:
    return _Cell(min(span, MOST_COLUMNS + 1), is_continued=False, is_head=False, content=[dict(_EMPTY)])


def _table(rows: Sequence[Sequence[_Cell]], width: int) -> Node:
    """Return the table: cells that go on below span rows, short rows are filled up, rows without own cells go."""
    written: list[Node] = []
    above: dict[int, dict[str, Any]] = {}
    for row in rows:
        missing = width - sum(cell.span for cell in row)
        cells = [*row, _filler(missing)] if missing else row
        begun: list[dict[str, Any]] = []
        continued: list[dict[str, Any]] = []
        here: dict[int, dict[str, Any]] = {}
        column = 0
        for cell in cells:
            upper = above.get(column)
            if cell.is_continued and upper is not None and upper["attrs"]["colspan"] == cell.span:
                continued.append(upper)
                here[column] = upper
            else:
                here[column] = _node(cell)
                begun.append(here[column])
            column += cell.span
        above = here
        if begun:
            for node in continued:
                node["attrs"]["rowspan"] += 1
            written.append({"type": "table_row", "content": begun})
    return {"type": "table", "content": written}


def _node(cell: _Cell) -> dict[str, Any]:
    kind = "table_header" if cell.is_head else "table_cell"
    return {"type": kind, "attrs": {"colspan": cell.span, "rowspan": 1}, "content": cell.content}


def _as_text(cells: Sequence[Sequence[Node]]) -> Node:
    """Return a row as one paragraph, its cells parted by tabs and their paragraphs by line breaks."""
    nodes: list[Node] = []
    for number_, cell in enumerate(cells):
        if number_:
            append_node(nodes, {"type": "text", "text": "\t"})
        for position, paragraph in enumerate(_paragraphs(cell)):
            if position:
                nodes.append({"type": "hard_break"})
            for node in paragraph.get("content", ()):
                append_node(nodes, node)
    return {"type": "paragraph"} | ({"content": nodes} if nodes else {})


def _paragraphs(blocks: Sequence[Node]) -> Iterator[Node]:
    for block in blocks:
        if block["type"] == "paragraph":
            yield block
        else:
            yield from _paragraphs(block["content"])
