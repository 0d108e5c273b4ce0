"""Make the Word template of the built-in application form (申报表) anew, after its declaration has changed.

Each field stands in a row with its label and a placeholder of its key, such as {{name}}, which the platform fills. What
is for the matching of conflicts of interest alone is left out.
"""

import tomllib
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

FORMS = Path(__file__).parents[1] / "src/zhiheng/web/entries/forms"
_LABEL, _VALUE = Mm(52), Mm(112)
_TITLE_SIZE, _SECTION_SIZE, _SIZE = Pt(20), Pt(14), Pt(11)
_AIR = Pt(4)
_HEADING, _PLAIN = "黑体", "宋体"


def main() -> None:
    """Write the template beside the declaration."""
    form = tomllib.loads((FORMS / "default.toml").read_text("utf-8"))
    document = Document()
    _set_up(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(title, "申报表", _HEADING, _TITLE_SIZE)
    for section in form["sections"]:
        _add_section(document, section)
    document.save(str(FORMS / "default.docx"))


def _set_up(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(23)
    section.top_margin = section.bottom_margin = Mm(25)
    properties = document.core_properties
    properties.title, properties.author, properties.comments, properties.language = "申报表", "", "", "zh-CN"


def _add_section(document: WordDocument, section: dict[str, Any]) -> None:
    fields = [field for field in section["fields"] if field.get("audience") != "conflicts"]
    if not fields:
        return
    heading = document.add_paragraph()
    heading.paragraph_format.space_before, heading.paragraph_format.keep_with_next = Pt(12), True
    _write(heading, section["title"]["zh"], _HEADING, _SECTION_SIZE)
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for field in fields:
        label, value = table.add_row().cells
        columns = "、".join(one["zh"] for one in field.get("columns", ()))
        _fill(label, _LABEL, f"{field['label']['zh']}（{columns}）" if columns else field["label"]["zh"], _HEADING)
        _fill(value, _VALUE, f"{{{{{field['key']}}}}}", _PLAIN)
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


if __name__ == "__main__":
    main()
