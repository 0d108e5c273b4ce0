"""One paragraph of a Word file, with what its styles and lists say about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from zhiheng.documents import Node
from zhiheng.evidence.report_word import messages
from zhiheng.evidence.report_word.inline import InlineReader
from zhiheng.evidence.report_word.names import code_of
from zhiheng.evidence.report_word.numbering import ListItem, Numbering
from zhiheng.evidence.report_word.styles import Style, outline_of
from zhiheng.evidence.report_word.xml import number, value, w

P, TABLE = w("p"), w("tbl")
_PPR, _BOOKMARK, _NUMPR = w("pPr"), w("bookmarkStart"), w("numPr")
_DELETED = w("del")
_CHANGES = (_DELETED, w("ins"))
_MARKERS = frozenset(map(w, ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr")))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its inline nodes and pictures, style, outline level (None: no heading), place in a list.

    ``codes`` are those of the bookmarks at its beginning. ``joins_next`` says that the mark at its end was deleted.
    """

    nodes: list[Node]
    style: Style
    outline: int | None
    item: ListItem | None
    codes: Sequence[str]
    joins_next: bool

    @property
    def text(self) -> str:
        """Its words in one line, with the number of its list in front."""
        words = "".join(node.get("text", " ") for node in self.nodes)
        return f"{self.item.label} {words}" if self.item and self.item.label else words

    @property
    def is_bold(self) -> bool:
        """Whether it has words, all of them bold."""
        texts = [node for node in self.nodes if node["type"] == "text" and node["text"].strip()]
        return bool(texts) and all({"type": "bold"} in node.get("marks", ()) for node in texts)


@dataclass(frozen=True, slots=True)
class ParagraphReader:
    """Reads paragraphs in the order of the file, which the numbers of lists depend on."""

    inline: InlineReader
    styles: dict[str, Style]
    usual: Style
    numbering: Numbering

    def read(self, element: ET.Element) -> Paragraph:
        """Return a paragraph."""
        properties = element.find(_PPR)
        style = self.styles.get(value(properties, "pStyle") or "", self.usual)
        level = value(properties, "outlineLvl")
        outline = style.outline if level is None else outline_of(level)
        item = self._item(properties, style)
        nodes = self.inline.read(element, is_bold=style.is_bold)
        return Paragraph(nodes, style, outline, item, codes_at(element), self._is_end_deleted(properties))

    def _item(self, properties: ET.Element | None, style: Style) -> ListItem | None:
        direct = properties.find(_NUMPR) if properties is not None else None
        named = value(direct, "numId") or style.list_number
        return self.numbering.item(named, number(direct, "ilvl", style.list_level)) if named else None

    def _is_end_deleted(self, properties: ET.Element | None) -> bool:
        """Say whether the mark at the end was deleted; changes of it are noted."""
        end = properties.find(w("rPr")) if properties is not None else None
        changes = [] if end is None else [one.tag for one in end if one.tag in _CHANGES]
        if changes:
            self.inline.notes.once(messages.TRACKED)
        return _DELETED in changes


def codes_at(element: ET.Element) -> Sequence[str]:
    """Return the codes of the bookmarks before the words of a paragraph."""
    codes = []
    for child in element:
        if child.tag == _BOOKMARK:
            code = code_of(child.get(w("name"), ""))
            codes += [code] if code else []
        elif child.tag not in _MARKERS:
            break
    return codes
