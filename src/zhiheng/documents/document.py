"""A document (要点说明): its canonical text, and views of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zhiheng.documents.schema import Node


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the closed schema; only ``parse_document``, ``document_of`` and ``stored_document`` make one.

    ``text`` is its canonical JSON, the same bytes for the same document, or "" without any block. ``blocks`` are the
    nodes at the top, in order, as the JSON has them.
    """

    text: str
    blocks: Sequence[Node] = field(compare=False, repr=False)

    @property
    def lines(self) -> Iterator[str]:
        """The texts in order, without marks: one for each paragraph, row of a table (cells parted by tabs) and caption.

        A line break within a paragraph stays one.
        """
        return _lines(self.blocks)

    @property
    def plain_text(self) -> str:
        """All lines as one text."""
        return "\n".join(self.lines)

    @property
    def length(self) -> int:
        """The length (字数): characters without white space of all texts, tables and captions included."""
        return sum(len(word) for line in self.lines for word in line.split())

    @property
    def has_content(self) -> bool:
        """Whether it says or shows anything: empty tables and lists do not."""
        return bool(self.pictures) or any(line.strip() for line in self.lines)

    @property
    def pictures(self) -> Sequence[str]:
        """The public ids of the files of its pictures, in order, each once."""
        return tuple(dict.fromkeys(block["attrs"]["file"] for block in self.blocks if block["type"] == "picture"))


def lines_of(block: Node) -> Iterator[str]:
    """Return the lines of one node, as in ``Document.lines``."""
    return _lines((block,))


EMPTY = Document("", ())
"""No content: an empty field."""


def _lines(blocks: Sequence[Node]) -> Iterator[str]:
    for block in blocks:
        kind = block["type"]
        if kind == "paragraph":
            yield _inline(block)
        elif kind == "picture":
            yield block["attrs"]["caption"]
        elif kind == "table_row":
            yield "\t".join(" ".join(_lines(cell["content"])) for cell in block["content"])
        else:
            yield from _lines(block["content"])


def _inline(paragraph: Mapping[str, Sequence[Mapping[str, str]]]) -> str:
    return "".join(node.get("text", "\n") for node in paragraph.get("content", ()))
