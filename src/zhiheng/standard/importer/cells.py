"""What every format is turned into before it is understood: cells of paragraphs, each with its place."""

from dataclasses import dataclass

from zhiheng.problems import Place

TEXTS_HEADING = "评价要点"
"""The heading by which the table is known."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph without outer white space, never empty; ``is_listed`` if Word numbers it by itself."""

    text: str
    place: Place
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table, at least one paragraph; merged cells stand once, empty ones are left out."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def word(self) -> str:
        """The text without any white space: headings are spread or broken to fill a column."""
        return "".join(self.text.split())

    @property
    def place(self) -> Place:
        """The place of the first paragraph."""
        return self.paragraphs[0].place


@dataclass(frozen=True, slots=True)
class CriteriaTable:
    """The table of an office's document and the title before it, None if nothing stands there."""

    title: Paragraph | None
    cells: tuple[Cell, ...]


def cell_of(text: str, place: Place) -> Cell | None:
    """Return the cell of a text, each line a paragraph; None if it is empty."""
    paragraphs = tuple(Paragraph(line.strip(), place) for line in text.splitlines() if line.strip())
    return Cell(paragraphs) if paragraphs else None
