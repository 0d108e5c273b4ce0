"""Filling a Word file made as a template: ``{{name}}`` in its text, tables, headers and footers."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def fill_template(template: bytes, values: Mapping[str, str]) -> bytes:
    """Return a Word file with a value for each placeholder; one without a value stays as it is.

    A value takes the typeface of the first letter of its placeholder, its line ends become line breaks, and what looks
    like a placeholder in a value is text.
    """
    document = Document(BytesIO(template))
    for paragraph in _paragraphs(document):
        _fill(paragraph, values)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def placeholders_of(template: bytes) -> list[str]:
    """Return the names of a template's placeholders, each as often as it stands there."""
    texts = (paragraph.text for paragraph in _paragraphs(Document(BytesIO(template))))
    return [name for text in texts for name in _PLACEHOLDER.findall(text)]


def _paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    """Yield every paragraph, those of tables, headers and footers too."""
    for part in document.part.package.iter_parts():
        if isinstance(part, StoryPart):
            yield from (Paragraph(element, part) for element in part.element.iter(qn("w:p")))


def _fill(paragraph: Paragraph, values: Mapping[str, str]) -> None:
    """Replace from the end, so that the places of those before stay right."""
    runs = paragraph.runs
    for found in reversed(list(_PLACEHOLDER.finditer("".join(run.text for run in runs)))):
        if found[1] in values:
            _replace(runs, found.start(), found.end(), _NOT_IN_XML.sub("", values[found[1]]))


def _replace(runs: list[Run], start: int, end: int, value: str) -> None:
    """Put the value where the first letter stood and take the others out, whatever runs they are in."""
    at = 0
    for run in runs:
        text = run.text
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            run.text = text[:first] + (value if at <= start else "") + text[last:]
        at += len(text)
