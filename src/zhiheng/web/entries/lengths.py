"""How long responses are (字数): Unicode characters without white space, tables counted, pictures not."""

from zhiheng.documents import stored_document


def length_of(text: str) -> int:
    """Return the length of a document that was saved."""
    return stored_document(text).length
