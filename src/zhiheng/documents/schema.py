"""What a document may consist of: the closed schema, as data."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

Node: TypeAlias = Mapping[str, Any]
"""A node of a document, as its JSON has it; nobody changes one."""

MOST_LEVELS = 4
"""How deep lists may be nested, within a cell too."""

MOST_ROWS, MOST_COLUMNS = 200, 30
"""The largest table."""

MOST_CHARACTERS = 200_000
"""The longest canonical text; one field holds no more."""

LISTS = ("bullet_list", "ordered_list")
CELLS = ("table_cell", "table_header")
_PARAGRAPH_OR_LIST = ("paragraph", *LISTS)

CONTENT: Mapping[str, Sequence[str]] = {
    "doc": (*_PARAGRAPH_OR_LIST, "table", "picture"),
    "paragraph": ("text", "hard_break"),
    "bullet_list": ("list_item",),
    "ordered_list": ("list_item",),
    "list_item": _PARAGRAPH_OR_LIST,
    "table": ("table_row",),
    "table_row": CELLS,
    "table_cell": _PARAGRAPH_OR_LIST,
    "table_header": _PARAGRAPH_OR_LIST,
}
"""What each node holds; the others hold nothing."""

KEYS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(CONTENT, ("content",)),
    **dict.fromkeys(CELLS, ("attrs", "content")),
    "picture": ("attrs",),
    "text": ("text",),
    "hard_break": (),
}
"""The keys of each node besides ``type``; a paragraph may lack its content, a text may have ``marks``."""

MARKS: Sequence[Sequence[str]] = ((), ("bold",), ("sub",), ("sup",), ("bold", "sub"), ("bold", "sup"))
"""Every allowed set of marks, in its order."""

UNUSABLE = re.compile("[\0-\x08\n-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no text holds: line breaks, which are nodes of their own, and what XML, and so Word, has no place for."""
