"""A letter as a Word document in the form of official papers (GB/T 9704): margins, typefaces, page numbers.

The typefaces of official papers are only named; a font table tells Word and WPS what to take where one is missing.
"""

from dataclasses import dataclass
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

from zhiheng.web.messages.letter_text import Rank, Sheet, sheet_of
from zhiheng.web.messages.models import Letter

_SIZE = Pt(16)
_SIZE_OF_TITLE = Pt(22)
_SIZE_OF_MARK = Pt(26)
_SIZE_OF_PAGE_NUMBER = Pt(14)
_LINE = Pt(29)
_LINE_OF_TITLE = Pt(36)
_RED = RGBColor(0xC0, 0x00, 0x00)
_TWO_CHARACTERS = "200"
_LATIN = "Times New Roman"
_MAIN, _TITLE, _HEADING, _SUBHEADING, _PAGE = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
_TYPEFACES = {Rank.PLAIN: _MAIN, Rank.HEADING: _HEADING, Rank.SUBHEADING: _SUBHEADING}
_FALLBACKS = {
    _MAIN: "仿宋,FangSong,华文仿宋,STFangsong",
    _TITLE: "小标宋体,华文中宋,STZhongsong,宋体",
    _HEADING: "SimHei,微软雅黑",
    _SUBHEADING: "楷体,KaiTi,华文楷体,STKaiti",
    _PAGE: "SimSun",
}


@dataclass(frozen=True, slots=True)
class _Look:
    """How a paragraph is set."""

    font: str = _MAIN
    size: Pt = _SIZE
    line: Pt = _LINE
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    is_indented: bool = False
    color: RGBColor | None = None


_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_MARK = _Look(_TITLE, _SIZE_OF_MARK, _LINE_OF_TITLE, _CENTRE, color=_RED)
_NUMBER = _Look(align=_CENTRE)
_TITLE_LOOK = _Look(_TITLE, _SIZE_OF_TITLE, _LINE_OF_TITLE, _CENTRE)
_CODE = _Look(size=Pt(10.5))
_SIGNATURE = _Look(align=WD_ALIGN_PARAGRAPH.RIGHT)


def letter_docx(letter: Letter, code: str = "") -> bytes:
    """Return a letter, issued or not, as a Word document; a draft and a void letter say what they are.

    ``code`` is the verification code to print below it, for the scan of the sealed letter.
    """
    document, sheet = Document(), sheet_of(letter)
    _set_up(document, letter)
    _write_head(document, letter, sheet)
    if sheet.recipient:
        _add(document, sheet.recipient, _Look())
    for paragraph in sheet.paragraphs:
        _add(document, paragraph.text, _Look(_TYPEFACES[paragraph.rank], is_indented=True))
    _write_signature(document, letter.signer, sheet.dated)
    if code:
        _add(document, f"校验码 {code}", _CODE).paragraph_format.space_before = _LINE
    _number_pages(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: WordDocument, letter: Letter) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = letter.title, letter.signer, ""
    properties.created = properties.modified = letter.issued_at or letter.drafted_at
    properties.language = "zh-CN"
    _name_fallbacks(document)


def _write_head(document: WordDocument, letter: Letter, sheet: Sheet) -> None:
    mark = _add(document, letter.signer, _MARK)
    for number in sheet.numbers:
        _add(document, number, _NUMBER)
    _underline(document.paragraphs[-1])
    mark.paragraph_format.space_after = Pt(12)
    title = _add(document, letter.title, _TITLE_LOOK)
    title.paragraph_format.space_before = Pt(29)
    title.paragraph_format.space_after = Pt(14.5)


def _write_signature(document: WordDocument, signer: str, dated: str) -> None:
    first, second = _add(document, signer, _SIGNATURE), _add(document, dated, _SIGNATURE)
    first.paragraph_format.space_before = Pt(_LINE.pt * 2)
    first.paragraph_format.keep_with_next = True
    for paragraph in (first, second):
        paragraph.paragraph_format.right_indent = Pt(_SIZE.pt * 2)


def _add(document: WordDocument, text: str, look: _Look) -> WordParagraph:
    paragraph = document.add_paragraph()
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


def _add_run(paragraph: WordParagraph, text: str, look: _Look) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = _LATIN, look.size
    if look.color is not None:
        run.font.color.rgb = look.color
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - as above
    fonts.set(qn("w:eastAsia"), look.font)
    fonts.set(qn("w:hint"), "eastAsia")  # quotation marks are Chinese ones


def _underline(paragraph: WordParagraph) -> None:
    """Draw the red line below the head."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in {"val": "single", "sz": "18", "space": "8", "color": str(_RED)}.items():
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")  # noqa: SLF001 - as above


def _number_pages(document: WordDocument) -> None:
    """Number the pages outside: odd ones right, even ones left."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    odd.alignment, even.alignment = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
    odd.paragraph_format.right_indent = even.paragraph_format.left_indent = _SIZE_OF_PAGE_NUMBER
    for paragraph in (odd, even):
        look = _Look(_PAGE, _SIZE_OF_PAGE_NUMBER)
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
