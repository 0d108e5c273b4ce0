"""得分矩阵: every entry's points of every indicator."""

from collections.abc import Callable, Iterator

from zhiheng.reports.results_workbook.page import Cell, Column, Paper, write_table
from zhiheng.reports.results_workbook.published import Entry, Ranking
from zhiheng.reports.results_workbook.ranking import name_columns, number, total_column

_WIDTH = 6
_CHARACTERS_OF_A_LINE = 3


def write_matrix(paper: Paper, ranking: Ranking, page: str) -> None:
    """Write the page of one ranking; the deeper the blue, the higher the share of the indicator's points."""
    sheet = paper.add_page(page, "颜色越深，得分率越高")
    write_table(paper, sheet, list(_columns(ranking)), ranking.entries, frozen=4)


def _columns(ranking: Ranking) -> Iterator[Column[Entry]]:
    yield from name_columns()
    yield total_column(ranking)
    for category in ranking.standard.categories:
        for indicator in category.indicators:
            yield Column(
                f"{indicator.code}\n{_folded(indicator.name)}\n({indicator.points})",
                _WIDTH,
                _points(indicator.code),
                "points",
                group=f"{category.name} ({category.points})",
                points=indicator.points,
            )


def _points(code: str) -> Callable[[Entry], Cell]:
    return lambda entry: number(entry["indicators"][code])


def _folded(name: str) -> str:
    """Return a name in lines of even length, as a narrow heading reads best: 组织文化 as 组织 above 文化."""
    lines = -(-len(name) // _CHARACTERS_OF_A_LINE)
    length = -(-len(name) // lines)
    return "\n".join(name[start : start + length] for start in range(0, len(name), length))
