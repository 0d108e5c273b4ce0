"""A template is filled wherever its placeholders stand, and keeps its look."""

import io

from docx import Document as WordDocument

from zhiheng.reports.word_template import fill_template, placeholders_of


def _template(*pieces: str) -> bytes:
    """A paragraph of runs, of which the second is bold; a header and a nested table with a placeholder each."""
    document, file = WordDocument(), io.BytesIO()
    paragraph = document.add_paragraph()
    for number, piece in enumerate(pieces):
        paragraph.add_run(piece).bold = number == 1
    document.sections[0].header.paragraphs[0].text = "页眉 {{name}}"
    document.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = "{{ name }}"
    document.save(file)
    return file.getvalue()


def _filled(template: bytes, **values: str) -> tuple[str, str, str]:
    document = WordDocument(io.BytesIO(fill_template(template, values)))
    nested = document.tables[0].cell(0, 0).tables[0].cell(0, 0)
    return document.paragraphs[0].text, document.sections[0].header.paragraphs[0].text, nested.text


def test_placeholder_is_filled_in_text_header_and_nested_table() -> None:
    assert _filled(_template("甲 {{name}} 乙"), name="示例") == ("甲 示例 乙", "页眉 示例", "示例")


def test_placeholder_in_pieces_takes_the_look_of_its_first_letter() -> None:
    template = _template("甲 ", "{{na", "me}", "} 乙 {{other}}")
    document = WordDocument(io.BytesIO(fill_template(template, {"name": "示例", "other": "{{name}}"})))
    assert [(run.text, run.bold) for run in document.paragraphs[0].runs] == [
        ("甲 ", False),
        ("示例", True),
        ("", False),
        (" 乙 {{name}}", False),
    ]


def test_unknown_placeholder_stays_and_what_no_file_can_hold_goes() -> None:
    assert _filled(_template("{{nobody}}{{name}}"), name="一\x01\n二")[0] == "{{nobody}}一\n二"


def test_names_are_listed() -> None:
    assert sorted(placeholders_of(_template("{{a}}{{", "b}}"))) == ["a", "b", "name", "name"]
