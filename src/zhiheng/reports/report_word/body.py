"""Documents as the body of a Word file."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from zhiheng.documents import Document, Node
from zhiheng.documents.schema import UNUSABLE
from zhiheng.evidence.pictures import PictureKind, kind_of
from zhiheng.reports.report_word.numbering import Numbering
from zhiheng.reports.report_word.tables import column_widths, table_rows

_MARKS = {
    "bold": "<w:b/><w:bCs/>",
    "sub": '<w:vertAlign w:val="subscript"/>',
    "sup": '<w:vertAlign w:val="superscript"/>',
}
_PER_PIXEL = 914_400 // 96
_MOST_WIDE, _MOST_HIGH = 156 * 36_000, 210 * 36_000
_DRAWING = (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
    '<wp:docPr id="{id}" name="{id}" descr={words}/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{id}" name="{id}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{file}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
)


@dataclass(slots=True)
class Body:
    """The body of one Word file as it grows; ``picture`` returns the content of a file."""

    picture: Callable[[str], bytes]
    numbering: Numbering = field(default_factory=Numbering)
    parts: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    count: int = 0
    """How many headings and pictures there are; each has a number of its own."""

    def paragraph(self, style: str, text: str) -> None:
        """Write a paragraph of plain text; ``style`` is the id of its style."""
        self.parts.append(_paragraph(style, _runs(in_xml(text))))

    def heading(self, level: int, text: str, bookmark: str) -> None:
        """Write a heading within its bookmark."""
        self.count += 1
        start = f'<w:bookmarkStart w:id="{self.count}" w:name="{bookmark}"/>'
        runs = f'{start}{_runs(text)}<w:bookmarkEnd w:id="{self.count}"/>'
        self.parts.append(_paragraph(f"Heading{level}", runs))

    def document(self, document: Document) -> None:
        """Write a document; for the empty one a line to write on."""
        for block in document.blocks or ({"type": "paragraph"},):
            self.parts.extend(self._block(block, "ZhBody"))

    def _block(self, block: Node, style: str) -> Iterable[str]:
        kind = block["type"]
        if kind == "paragraph":
            return [_paragraph(style, _inline(block))]
        if kind == "table":
            return self._table(block)
        if kind == "picture":
            return self._picture(block["attrs"])
        return self._list(block, 0)

    def _list(self, node: Node, level: int) -> Iterable[str]:
        number = self.numbering.add(node["type"])
        properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        for item in node["content"]:
            first, *others = item["content"]
            yield _paragraph("ZhListed", _inline(first), properties)
            for block in others:
                if block["type"] == "paragraph":
                    yield _paragraph(f"ZhContinued{level + 1}", _inline(block))
                else:
                    yield from self._list(block, level + 1)

    def _table(self, table: Node) -> Iterable[str]:
        widths = column_widths(table)
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = table_rows(table, widths, self._cell)
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        yield (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        )
        yield _paragraph("ZhAfterTable", "")

    def _cell(self, cell: Node) -> str:
        return "".join(part for block in cell["content"] for part in self._block(block, "ZhCell"))

    def _picture(self, attrs: dict[str, str]) -> Iterable[str]:
        content = self.picture(attrs["file"])
        kind = kind_of(content)
        if kind is None:
            raise ValueError(f"neither PNG nor JPEG: {attrs['file']}")
        name = f"p{hashlib.sha256(content).hexdigest()[:32]}.{kind.suffix}"
        self.pictures[name] = content
        self.count += 1
        cx, cy = _extent(kind)
        drawing = _DRAWING.format(cx=cx, cy=cy, id=self.count, words=quoteattr(attrs["caption"]), file=name)
        yield _paragraph("ZhPicture", f"<w:r>{drawing}</w:r>")
        if attrs["caption"]:
            yield _paragraph("ZhCaption", _runs(attrs["caption"]))


def _extent(kind: PictureKind) -> tuple[int, int]:
    """Return the size on paper: as on a screen, or as large as the page allows."""
    width, height = kind.width * _PER_PIXEL, kind.height * _PER_PIXEL
    scale = min(1, _MOST_WIDE / width, _MOST_HIGH / height)
    return max(1, int(width * scale)), max(1, int(height * scale))


def in_xml(text: str) -> str:
    """Return a text of any origin without what XML has no place for; documents hold none of it."""
    return UNUSABLE.sub(" ", text)


def _paragraph(style: str, runs: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def _inline(paragraph: Node) -> str:
    return "".join(
        _runs(node["text"], [mark["type"] for mark in node.get("marks", ())])
        if node["type"] == "text"
        else "<w:r><w:br/></w:r>"
        for node in paragraph.get("content", ())
    )


def _runs(text: str, marks: Sequence[str] = ()) -> str:
    properties = "".join(_MARKS[mark] for mark in marks)
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    words = (f'<w:t xml:space="preserve">{escape(word)}</w:t>' if word else "" for word in text.split("\t"))
    return f"<w:r>{properties}{'<w:tab/>'.join(words)}</w:r>"
