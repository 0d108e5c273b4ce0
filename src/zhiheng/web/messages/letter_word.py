"""A letter as a Word document in the form of official papers."""

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from zhiheng.web.messages.letter_text import Rank, Sheet, sheet_of
from zhiheng.web.messages.models import Letter
from zhiheng.web.messages.official_word import (
    CENTRE,
    CODE_LOOK,
    HEADING,
    LINE,
    LINE_OF_TITLE,
    MAIN,
    SIZE,
    SUBHEADING,
    TITLE,
    TITLE_LOOK,
    Look,
    add,
    bytes_of,
    new_paper,
)

_RED = RGBColor(0xC0, 0x00, 0x00)
_TYPEFACES = {Rank.PLAIN: MAIN, Rank.HEADING: HEADING, Rank.SUBHEADING: SUBHEADING}
_MARK = Look(TITLE, Pt(26), LINE_OF_TITLE, CENTRE, color=_RED)
_NUMBER = Look(align=CENTRE)
_SIGNATURE = Look(align=WD_ALIGN_PARAGRAPH.RIGHT)


def letter_docx(letter: Letter, code: str = "") -> bytes:
    """Return a letter, issued or not, as a Word document; a draft and a void letter say what they are.

    ``code`` is the verification code to print below it, for the scan of the sealed letter.
    """
    sheet = sheet_of(letter)
    document = new_paper(letter.title, letter.signer, letter.issued_at or letter.drafted_at)
    _write_head(document, letter, sheet)
    if sheet.recipient:
        add(document, sheet.recipient, Look())
    for paragraph in sheet.paragraphs:
        add(document, paragraph.text, Look(_TYPEFACES[paragraph.rank], is_indented=True))
    _write_signature(document, letter.signer, sheet.dated)
    if code:
        add(document, f"校验码 {code}", CODE_LOOK).paragraph_format.space_before = LINE
    return bytes_of(document)


def _write_head(document: WordDocument, letter: Letter, sheet: Sheet) -> None:
    mark = add(document, letter.signer, _MARK)
    for number in sheet.numbers:
        add(document, number, _NUMBER)
    _underline(document.paragraphs[-1])
    mark.paragraph_format.space_after = Pt(12)
    title = add(document, letter.title, TITLE_LOOK)
    title.paragraph_format.space_before = Pt(29)
    title.paragraph_format.space_after = Pt(14.5)


def _write_signature(document: WordDocument, signer: str, dated: str) -> None:
    first, second = add(document, signer, _SIGNATURE), add(document, dated, _SIGNATURE)
    first.paragraph_format.space_before = Pt(LINE.pt * 2)
    first.paragraph_format.keep_with_next = True
    for paragraph in (first, second):
        paragraph.paragraph_format.right_indent = Pt(SIZE.pt * 2)


def _underline(paragraph: WordParagraph) -> None:
    """Draw the red line below the head."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in {"val": "single", "sz": "18", "space": "8", "color": str(_RED)}.items():
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")  # noqa: SLF001 - as above
