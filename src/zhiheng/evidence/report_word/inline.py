"""What stands in a paragraph of a Word file: text with its marks, line breaks and pictures; the rest is noted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from zhiheng.documents import Node
from zhiheng.documents.schema import UNUSABLE
from zhiheng.evidence.report_word import messages
from zhiheng.evidence.report_word.notes import Notes
from zhiheng.evidence.report_word.pictures import Pictures
from zhiheng.evidence.report_word.styles import NO_STYLE, Style
from zhiheng.evidence.report_word.xml import VAL, r, w

_R, _RPR, _T, _SDT, _RUBY = w("r"), w("rPr"), w("t"), w("sdt"), w("ruby")
_B, _STYLE, _POSITION, _VANISH, _FIELD = w("b"), w("rStyle"), w("vertAlign"), w("vanish"), w("fldChar")
_BREAKS = frozenset({w("br"), w("cr")})
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES, _CHOICE, _FALLBACK = (f"{_COMPATIBILITY}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_VML_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_BOX = w("txbxContent")
_KEPT = frozenset(map(w, ("hyperlink", "smartTag", "customXml", "sdtContent", "fldSimple", "rubyBase", "dir", "bdo")))
_INSERTED = frozenset({w("ins"), w("moveTo")})
_DELETED = frozenset({w("del"), w("moveFrom")})
_EQUATIONS = frozenset({f"{_MATH}oMath", f"{_MATH}oMathPara"})
_DROPPED_FORMATS = {w(name): name for name in messages.FORMAT_NAMES}
_OFF = ("0", "false", "off", "none")
_SPACES = str.maketrans("\r\n", "  ")
_XML_SPACE = " \t\r\n"
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_CHARACTERS = {w("tab"): "\t", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad", w("ptab"): "\t"}
_SYMBOLS = {
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xA8): "☐",
    ("wingdings", 0x6F): "☐",
    ("wingdings", 0x6C): "●",
    ("wingdings", 0x6E): "■",
    ("wingdings", 0x75): "◆",
    ("wingdings", 0xD8): "➢",
    ("wingdings", 0xE0): "→",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0xA3): "☐",
    ("symbol", 0xB0): "°",
    ("symbol", 0xB1): "±",
    ("symbol", 0xB4): "×",
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB3): "≥",
    ("symbol", 0xB7): "•",
    ("symbol", 0x6D): "μ",
    ("symbol", 0x44): "Δ",
}
_BREAKS_OF_PAGES = ("page", "column")
_BREAK: Node = {"type": "hard_break"}


@dataclass(slots=True)
class InlineReader:
    """Reads paragraphs one after the other; ``footnote`` returns the text of a footnote or endnote."""

    styles: dict[str, Style]
    pictures: Pictures
    notes: Notes
    footnote: Callable[[str, str], str]
    _nodes: list[Node] = field(default_factory=list)
    _is_bold: bool = False
    _fields: list[bool] = field(default_factory=list)
    """For every field that is open, whether its result is reached; what stands before is an instruction."""

    def read(self, paragraph: ET.Element, *, is_bold: bool) -> list[Node]:
        """Return texts, line breaks and pictures in order; neighbours of the same marks are one text.

        ``is_bold`` says whether the style of the paragraph is.
        """
        self._nodes, self._fields, self._is_bold = [], [], is_bold
        self._inside(paragraph)
        return list(self._nodes)

    def _inside(self, parent: ET.Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag in _KEPT or (tag == _SDT and child.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is None):
                self._inside(child)
            elif tag in _INSERTED:
                self.notes.once(messages.TRACKED)
                self._inside(child)
            elif tag in _DELETED:
                self.notes.once(messages.TRACKED)
            elif tag in _EQUATIONS:
                words = "".join(one.text or "" for one in child.iter(f"{_MATH}t"))
                self.notes.leave_out(messages.EQUATION, words)
            elif tag == _ALTERNATIVES:
                self._in_run(_alternative(child), ())

    def _run(self, run: ET.Element) -> None:
        properties = run.find(_RPR)
        marks = self._marks(() if properties is None else properties)
        if marks is None:
            self.notes.leave_out(messages.HIDDEN, "".join(text_of(run)))
            return
        self._in_run(run, marks)

    def _marks(self, properties: Iterable[ET.Element]) -> tuple[str, ...] | None:
        """Return the marks of a run, None if it is hidden."""
        bold: bool | None = None
        is_bold_style, position = self._is_bold, ""
        for one in properties:
            tag, value = one.tag, one.get(VAL, "")
            if tag == _B:
                bold = value not in _OFF
            elif tag == _STYLE:
                is_bold_style = is_bold_style or self.styles.get(value, NO_STYLE).is_bold
            elif tag == _POSITION:
                position = {"subscript": "sub", "superscript": "sup"}.get(value, "")
            elif tag == _VANISH and value not in _OFF:
                return None
            elif tag in _DROPPED_FORMATS and value not in _OFF:
                self.notes.dropped(_DROPPED_FORMATS[tag])
        is_bold = is_bold_style if bold is None else bold
        return (*(("bold",) if is_bold else ()), *((position,) if position else ()))

    def _in_run(self, run: ET.Element, marks: tuple[str, ...]) -> None:
        for child in run:
            tag = child.tag
            if tag == _FIELD:
                self._field(child.get(w("fldCharType"), ""))
            elif not all(self._fields):
                continue
            elif tag == _T:
                self._add(_words(child), marks)
            elif tag in _CHARACTERS:
                self._add(_CHARACTERS[tag], marks)
            elif tag in _BREAKS:
                if child.get(w("type")) not in _BREAKS_OF_PAGES:
                    self._nodes.append(_BREAK)
            else:
                self._other(child, marks)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields:
            self._fields.pop()

    def _other(self, child: ET.Element, marks: tuple[str, ...]) -> None:
        tag = child.tag
        if tag in (w("drawing"), w("pict")):
            self._drawing(child)
        elif tag == _ALTERNATIVES:
            self._in_run(_alternative(child), marks)
        elif tag == w("object"):
            self.notes.add(messages.OBJECT)
        elif tag in (w("footnoteReference"), w("endnoteReference")):
            kind = "footnotes" if tag == w("footnoteReference") else "endnotes"
            self.notes.leave_out(messages.FOOTNOTE, self.footnote(kind, child.get(w("id"), "")))
        elif tag == w("commentReference"):
            self.notes.once(messages.COMMENTS)
        elif tag == w("sym"):
            self._symbol(child, marks)
        elif tag == _RUBY:
            self._inside(child)

    def _symbol(self, symbol: ET.Element, marks: tuple[str, ...]) -> None:
        code = symbol.get(w("char"), "")
        try:
            character = _SYMBOLS[symbol.get(w("font"), "").lower(), int(code, 16) & 0xFF]
        except (KeyError, ValueError):
            self.notes.once(messages.SYMBOL)
            return
        self._add(character, marks)

    def _drawing(self, drawing: ET.Element) -> None:
        relations = list(_relations_of(drawing))
        for relation in relations:
            node = self.pictures.node(relation)
            if node is not None:
                self._nodes.append(node)
        boxes = list(drawing.iter(_BOX))
        for box in boxes:
            words = " ".join(text_of(box))
            if words.strip():
                self.notes.leave_out(messages.TEXT_BOX, words)
        if not relations and not boxes:
            self.notes.add(messages.CHART)

    def _add(self, text: str, marks: tuple[str, ...]) -> None:
        if text:
            of_marks = {"marks": [{"type": mark} for mark in marks]} if marks else {}
            append_node(self._nodes, {"type": "text", "text": text, **of_marks})


def append_node(nodes: list[Node], node: Node) -> None:
    """Add an inline node; texts of the same marks become one."""
    last = nodes[-1] if nodes else {}
    if last.get("type") == node["type"] == "text" and last.get("marks") == node.get("marks"):
        nodes[-1] = {**last, "text": last["text"] + node["text"]}
    else:
        nodes.append(node)


def text_of(element: ET.Element) -> Iterator[str]:
    """Return the texts anywhere inside an element."""
    return (one.text or "" for one in element.iter(_T))


def _words(element: ET.Element) -> str:
    text = (element.text or "").translate(_SPACES)
    if element.get(_PRESERVE) != "preserve":
        text = text.strip(_XML_SPACE)
    return UNUSABLE.sub("", text)


def _alternative(element: ET.Element) -> ET.Element:
    """Return what a reader of today takes, or what it falls back to."""
    choice = element.find(_CHOICE)
    if choice is None or not len(choice):
        choice = element.find(_FALLBACK)
    return choice if choice is not None else element


def _relations_of(drawing: ET.Element) -> Iterator[str]:
    for blip in drawing.iter(_BLIP):
        yield blip.get(r("embed")) or blip.get(r("link")) or ""
    for image in drawing.iter(_VML_IMAGE):
        yield image.get(r("id")) or image.get(r("href")) or ""
