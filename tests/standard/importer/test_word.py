"""Word documents: the table that has the heading, merged cells once, numbered paragraphs marked."""

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph as WordParagraph

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.standard import messages
from zhiheng.standard.importer.cells import CriteriaTable, Paragraph
from zhiheng.standard.importer.word import read_word
from zhiheng.tables import InputFile

NO_TABLE = (("heading", "评价要点"),)


@pytest.fixture
def document() -> WordDocument:
    """A title and a table of three rows and two columns, the first column merged below its heading."""
    document = Document()
    document.add_paragraph("标题")
    table = document.add_table(3, 2)
    table.cell(0, 0).text = "序号"
    table.cell(0, 1).text = "评价要点"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "领导"
    table.cell(1, 1).text = "如何"
    table.cell(2, 1).text = "如何"
    return document


def _read(document: WordDocument) -> CriteriaTable:
    content = io.BytesIO()
    document.save(content)
    return read_word(InputFile("a.docx", content.getvalue()))


def _texts(document: WordDocument) -> list[tuple[str | None, str]]:
    return [(cell.place.cell, cell.text) for cell in _read(document).cells]


def _text_paragraph(document: WordDocument) -> WordParagraph:
    return document.tables[0].cell(1, 1).paragraphs[0]


def _number(paragraph: WordParagraph, number: int) -> None:
    numbering = OxmlElement("w:numPr")
    numbering.append(parse_xml(f'<w:numId {nsdecls("w")} w:val="{number}"/>'))
    paragraph._p.get_or_add_pPr().append(numbering)


def _is_listed(document: WordDocument) -> bool:
    return _read(document).cells[3].paragraphs[0].is_listed


def test_word_gives_merged_cells_once(document: WordDocument) -> None:
    assert _texts(document) == [("A1", "序号"), ("B1", "评价要点"), ("A2", "领导"), ("B2", "如何"), ("B3", "如何")]


def test_word_takes_the_last_paragraph_before_the_table_as_title(document: WordDocument) -> None:
    first = document.paragraphs[0].insert_paragraph_before("附件2")
    first.insert_paragraph_before("")
    assert _read(document).title == Paragraph("标题", Place("a.docx"))


def test_word_may_have_no_title(document: WordDocument) -> None:
    document.paragraphs[0].text = ""
    assert _read(document).title is None


def test_word_passes_over_other_tables(document: WordDocument) -> None:
    other = Document()
    other.add_table(1, 1).cell(0, 0).text = "联系人"
    for element in document.element.body.inner_content_elements:
        other.element.body.insert_element_before(element, "w:sectPr")
    assert len(_read(other).cells) == 5


def test_word_without_table_is_refused() -> None:
    with pytest.raises(BadInputError) as caught:
        _read(Document())
    assert caught.value.problems == (Problem(Place("a.docx"), messages.NO_TABLE, NO_TABLE),)


def test_word_splits_at_line_breaks_and_keeps_other_characters(document: WordDocument) -> None:
    paragraph = _text_paragraph(document)
    paragraph.text = "a.\t如何\n\nb. 如何"
    run = paragraph.add_run()
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run.add_text("线")
    assert [one.text for one in _read(document).cells[3].paragraphs] == ["a.\t如何", "b. 如何-线"]


def test_word_marks_paragraphs_it_numbers_itself(document: WordDocument) -> None:
    paragraph = _text_paragraph(document)
    paragraph.text = "如何\n并且"
    _number(paragraph, 1)
    assert [one.is_listed for one in _read(document).cells[3].paragraphs] == [True, False]


def test_word_marks_paragraphs_numbered_by_their_style(document: WordDocument) -> None:
    _text_paragraph(document).style = document.styles["List Number"]
    assert _is_listed(document) is True


def test_word_marks_paragraphs_numbered_by_the_base_of_their_style(document: WordDocument) -> None:
    style = document.styles.add_style("要点", 1)
    style.base_style = document.styles["List Number"]
    _text_paragraph(document).style = style
    assert _is_listed(document) is True


def test_word_leaves_paragraphs_whose_numbering_is_switched_off(document: WordDocument) -> None:
    paragraph = _text_paragraph(document)
    paragraph.style = document.styles["List Number"]
    _number(paragraph, 0)
    assert _is_listed(document) is False


def test_word_leaves_other_paragraphs(document: WordDocument) -> None:
    assert _is_listed(document) is False


@pytest.mark.parametrize("tag", ["w:ins", "w:del"])
def test_word_with_pending_revisions_is_refused(document: WordDocument, tag: str) -> None:
    _text_paragraph(document)._p.append(OxmlElement(tag))
    with pytest.raises(BadInputError) as caught:
        _read(document)
    assert caught.value.problems == (Problem(Place("a.docx"), messages.PENDING_REVISIONS),)


def _zip(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def _broken_xml() -> bytes:
    content = io.BytesIO()
    Document().save(content)
    with zipfile.ZipFile(content) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return _zip(**{**members, "word/document.xml": b"<w:document"})


def _workbook() -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this case needs it

    content = io.BytesIO()
    with Workbook(content) as workbook:
        workbook.add_worksheet()
    return content.getvalue()


@pytest.mark.parametrize(
    "content",
    [lambda: b"", lambda: b"\xd0\xcf\x11\xe0", lambda: _zip(a=b""), _broken_xml, _workbook],
    ids=["empty", "old .doc", "other zip", "broken XML", "workbook"],
)
def test_word_that_cannot_be_read_is_refused(content: Callable[[], bytes]) -> None:
    with pytest.raises(BadInputError) as caught:
        read_word(InputFile("a.docx", content()))
    message: Message = messages.NOT_WORD
    assert caught.value.problems == (Problem(Place("a.docx"), message),)
