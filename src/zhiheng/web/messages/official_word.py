"""Word documents in the form of official papers (GB/T 9704): margins, typefaces, page numbers, tables.

The typefaces of official papers are only named; a font table tells Word and WPS what to take where one is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

SIZE = Pt(16)
LINE = Pt(29)
LINE_OF_TITLE = Pt(36)
_SIZE_OF_TITLE = Pt(22)
_SIZE_OF_PAGE_NUMBER = Pt(14)
_TWO_CHARACTERS = "200"
_LATIN = "Times New Roman"
MAIN, TITLE, HEADING, SUBHEADING, _PAGE = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
_FALLBACKS = {
    MAIN: "仿宋,FangSong,华文仿宋,STFangsong",
    TITLE: "小标宋体,华文中宋,STZhongsong,宋体",
    HEADING: "SimHei,微软雅黑",
    SUBHEADING: "楷体,KaiTi,华文楷体,STKaiti",
    _PAGE: "SimSun",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set."""

    font: str = MAIN
    size: Pt = SIZE
    line: Pt = LINE
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    is_indented: bool = False
    color: RGBColor | None = None


CENTRE = WD_ALIGN_PARAGRAPH.CENTER
TITLE_LOOK = Look(TITLE, _SIZE_OF_TITLE, LINE_OF_TITLE, CENTRE)
CODE_LOOK = Look(size=Pt(10.5))
_LEFT = WD_ALIGN_PARAGRAPH.LEFT
_CELL, _CELL_HEAD = Look(size=Pt(12), line=Pt(20), align=_LEFT), Look(HEADING, Pt(12), Pt(20), _LEFT)


def new_paper(title: str, author: str, made: datetime) -> WordDocument:
    """Return an empty paper with its margins, properties and fonts."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, author, ""
    properties.created = properties.modified = made
    properties.language = "zh-CN"
    _name_fallbacks(document)
    return document


def bytes_of(document: WordDocument) -> bytes:
    """Return a finished paper, its pages numbered."""
    _number_pages(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def add_table(
    document: WordDocument, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> None:
    """Add a table with lines, its first row repeated on every page; widths in millimetres."""
    table = document.add_table(rows=0, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for number, texts in enumerate((heads, *rows)):
        row = table.add_row()
        if number == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx offers no other way
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Mm(width)
            _set(cell.paragraphs[0], text, _CELL if number else _CELL_HEAD)


def add(document: WordDocument, text: str, look: Look) -> WordParagraph:
    """Add a paragraph."""
    return _set(document.add_paragraph(), text, look)


def _set(paragraph: WordParagraph, text: str, look: Look) -> WordParagraph:
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, look.line
    paragraph.alignment = look.align
    if look.is_indented:
        form.first_line_indent = Pt(look.size.pt * 2)
        indent = paragraph._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001 - the only way python-docx offers
        indent.set(qn("w:firstLineChars"), _TWO_CHARACTERS)
    _add_run(paragraph, text, look)
    return paragraph


def _add_run(paragraph: WordParagraph, text: str, look: Look) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = _LATIN, look.size
    if look.color is not None:
        run.font.color.rgb = look.color
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - as above
    fonts.set(qn("w:eastAsia"), look.font)
    fonts.set(qn("w:hint"), "eastAsia")  # quotation marks are Chinese ones


def _number_pages(document: WordDocument) -> None:
    """Number the pages outside: odd ones right, even ones left."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    odd.alignment, even.alignment = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
    odd.paragraph_format.right_indent = even.paragraph_format.left_indent = _SIZE_OF_PAGE_NUMBER
    for paragraph in (odd, even):
        look = Look(_PAGE, _SIZE_OF_PAGE_NUMBER)
        _add_run(paragraph, "— ", look)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        _add_run(paragraph, "1", look)
        field.append(paragraph.runs[-1]._r)  # noqa: SLF001 - as above
        paragraph._p.append(field)  # noqa: SLF001
        _add_run(paragraph, " —", look)


def _name_fallbacks(document: WordDocument) -> None:
    """Replace the font table by one that names what may stand in for each typeface."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, others in _FALLBACKS.items()
    )
    table = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="{space}">{fonts}</w:fonts>'
    rels = document.part.rels
    for key in [key for key, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE]:
        del rels[key]
    name = PackURI("/word/fontTable.xml")
    part = Part(name, CONTENT_TYPE.WML_FONT_TABLE, table.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
