"""Documents (要点说明): what a company writes to a criterion, as a closed document stored as canonical JSON.

The schema is that of docs/decisions/0009-documents.md. ``parse_document`` is the way in; whatever it returns can be
rendered, counted, compared, written to Word and read again by ``stored_document`` without a further check.
"""

from zhiheng.documents.compare import DocumentChange, LineChange, compare_documents
from zhiheng.documents.document import EMPTY, Document, lines_of
from zhiheng.documents.grid import Slot, grid_of, width_of
from zhiheng.documents.parse import (
    document_from_text,
    document_of,
    paragraph_of,
    parse_document,
    stored_document,
    with_pictures,
)
from zhiheng.documents.schema import CELLS, LISTS, MOST_CHARACTERS, MOST_COLUMNS, MOST_LEVELS, MOST_ROWS, Node

__all__ = [
    "CELLS",
    "EMPTY",
    "LISTS",
    "MOST_CHARACTERS",
    "MOST_COLUMNS",
    "MOST_LEVELS",
    "MOST_ROWS",
    "Document",
    "DocumentChange",
    "LineChange",
    "Node",
    "Slot",
    "compare_documents",
    "document_from_text",
    "document_of",
    "grid_of",
    "lines_of",
    "paragraph_of",
    "parse_document",
    "stored_document",
    "width_of",
    "with_pictures",
]
