"""Checking a document against the schema: every problem at once, each at its place in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhiheng.documents import messages
from zhiheng.documents.grid import grid_of, width_of
from zhiheng.documents.places import Step, words_of
from zhiheng.documents.schema import (
    CELLS,
    CONTENT,
    KEYS,
    LISTS,
    MARKS,
    MOST_COLUMNS,
    MOST_LEVELS,
    MOST_ROWS,
    UNUSABLE,
)
from zhiheng.problems import Message, Place, Problems

_Path = tuple[Step, ...]
_FILE = re.compile("[0-9a-f]{32}")
_ALLOWED_MARKS = [[{"type": mark} for mark in marks] for marks in MARKS if marks]


def check_document(doc: object, problems: Problems) -> None:
    """Note everything that is wrong with the JSON of a document."""
    check = _Check(problems)
    if check.node(doc, ("doc",), (), 0) and not problems and _is_blank(doc):
        check.note((), messages.EMPTY_DOCUMENT)


def _is_blank(doc: object) -> bool:
    return isinstance(doc, dict) and all(block == {"type": "paragraph"} for block in doc["content"])


@dataclass(frozen=True, slots=True)
class _Check:
    problems: Problems

    def note(self, path: _Path, message: Message, **values: object) -> None:
        self.problems.add(message, Place(part=words_of(path)), **values)

    def node(self, node: object, allowed: Sequence[str], path: _Path, level: int) -> bool:
        """Check a node and all below; False if it is none that belongs here."""
        kind = node.get("type") if isinstance(node, dict) else None
        if not isinstance(node, dict) or not isinstance(kind, str) or kind not in allowed:
            self._note_type(kind, allowed, path)
            return False
        for key in sorted(set(node) - {"type", *KEYS[kind], *(["marks"] if kind == "text" else [])}):
            self.note(path, messages.UNKNOWN_KEY, key=key)
        if kind == "text":
            self._text(node, path)
        elif kind == "picture":
            self._picture(node.get("attrs"), path)
        elif kind in CONTENT:
            self._content(node, kind, path, level + (kind in LISTS))
        return True

    def _note_type(self, kind: object, allowed: Sequence[str], path: _Path) -> None:
        name = messages.TYPE_NAMES.get(kind) if isinstance(kind, str) else None
        names = [messages.TYPE_NAMES[one] for one in allowed]
        all_names = Message("、".join(one.zh for one in names), ", ".join(one.en for one in names))
        self.note(path, messages.WRONG_TYPE, type=name or str(kind), allowed=all_names)

    def _content(self, node: dict[str, object], kind: str, path: _Path, level: int) -> None:
        children = node.get("content")
        if level > MOST_LEVELS:
            self.note(path, messages.TOO_DEEP, limit=MOST_LEVELS)
            return
        if kind in CELLS and not _is_spans(node.get("attrs")):
            self.note(path, messages.WRONG_SPANS)
        if not isinstance(children, list) or not children:
            if kind != "paragraph" or "content" in node:
                self.note(path, messages.NO_CONTENT, type=messages.TYPE_NAMES[kind])
            return
        noted = len(self.problems.found)
        for position, child in enumerate(children):
            self.node(child, CONTENT[kind], (*path, Step(_type_of(child), position)), level)
        if len(self.problems.found) == noted:
            self._together(children, kind, path)

    def _together(self, children: Sequence[dict[str, object]], kind: str, path: _Path) -> None:
        """Check what only all children together can break; each by itself is right."""
        if kind == "list_item" and children[0]["type"] != "paragraph":
            self.note(path, messages.ITEM_START)
        if kind == "table":
            self._grid(children, path)
        if kind == "paragraph":
            for position, (one, other) in enumerate(pairwise(children), 1):
                if one["type"] == other["type"] == "text" and one.get("marks") == other.get("marks"):
                    self.note((*path, Step("text", position)), messages.SPLIT_TEXT)

    def _grid(self, rows: Sequence[dict[str, object]], path: _Path) -> None:
        width = width_of(rows)
        if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
            limits = {"most_rows": MOST_ROWS, "most_columns": MOST_COLUMNS}
            self.note(path, messages.TOO_LARGE, rows=len(rows), columns=width, **limits)
        elif grid_of(rows) is None:
            self.note(path, messages.NOT_RECTANGULAR)

    def _text(self, node: dict[str, object], path: _Path) -> None:
        text = node.get("text")
        if not isinstance(text, str) or not text:
            self.note(path, messages.EMPTY_TEXT)
        else:
            self._characters(text, path)
        if "marks" in node and node["marks"] not in _ALLOWED_MARKS:
            self.note(path, messages.WRONG_MARKS)

    def _characters(self, text: str, path: _Path) -> None:
        if found := UNUSABLE.search(text):
            self.note(path, messages.CONTROL_CHARACTER, code=f"{ord(found[0]):04X}")

    def _picture(self, attrs: object, path: _Path) -> None:
        if not isinstance(attrs, dict) or set(attrs) != {"file", "caption"}:
            self.note(path, messages.WRONG_PICTURE)
            return
        file, caption = attrs["file"], attrs["caption"]
        if not isinstance(file, str) or not _FILE.fullmatch(file) or not isinstance(caption, str):
            self.note(path, messages.WRONG_PICTURE)
            return
        self._characters(caption, path)


def _type_of(node: object) -> str:
    return str(node.get("type")) if isinstance(node, dict) else ""


def _is_spans(attrs: object) -> bool:
    return (
        isinstance(attrs, dict)
        and set(attrs) == {"colspan", "rowspan"}
        and all(type(span) is int and span >= 1 for span in attrs.values())
    )
