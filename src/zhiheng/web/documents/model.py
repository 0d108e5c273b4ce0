"""What a document may hold; raises its problems all at once."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhiheng.canonical import NotCanonicalError, canonical_json
from zhiheng.problems import BadInputError, Message, Place, Problem

_MOST_LEVELS, _MOST_ROWS, _MOST_COLUMNS = 4, 200, 30
_MARKS = ("bold", "sub", "sup")
_LISTS = frozenset({"bullet_list", "ordered_list"})
_OF_LIST = {"list_item"}
_OF_ITEM = {"paragraph"} | _LISTS
_CONTENT: Mapping[str, set[str]] = {
    "doc": {"paragraph", "table", "picture"} | _LISTS,
    "paragraph": {"text", "hard_break"},
    "bullet_list": _OF_LIST,
    "ordered_list": _OF_LIST,
    "list_item": _OF_ITEM,
    "table": {"table_row"},
    "table_row": {"table_cell", "table_header"},
    "table_cell": _OF_ITEM,
    "table_header": _OF_ITEM,
}
_NO_DOCUMENT = Message(
    "这一项的内容不是本系统编辑器写的文档，没有保存 › 重新打开页面，在编辑器里填写",
    "this is no document of the editor, nothing was saved › open the page anew and write in its editor",
)
_FILE = re.compile("[0-9a-f]{32}")
Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the closed schema: its blocks in order."""

    blocks: Sequence[Node]

    @property
    def plain_text(self) -> str:
        """The texts, one line for each paragraph, row of a table and caption."""
        return "\n".join(_lines(self.blocks))


def parse_document(text: str) -> Document:
    """Return the document that a canonical text holds; the empty text has no blocks.

    Raises:
        BadInputError: if it is not the canonical JSON of a document.
    """
    if not text:
        return Document(())
    try:
        value = json.loads(text)
        is_canonical = canonical_json(value) == text.encode()
    except (ValueError, RecursionError, NotCanonicalError):
        is_canonical = False
    if not is_canonical or not _is_node(value, {"doc"}, 0):
        raise BadInputError([Problem(Place(), _NO_DOCUMENT)])
    return Document(value["content"])


def _is_node(node: object, allowed: set[str], level: int) -> bool:
    if not isinstance(node, dict) or node.get("type") not in allowed:
        return False
    kind = node["type"]
    check = _LEAVES.get(kind)
    if check:
        return check(node)
    content = node.get("content", [] if kind == "paragraph" else None)
    level += kind in _LISTS
    return (
        set(node)
        == {"type"}
        | ({"attrs"} if kind.startswith("table_") and kind != "table_row" else set())
        | ({"content"} if "content" in node else set())
        and isinstance(content, list)
        and ("content" not in node or bool(content))
        and level <= _MOST_LEVELS
        and all(_is_node(child, _CONTENT[kind], level) for child in content)
        and (kind != "list_item" or content[0]["type"] == "paragraph")
        and ("attrs" not in node or _is_spans(node["attrs"]))
        and (kind != "table" or _is_rectangle(content))
    )


def _is_text(node: Node) -> bool:
    marks = node.get("marks")
    is_marked = marks is None or (marks in _ORDERED_MARKS)
    return (
        set(node) - {"marks"} == {"type", "text"} and isinstance(node["text"], str) and node["text"] != "" and is_marked
    )


_ORDERED_MARKS = [
    [{"type": name} for name in names] for names in (("bold",), ("sub",), ("sup",), ("bold", "sub"), ("bold", "sup"))
]


def _is_picture(node: Node) -> bool:
    attrs = node.get("attrs")
    if set(node) != {"type", "attrs"} or not isinstance(attrs, dict) or set(attrs) != {"file", "caption"}:
        return False
    file, caption = attrs["file"], attrs["caption"]
    return isinstance(caption, str) and isinstance(file, str) and _FILE.fullmatch(file) is not None


_LEAVES: Mapping[str, Callable[[Node], bool]] = {
    "text": _is_text,
    "hard_break": lambda node: set(node) == {"type"},
    "picture": _is_picture,
}


def _is_spans(attrs: object) -> bool:
    return (
        isinstance(attrs, dict)
        and set(attrs) == {"colspan", "rowspan"}
        and all(type(span) is int and span >= 1 for span in attrs.values())
    )


def _is_rectangle(rows: Sequence[Node]) -> bool:
    """Say whether the cells of a table fill a rectangle within the limits, without overlap."""
    width = sum(cell["attrs"]["colspan"] for cell in rows[0]["content"])
    if width > _MOST_COLUMNS or len(rows) > _MOST_ROWS:
        return False
    left = [0] * width  # rows that a cell from above still covers, by column
    for row in rows:
        column = 0
        for cell in row["content"]:
            while column < width and left[column]:
                column += 1
            span = cell["attrs"]["colspan"]
            if column + span > width or any(left[column : column + span]):
                return False
            left[column : column + span] = [cell["attrs"]["rowspan"]] * span
            column += span
        if not all(left):
            return False
        left = [count - 1 for count in left]
    return not any(left)


def _lines(blocks: Sequence[Node]) -> Iterator[str]:
    for block in blocks:
        kind = block["type"]
        if kind == "paragraph":
            yield _inline(block)
        elif kind == "picture":
            yield block["attrs"]["caption"]
        elif kind == "table_row":
            yield "\t".join(" ".join(_lines(cell["content"])) for cell in block["content"])
        else:
            yield from _lines(block["content"])


def _inline(paragraph: Node) -> str:
    return "".join(node.get("text", "\n") for node in paragraph.get("content", ()))
