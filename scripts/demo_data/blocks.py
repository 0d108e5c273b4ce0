"""The blocks of a document, of texts in which ``**words**`` are bold and ``~words~`` stand below the line."""

import re
from collections.abc import Sequence

from zhiheng.documents import Node

_MARKED = re.compile(r"(\*\*.+?\*\*|~.+?~)")
_MARKS = {"*": "bold", "~": "sub"}


def paragraph(text: str) -> Node:
    """Return a text as a paragraph."""
    return {"type": "paragraph", "content": [_inline(piece) for piece in _MARKED.split(text) if piece]}


def numbered(items: Sequence[str]) -> Node:
    """Return an ordered list."""
    return {"type": "ordered_list", "content": [{"type": "list_item", "content": [paragraph(one)]} for one in items]}


def table(rows: Sequence[Sequence[str]]) -> Node:
    """Return a table whose first row is its head."""
    kinds = ["table_header", *["table_cell"] * (len(rows) - 1)]
    cells = [[_cell(kind, text) for text in row] for kind, row in zip(kinds, rows, strict=True)]
    return {"type": "table", "content": [{"type": "table_row", "content": row} for row in cells]}


def picture(file: str, caption: str) -> Node:
    """Return a picture by the public id of its file."""
    return {"type": "picture", "attrs": {"file": file, "caption": caption}}


def _cell(kind: str, text: str) -> Node:
    return {"type": kind, "attrs": {"colspan": 1, "rowspan": 1}, "content": [paragraph(text)]}


def _inline(piece: str) -> Node:
    mark = _MARKS.get(piece[0])
    if mark is None or not _MARKED.fullmatch(piece):
        return {"type": "text", "text": piece}
    return {"type": "text", "text": piece.strip(piece[0]), "marks": [{"type": mark}]}
