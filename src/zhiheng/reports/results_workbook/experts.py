"""专家分: the totals of every expert's sheets in one phase."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from zhiheng.reports.results_workbook import words
from zhiheng.reports.results_workbook.page import Cell, Column, Paper, write_table
from zhiheng.reports.results_workbook.published import Entry, Phase, Published
from zhiheng.reports.results_workbook.ranking import name_columns, number
from zhiheng.scoring import CONSENSUS

# Wider tables nobody reads or prints; with more experts each sheet gets a line of its own.
_MOST_EXPERTS_ACROSS = 30

_REMARK = "平均和极差按全部可用的专家评分表计算，仅供查看；阶段得分按评审方案汇总"


@dataclass(frozen=True)
class _Reviewed:
    """A line: an entry, its sheets in the phase by expert, and its score there; ``expert`` if it shows one sheet."""

    entry: Entry
    sheets: Mapping[str, str]
    score: str | None
    aggregate: str | None
    expert: str = ""

    @property
    def totals(self) -> list[Decimal]:
        """The totals of the members' usable sheets."""
        reasons = words.LEFT_OUT.values()
        members = (total for expert, total in self.sheets.items() if expert != CONSENSUS)
        return [Decimal(total) for total in members if total not in reasons]


def write_experts(paper: Paper, published: Published, phase: Phase, page: str) -> None:
    """Write the page of a phase: entries down, experts across; with many experts one line for each sheet."""
    sheet = paper.add_page(page, _REMARK)
    rows = [row for entry in published.entries if (row := _reviewed(published, entry, phase["id"])).sheets]
    experts = sorted({expert for row in rows for expert in row.sheets})
    if len(experts) <= _MOST_EXPERTS_ACROSS:
        columns = [Column(_expert_name(expert), 9, _total_of(expert), "points") for expert in experts]
    else:
        rows = [replace(row, expert=expert) for row in rows for expert in sorted(row.sheets)]
        columns = [
            Column("专家", 10, lambda row: _expert_name(row.expert), "centre"),
            Column("总分", 10, lambda row: _total_of(row.expert)(row), "points"),
        ]
    write_table(paper, sheet, [*map(_of_entry, name_columns()), *columns, *_summary_columns()], rows, frozen=3)


def _reviewed(published: Published, entry: Entry, phase_id: str) -> _Reviewed:
    scored = entry["phases"].get(phase_id, {})
    return _Reviewed(entry, published.sheets(entry, phase_id), scored.get("score"), scored.get("aggregate"))


def _of_entry(column: Column[Entry]) -> Column[_Reviewed]:
    return Column(column.heading, column.width, lambda row: column.value(row.entry), column.style)


def _summary_columns() -> list[Column[_Reviewed]]:
    return [
        Column("平均", 9, lambda row: _mean(row.totals), "points"),
        Column("极差", 9, lambda row: _range(row.totals), "points"),
        Column("阶段得分", 10, lambda row: number(row.score), "total"),
        Column("汇总方式", 27, lambda row: words.AGGREGATE_NAMES[row.aggregate] if row.aggregate else ""),
    ]


def _expert_name(expert: str) -> str:
    return words.CONSENSUS_SHEET if expert == CONSENSUS else expert


def _total_of(expert: str) -> Callable[[_Reviewed], Cell]:
    def total(row: _Reviewed) -> Cell:
        found = row.sheets.get(expert, "")
        return found if not found or found in words.LEFT_OUT.values() else float(found)

    return total


def _mean(totals: list[Decimal]) -> Cell:
    return float(sum(totals) / len(totals)) if totals else ""


def _range(totals: list[Decimal]) -> Cell:
    return float(max(totals) - min(totals)) if totals else ""
