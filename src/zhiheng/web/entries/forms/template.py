"""The Word template of a form that has none of its own, and what may be wrong with one that has."""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

from zhiheng.problems import BadInputError, Place, Problem, Problems
from zhiheng.reports.word_template import placeholders_of
from zhiheng.tables import InputFile
from zhiheng.web.entries.forms import messages
from zhiheng.web.entries.forms.declaration import Audience, Form, FormField, Section

_TITLE = "申报表"
_LABEL, _VALUE = Mm(52), Mm(112)
_TITLE_SIZE, _SECTION_SIZE, _SIZE = Pt(20), Pt(14), Pt(11)
_AIR = Pt(4)
_HEADING, _PLAIN = "黑体", "宋体"


def printed_fields(form: Form) -> Iterator[FormField]:
    """Yield the fields that are printed: not what is for the matching of conflicts of interest alone."""
    return (field for field in form.fields if field.audience is not Audience.CONFLICTS)


def made_template(form: Form) -> bytes:
    """Return a Word file with each printed field in a row: its label, and a placeholder of its key such as {{name}}."""
    document = Document()
    _set_up(document, form.title.zh)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(title, _TITLE, _HEADING, _TITLE_SIZE)
    for section in form.sections:
        _add_section(document, section)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def check_template(form: Form, file: InputFile) -> Sequence[Problem]:
    """Return hints on a Word template: fields without a place in it.

    Raises BadInputError if it is no Word file, and with every placeholder that no printed field has.
    """
    problems, place = Problems(), Place(file.name)
    try:
        found = placeholders_of(file.content)
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise BadInputError([Problem(place, messages.NOT_WORD)]) from error
    printed, known = {one.key for one in printed_fields(form)}, {one.key for one in form.fields}
    for name in dict.fromkeys(found):
        if name not in printed:
            what = messages.ONLY_FOR_CONFLICTS if name in known else messages.NO_FIELD
            problems.add(what, Place(file.name, cell=f"{{{{{name}}}}}"), name=name)
    problems.raise_if_any()
    return [
        Problem(place, messages.NO_PLACEHOLDER, (("key", one.key), ("label", one.label)))
        for one in printed_fields(form)
        if one.key not in found
    ]


def _set_up(document: WordDocument, title: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(23)
    section.top_margin = section.bottom_margin = Mm(25)
    properties = document.core_properties
    properties.title, properties.author, properties.comments, properties.language = title, "", "", "zh-CN"


def _add_section(document: WordDocument, section: Section) -> None:
    fields = [field for field in section.fields if field.audience is not Audience.CONFLICTS]
    if not fields:
        return
    heading = document.add_paragraph()
    heading.paragraph_format.space_before, heading.paragraph_format.keep_with_next = Pt(12), True
    _write(heading, section.title.zh, _HEADING, _SECTION_SIZE)
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for field in fields:
        label, value = table.add_row().cells
        columns = "、".join(one.zh for one in field.columns)
        _fill(label, _LABEL, f"{field.label.zh}（{columns}）" if columns else field.label.zh, _HEADING)
        _fill(value, _VALUE, f"{{{{{field.key}}}}}", _PLAIN)
    for column, width in zip(table.columns, (_LABEL, _VALUE), strict=True):
        column.width = width


def _fill(cell: Cell, width: Mm, text: str, font: str) -> None:
    cell.width = width
    form = cell.paragraphs[0].paragraph_format
    form.space_before = form.space_after = _AIR
    _write(cell.paragraphs[0], text, font, _SIZE)


def _write(paragraph: Paragraph, text: str, font: str, size: Pt) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = "Times New Roman", size
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - the only way python-docx offers
    fonts.set(qn("w:eastAsia"), font)
