"""The table in a Word document; merged cells stand once, letters that Word numbers by itself are marked."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl, CT_Tc
from docx.oxml.text.paragraph import CT_P

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.standard import messages
from zhiheng.standard.importer.cells import TEXTS_HEADING, Cell, CriteriaTable, Paragraph
from zhiheng.tables import InputFile, cell_address

_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_NUMBER = "./w:pPr/w:numPr/w:numId/@w:val"


def read_word(file: InputFile) -> CriteriaTable:
    """Return the table whose header has 评价要点, and the paragraph before it.

    Raises BadInputError if the file is no .docx, has no such table, or the table holds pending revisions.
    """
    return _WordFile(file, _open(file)).table()


def _open(file: InputFile) -> WordDocument:
    try:
        return Document(io.BytesIO(file.content))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:  # bad XML is a SyntaxError in lxml
        raise BadInputError([Problem(file.place, messages.NOT_WORD)]) from error


@dataclass(frozen=True, slots=True)
class _WordFile:
    file: InputFile
    document: WordDocument

    def table(self) -> CriteriaTable:
        title = None
        for block in self.document.element.body.inner_content_elements:
            if isinstance(block, CT_P):
                lines = _lines(block)
                title = Paragraph(lines[-1], self.file.place) if lines else title
                continue
            cells = tuple(self._cells(block))
            if any(cell.word == TEXTS_HEADING for cell in cells):
                if block.xpath(".//w:ins | .//w:del"):
                    raise BadInputError([Problem(self.file.place, messages.PENDING_REVISIONS)])
                return CriteriaTable(title, cells)
        raise BadInputError([Problem(self.file.place, messages.NO_TABLE, (("heading", TEXTS_HEADING),))])

    def _cells(self, table: CT_Tbl) -> Iterator[Cell]:
        for row, tr in enumerate(table.tr_lst):
            for tc in tr.tc_lst:
                place = Place(self.file.name, cell=cell_address(row, tc.grid_offset))
                paragraphs = tuple(self._paragraphs(tc, place))
                if paragraphs and tc.vMerge != "continue":
                    yield Cell(paragraphs)

    def _paragraphs(self, tc: CT_Tc, place: Place) -> Iterator[Paragraph]:
        for p in tc.iter(qn("w:p")):
            is_listed = self._is_listed(p)
            for position, line in enumerate(_lines(p)):
                yield Paragraph(line, place, is_listed and position == 0)

    def _is_listed(self, p: CT_P) -> bool:
        """Whether Word numbers a paragraph, by itself or by its styles; the number 0 switches that off."""
        numbers = p.xpath(_NUMBER)
        style = self.document.styles.get_by_id(p.style, WD_STYLE_TYPE.PARAGRAPH)
        while not numbers and style is not None:
            numbers = style.element.xpath(_NUMBER)
            style = style.base_style
        return bool(numbers) and numbers[0] != "0"


def _lines(p: CT_P) -> list[str]:
    """Return a paragraph's lines, split at line breaks, without empty ones."""
    elements = p.iter(qn("w:t"), *_CHARACTERS)
    text = "".join(_CHARACTERS.get(element.tag, element.text or "") for element in elements)
    return [line.strip() for line in text.splitlines() if line.strip()]
