"""From text to document, and from blocks."""

import json
from collections.abc import Mapping, Sequence

from zhiheng.canonical import NotCanonicalError, canonical_json
from zhiheng.documents import messages
from zhiheng.documents.check import check_document
from zhiheng.documents.document import EMPTY, Document
from zhiheng.documents.schema import MOST_CHARACTERS, UNUSABLE, Node
from zhiheng.problems import BadInputError, Message, Place, Problem, Problems


def parse_document(text: str) -> Document:
    """Return the document that a canonical text holds; the empty text has no blocks.

    Raises BadInputError with everything that is wrong, each at its place in words, such as 第 3 段表格 › 第 2 行.
    """
    if not text:
        return EMPTY
    if len(text) > MOST_CHARACTERS:
        raise _bad(messages.TOO_LONG, length=len(text), limit=MOST_CHARACTERS)
    problems = Problems()
    try:
        doc = json.loads(text)
        canonical = canonical_json(doc).decode()
        check_document(doc, problems)
    except (ValueError, RecursionError) as error:
        raise _bad(messages.NOT_JSON) from error
    problems.raise_if_any()
    if canonical != text:
        raise _bad(messages.NOT_CANONICAL)
    return Document(text, tuple(doc["content"]))


def stored_document(text: str) -> Document:
    """Return the document of a text that ``parse_document`` or ``document_of`` gave before; nothing is checked again.

    Pages with many documents would spend most of their time on checks.
    """
    return Document(text, tuple(json.loads(text)["content"])) if text else EMPTY


def document_of(blocks: Sequence[Node]) -> Document:
    """Return the document of these blocks; without any, or of empty paragraphs alone, it is the empty one.

    Raises BadInputError as ``parse_document`` does.
    """
    if all(block == {"type": "paragraph"} for block in blocks):
        return EMPTY
    try:
        text = canonical_json({"type": "doc", "content": list(blocks)}).decode()
    except NotCanonicalError as error:
        raise _bad(messages.NOT_JSON) from error
    return parse_document(text)


def document_from_text(text: str) -> Document:
    """Return plain text as a document, one paragraph for each line; characters that no document holds are left out."""
    return document_of([paragraph_of(line) for line in text.splitlines()])


def paragraph_of(line: str) -> Node:
    """Return a plain line as a paragraph."""
    text = UNUSABLE.sub("", line)
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]} if text else {"type": "paragraph"}


def with_pictures(document: Document, files: Mapping[str, str]) -> Document:
    """Return the document with other files for its pictures; what ``files`` does not name stays."""
    return document_of([_with_picture(block, files) for block in document.blocks])


def _with_picture(block: Node, files: Mapping[str, str]) -> Node:
    if block["type"] != "picture":
        return block
    attrs = block["attrs"]
    return {**block, "attrs": {**attrs, "file": files.get(attrs["file"], attrs["file"])}}


def _bad(message: Message, **values: object) -> BadInputError:
    return BadInputError([Problem(Place(), message, tuple(values.items()))])
