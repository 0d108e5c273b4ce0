"""Where everything stands on the overview (总表): the one map for writing and for reading back.

One row per indicator; two columns per entry, one to type in and one for its points. Rows and columns count from 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from zhiheng.scoring.scheme import Unit
from zhiheng.standard import Category, Indicator, Standard

CATEGORY, CODE, NAME, POINTS, FIRST_ENTRY = range(5)
TITLE_ROW, ENTRY_ROW, NAME_ROW, TOTAL_ROW, FILLED_ROW, HEADING_ROW, FIRST_ROW = range(7)

_INPUT_HEADING = {"percent": "得分率", "points": "填写得分"}


@dataclass(frozen=True, slots=True)
class OverviewLayout:
    """The rows of the overview."""

    indicators: tuple[Indicator, ...]
    categories: tuple[Category, ...]

    @property
    def rows(self) -> Iterator[tuple[int, Indicator]]:
        """Each indicator with its row."""
        return enumerate(self.indicators, FIRST_ROW)

    @property
    def last_row(self) -> int:
        """The row of the last indicator."""
        return FIRST_ROW + len(self.indicators) - 1

    @property
    def subtotal_rows(self) -> Iterator[tuple[int, Category]]:
        """Each category with the row of its subtotals."""
        return enumerate(self.categories, self.last_row + 1)


def lay_out_overview(standard: Standard) -> OverviewLayout:
    """Return the layout of the overview."""
    return OverviewLayout(tuple(standard.indicators), standard.categories)


def row_of(standard: Standard, code: str) -> int:
    """Return the row of an indicator."""
    return next(row for row, indicator in lay_out_overview(standard).rows if indicator.code == code)


def input_column(position: int) -> int:
    """Return the column to type in for the entry at a position; its points stand in the next."""
    return FIRST_ENTRY + 2 * position


def headings(unit: Unit, entries: int) -> tuple[str, ...]:
    """Return the headings of the overview, in the order of its columns."""
    return "一级指标", "编号", "二级指标", "分值", *((_INPUT_HEADING[unit], "得分") * entries)
