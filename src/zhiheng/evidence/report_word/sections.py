"""The sections of a filled-in report: every paragraph and table goes to the heading that it stands below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET

from zhiheng.documents import Document, Node, document_of, lines_of
from zhiheng.evidence.report_word import messages
from zhiheng.evidence.report_word.blocks import Blocks
from zhiheng.evidence.report_word.headings import Heading, Headings, plain
from zhiheng.evidence.report_word.inline import append_node, text_of
from zhiheng.evidence.report_word.names import AFTER_TABLE, GUIDE, OVERVIEW
from zhiheng.evidence.report_word.notes import Notes, excerpt
from zhiheng.evidence.report_word.paragraph import TABLE, P, Paragraph, ParagraphReader
from zhiheng.evidence.report_word.tables import TableReader
from zhiheng.evidence.report_word.xml import value, w
from zhiheng.problems import BadInputError, Message

_SCORE = re.compile(r"\s*(?:自评得分|Self-score)\s*[:：](.*)\Z", re.DOTALL)
_NOTE_NUMBER = re.compile("^(?:注|Note)[0-9]*:")
_LONG_WORDS = 40
_WRAPPERS = frozenset(map(w, ("sdtContent", "customXml", "ins", "moveTo")))
_DELETED = frozenset(map(w, ("del", "moveFrom")))
_TITLES = ("title", "subtitle")
_GALLERY = f"{w('sdtPr')}/{w('docPartObj')}"
_BOLD = {"type": "bold"}


@dataclass(slots=True)
class SectionReader:
    """Reads the body of one file; ``sections`` are what stands below each heading, ``scores`` by indicator."""

    notes: Notes
    paragraphs: ParagraphReader
    headings: Headings
    sections: dict[str, Blocks] = field(default_factory=dict)
    scores: dict[str, str] = field(default_factory=dict)
    _blocks: Blocks | None = None
    _code: str = ""
    _indicator: str = ""
    _outline: int | None = None
    _left_out: list[str] | None = None
    """The lines of what follows and is not taken; None until it was told."""

    _has_guide: bool = False
    _held: list[Node] = field(default_factory=list)
    """What stood in paragraphs whose end was deleted: it belongs to the next."""

    def read(self, document: ET.Element) -> None:
        """Read the body of the main part."""
        self._read(document.find(w("body")) or ())
        self._release()
        self.notes.finish()

    def documents(self) -> dict[str, Document]:
        """Return the document of every section that is not too long."""
        found = {code: self._document(code, blocks.nodes) for code, blocks in self.sections.items()}
        return {code: document for code, document in found.items() if document is not None}

    def _document(self, code: str, nodes: Sequence[Node]) -> Document | None:
        try:
            return document_of(nodes)
        except BadInputError:  # every node is one of the schema; only together they can be too much
            self.notes.go_to(_name_of(code))
            self.notes.leave_out(messages.TOO_LONG, "\n".join(line for node in nodes for line in lines_of(node)))
            return None

    def _read(self, elements: ET.Element | Sequence[ET.Element]) -> None:
        for child in elements:
            tag = child.tag
            if tag == P:
                self.notes.number += 1
                self._paragraph(self.paragraphs.read(child))
            elif tag == TABLE:
                self.notes.number += 1
                self._release()
                self._table(child)
            elif tag in _WRAPPERS or (tag == w("sdt") and not _is_contents(child)):
                self._read(child)
            elif tag in _DELETED:
                self.notes.once(messages.TRACKED)
            elif tag == w("altChunk"):
                self.notes.add(messages.OBJECT)

    def _table(self, element: ET.Element) -> None:
        if self._blocks is None:
            self._leave_out(" ".join(text_of(element)))
            return
        for node in TableReader(self.paragraphs, self.notes).read(element):
            self._blocks.block(node)

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._held += paragraph.nodes
        if paragraph.joins_next:
            return
        nodes: list[Node] = []
        for node in self._held:
            append_node(nodes, node)
        self._held = []
        whole = replace(paragraph, nodes=nodes)
        heading = self.headings.find(whole, self._indicator, self._outline)
        if heading is not None:
            self._begin(heading, whole)
        elif not self._is_passed_over(whole):
            self._take(whole)

    def _release(self) -> None:
        """Take what no paragraph follows."""
        if self._held:
            self._paragraph(Paragraph([], self.paragraphs.usual, None, None, (), joins_next=False))

    def _begin(self, heading: Heading, paragraph: Paragraph) -> None:
        code = heading.code
        self._blocks, self._code, self._outline = None, code, paragraph.outline
        self._left_out, self._has_guide = None, False
        self.notes.go_to(_name_of(code))
        if heading.typed:
            self.notes.add(messages.CODE_DIFFERS, found=heading.typed, code=code)
        if not heading.is_known:
            self._refuse(messages.UNKNOWN_CODE, heading)
        elif code != OVERVIEW and not self.headings.is_criterion(code):
            self._indicator = code
        elif code in self.sections and self.sections[code].has_content:
            self._refuse(messages.REPEATED_CODE, heading)
        else:
            self._indicator = code.rstrip("abcdefghijklmnopqrstuvwxyz")
            self._blocks = self.sections[code] = Blocks(self.notes)
            self._check_words(heading)
            pictures = [node for node in paragraph.nodes if node["type"] == "picture"]
            if pictures:
                self._blocks.add(replace(paragraph, nodes=pictures, item=None))

    def _refuse(self, message: Message, heading: Heading) -> None:
        self._left_out = self.notes.leave_out(message, heading.words, code=heading.code)

    def _check_words(self, heading: Heading) -> None:
        words = plain(heading.words).rstrip("…")
        if len(words) > _LONG_WORDS and words not in plain(self.headings.words_of(heading.code)):
            self.notes.leave_out(messages.WORDS_IN_HEADING, heading.words)

    def _is_passed_over(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is none of a document: contents, title, guide, self-score, the line after a table."""
        style, text = paragraph.style.name, paragraph.text
        if style.startswith("toc ") or (style == AFTER_TABLE and not paragraph.nodes):
            return True
        if not self._code:
            return style in (*_TITLES, GUIDE)
        score = _SCORE.match(text) if self._blocks is None and self._code == self._indicator else None
        if score:
            self.scores[self._indicator] = score[1].strip()
            return True
        return self._is_guide(style, plain(text))

    def _is_guide(self, style: str, bare: str) -> bool:
        words = plain(self.headings.words_of(self._code))
        if style == GUIDE:
            self._has_guide = True
            if bare in words or self.headings.is_note(_NOTE_NUMBER.sub("", bare)):
                return True
            if self._blocks is not None:
                self.notes.add(messages.GUIDE_CHANGED, text=excerpt(bare))
            return False
        is_first = self._blocks is not None and not self._blocks.nodes and not self._has_guide
        self._has_guide = bool(is_first and bare and bare == words) or self._has_guide
        return self._has_guide and is_first

    def _take(self, paragraph: Paragraph) -> None:
        if paragraph.outline is not None and paragraph.text.strip():
            if self._blocks is not None and (self._outline is None or paragraph.outline >= self._outline):
                self.notes.add(messages.HEADING_AS_TEXT, text=excerpt(paragraph.text))
                paragraph = _bold(paragraph)
            else:
                self._blocks, self._left_out = None, None
        if self._blocks is not None:
            self._blocks.add(paragraph)
        elif paragraph.nodes:
            self._leave_out(paragraph.text)

    def _leave_out(self, text: str) -> None:
        if self._left_out is None:
            self._left_out = self.notes.leave_out(messages.UNPLACED, text)
        else:
            self._left_out.append(text)


def _name_of(code: str) -> Message:
    return messages.OVERVIEW if code == OVERVIEW else Message(code, code)


def _is_contents(element: ET.Element) -> bool:
    """Whether a content control is a table of contents."""
    return (value(element.find(_GALLERY), "docPartGallery") or "").startswith("Table of Contents")


def _bold(paragraph: Paragraph) -> Paragraph:
    """Return a heading as a bold paragraph, with its number as words."""
    label = paragraph.item.label if paragraph.item else ""
    nodes: list[Node] = [{"type": "text", "text": f"{label} ", "marks": [_BOLD]}] if label else []
    for node in paragraph.nodes:
        marks = [_BOLD, *(mark for mark in node.get("marks", ()) if mark != _BOLD)]
        append_node(nodes, {**node, "marks": marks} if node["type"] == "text" else node)
    return replace(paragraph, nodes=nodes, item=None)
