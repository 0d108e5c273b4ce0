"""The texts of an application as documents: those of the editor, and plain ones."""

from collections.abc import Sequence

from zhiheng.documents import Document, document_from_text, parse_document
from zhiheng.problems import BadInputError


def document_of_text(text: str) -> Document:
    """Return the document that a text is, or else its lines as paragraphs."""
    if text.startswith("{"):
        try:
            return parse_document(text)
        except BadInputError:
            pass
    return document_from_text(text)


def pictures_of(text: str) -> Sequence[str]:
    """Return the public ids of the files of the pictures in a text, each once."""
    return document_of_text(text).pictures
