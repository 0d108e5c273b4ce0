"""The blocks of one document as they are read: lists are put together from their items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from zhiheng.documents import LISTS, MOST_LEVELS, Node
from zhiheng.evidence.report_word import messages
from zhiheng.evidence.report_word.names import CAPTION, CONTINUED, PICTURE
from zhiheng.evidence.report_word.notes import Notes
from zhiheng.evidence.report_word.numbering import ListItem
from zhiheng.evidence.report_word.paragraph import Paragraph

_CAPTIONS = (CAPTION, "caption", "题注", "图题", "图注")
_CAPTION_WORDS = re.compile("图\\s*[0-9０-９一二三四五六七八九十]")
_MOST_OF_CAPTION = 60


@dataclass(frozen=True, slots=True)
class _Open:
    """A list that the next item may belong to."""

    list: str
    level: int
    node: dict[str, Any]

    def add(self, block: Node) -> None:
        """Add a block to its last item."""
        self.node["content"][-1]["content"].append(block)


@dataclass(slots=True)
class Blocks:
    """The blocks of a document, or of a cell; pictures of a cell are set aside in ``aside``."""

    notes: Notes
    aside: list[Node] | None = None
    nodes: list[dict[str, Any]] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _begun: dict[str, tuple[int, _Open]] = field(default_factory=dict)
    """Where among the nodes each list began."""

    _caption_for: str = ""
    """The style of the paragraph of a picture that may still get its caption."""

    @property
    def has_content(self) -> bool:
        """Whether there is anything but empty paragraphs."""
        return any(node != {"type": "paragraph"} for node in self.nodes)

    def add(self, paragraph: Paragraph) -> None:
        """Add a paragraph; pictures in it stand between the words before and after them."""
        if self._is_caption(paragraph):
            self.nodes[-1]["attrs"]["caption"] = "".join(node.get("text", " ") for node in paragraph.nodes)
            self._caption_for = ""
            return
        words: list[Node] = []
        item, has_picture = paragraph.item, False
        for node in paragraph.nodes:
            if node["type"] != "picture":
                words.append(node)
                continue
            if _has_words(words):
                self._paragraph(words, item, paragraph.style.name)
                item = None
            self._picture(node, paragraph.style.name)
            words, has_picture = [], True
        if not has_picture or _has_words(words):
            self._paragraph(words, item, paragraph.style.name)

    def block(self, node: Node) -> None:
        """Add a table; it ends every list."""
        self._open.clear()
        self._caption_for = ""
        self.nodes.append(dict(node))

    def _is_caption(self, paragraph: Paragraph) -> bool:
        is_text = bool(paragraph.nodes) and all(node["type"] != "picture" for node in paragraph.nodes)
        if not self._caption_for or not is_text:
            return False
        is_worded = _CAPTION_WORDS.match(paragraph.text) and len(paragraph.text) <= _MOST_OF_CAPTION
        return paragraph.style.name in _CAPTIONS or bool(is_worded and self._caption_for != PICTURE)

    def _picture(self, node: Node, style: str) -> None:
        if self.aside is not None:
            self.notes.once(messages.PICTURE_IN_TABLE)
            self.aside.append(node)
            return
        self.block({**node, "attrs": dict(node["attrs"])})
        self._caption_for = style or "?"

    def _paragraph(self, words: Sequence[Node], item: ListItem | None, style: str) -> None:
        node: dict[str, Any] = {"type": "paragraph"} | ({"content": list(words)} if words else {})
        self._caption_for = ""
        if item is not None:
            self._item(node, item)
            return
        level = int(style.removeprefix(CONTINUED)) - 1 if style in _CONTINUED else 0
        self._close(level if style in _CONTINUED else -1)
        if self._open:
            self._open[-1].add(node)
        else:
            self.nodes.append(node)

    def _close(self, level: int) -> None:
        """End the lists below a level."""
        while self._open and self._open[-1].level > level:
            self._open.pop()

    def _item(self, node: dict[str, Any], item: ListItem) -> None:
        self._close(item.level)
        if self._open and self._open[-1].level == item.level and self._open[-1].list != item.list:
            self._open.pop()
        if not self._open:
            self._take_up(item)
        if not self._open or self._open[-1].level < item.level:
            self._begin(item)
        self._open[-1].node["content"].append({"type": "list_item", "content": [node]})

    def _begin(self, item: ListItem) -> None:
        """Begin a list, inside the last item of the one that is open; the deepest takes what would lie deeper."""
        if len(self._open) == MOST_LEVELS:
            self.notes.once(messages.DEEP_LIST, limit=MOST_LEVELS)
            return
        node: dict[str, Any] = {"type": "ordered_list" if item.is_ordered else "bullet_list", "content": []}
        opened = _Open(item.list, item.level, node)
        if self._open:
            self._open[-1].add(node)
        else:
            self.nodes.append(node)
            self._begun[item.list] = (len(self.nodes) - 1, opened)
        self._open.append(opened)

    def _take_up(self, item: ListItem) -> None:
        """Go on with a numbered list that paragraphs interrupt: its last item takes them, so that it counts on."""
        position, opened = self._begun.get(item.list, (0, None))
        if opened is None or not item.is_ordered or opened.level > item.level:
            return
        between = self.nodes[position + 1 :]
        if any(node["type"] not in ("paragraph", *LISTS) or _depth(node) >= MOST_LEVELS for node in between):
            self.notes.once(messages.RESTARTED_LIST)
            return
        for node in between:
            opened.add(node)
        del self.nodes[position + 1 :]
        self._begun = {key: begun for key, begun in self._begun.items() if begun[0] <= position}
        self._open.append(opened)


_CONTINUED = frozenset(f"{CONTINUED}{level}" for level in range(1, MOST_LEVELS + 1))


def _has_words(nodes: Sequence[Node]) -> bool:
    return any(node.get("text", "").strip() for node in nodes)


def _depth(node: Node) -> int:
    """Return how many lists lie within each other, this one included."""
    below = max(map(_depth, node.get("content", ())), default=0)
    return below + (node["type"] in LISTS)
