"""Where everything stands on the sheet of an entry: the one map for writing and for reading back.

Each indicator is a block: one line with its figures, one row for each criterion and note, one for each kind of
comment. Rows and columns count from 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from zhiheng.scoring.scheme import Unit
from zhiheng.scoring.workbooks import wording
from zhiheng.standard import Category, Indicator, Standard

LABEL, TEXT, POINTS, INPUT, ELSEWHERE, PERCENT, SCORE = range(7)
"""The columns of an sheet; ``ELSEWHERE`` repeats what was typed in the overview."""

TITLE_ROW, STATE_ROW, TOTALS_ROW, HEADING_ROW, FIRST_ROW = range(5)
"""The rows at the top of the sheet."""

_CRITERIA_WITHHELD = ("要点", "评价要点原文见标准文本。")


@dataclass(frozen=True, slots=True)
class Block:
    """One indicator on an entry's sheet: its top row and the (label, text) of its criteria and notes."""

    indicator: Indicator
    top: int
    texts: tuple[tuple[str, str], ...]

    @property
    def comment_rows(self) -> range:
        """The rows of 优势, 改进机会 and 证据定位."""
        first = self.top + 1 + len(self.texts)
        return range(first, first + len(wording.COMMENTS))

    @property
    def labels(self) -> Iterator[str]:
        """What stands in the column ``LABEL``, row by row."""
        yield self.indicator.code
        yield from (label for label, _ in self.texts)
        yield from wording.COMMENTS


@dataclass(frozen=True, slots=True)
class Section:
    """One category on an entry's sheet: its heading row, then its blocks."""

    category: Category
    row: int
    blocks: tuple[Block, ...]

    @property
    def last(self) -> int:
        """The last row of the section."""
        return self.blocks[-1].comment_rows[-1]


@dataclass(frozen=True, slots=True)
class EntryLayout:
    """An entry's sheet."""

    sections: tuple[Section, ...]

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks, in the order of the standard."""
        return (block for section in self.sections for block in section.blocks)

    @property
    def total_row(self) -> int:
        """The row of the total, the last of the sheet."""
        return self.sections[-1].last + 1

    @property
    def labels(self) -> Iterator[tuple[int, str]]:
        """Each row from ``FIRST_ROW`` with what stands in its column ``LABEL``."""
        for section in self.sections:
            yield section.row, section.category.code
            for block in section.blocks:
                yield from enumerate(block.labels, block.top)


def lay_out_entry(standard: Standard, kind: str) -> EntryLayout:
    """Return the layout of the sheet of an entry; ``kind`` decides which notes it shows."""
    row = FIRST_ROW
    sections = []
    for category in standard.categories:
        heading, row = row, row + 1
        blocks = []
        for indicator in category.indicators:
            block = Block(indicator, row, tuple(_texts(indicator, kind)) or (_CRITERIA_WITHHELD,))
            blocks.append(block)
            row = block.comment_rows[-1] + 1
        sections.append(Section(category, heading, tuple(blocks)))
    return EntryLayout(tuple(sections))


def _texts(indicator: Indicator, kind: str) -> Iterator[tuple[str, str]]:
    for criterion in indicator.criteria:
        yield criterion.code.removeprefix(indicator.code), criterion.text
    for note in indicator.notes:
        if note.audience in ("all", kind):
            yield f"注{note.number or ''}", note.text


def headings(unit: Unit) -> tuple[str, ...]:
    """Return the headings of the sheet, in the order of its columns."""
    return "编号", "二级指标、评价要点和评语", "分值", f"填写\n{wording.RATING[unit]}", "总表\n已填", "得分率", "得分"
