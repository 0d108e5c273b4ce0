"""专家分: the totals of every expert's sheets in one phase."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from zhiheng.reports.results_workbook import words
from zhiheng.reports.results_workbook.page import Cell, Column, Paper, write_table
from zhiheng.reports.results_workbook.published import Entry, Phase, Published
from zhiheng.reports.results_workbook.ranking import name_columns, number
from zhiheng.scoring import CONSENSUS

# Wider tables nobody reads or prints; with more experts each sheet gets a line of its own.
_MOST_EXPERTS_ACROSS = 30

_REMARK = "各位专家的总分供查看；阶段得分由舍入前的数按评审方案汇总"


@dataclass(frozen=True)
class _Reviewed:
    """A line: an entry, its sheets in the phase by expert, its score there; ``expert`` if it shows one sheet."""

    entry: Entry
    sheets: Mapping[str, str]
    score: str | None
    aggregate: str | None
    expert: str = ""


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
    names = [*_track_columns(published), *map(_of_entry, name_columns())]
    write_table(paper, sheet, [*names, *columns, *_score_columns(phase)], rows, frozen=len(names))


def _reviewed(published: Published, entry: Entry, phase_id: str) -> _Reviewed:
    scored = entry["phases"].get(phase_id, {})
    return _Reviewed(entry, published.sheets(entry, phase_id), scored.get("score"), scored.get("aggregate"))


def _of_entry(column: Column[Entry]) -> Column[_Reviewed]:
    return Column(
        column.heading, column.width, lambda row: column.value(row.entry), lambda row: column.cell(row.entry)[2]
    )


def _track_columns(published: Published) -> list[Column[_Reviewed]]:
    """Return the column without which ranks of several tracks could not be told apart; none without tracks."""
    if not published.tracks:
        return []
    return [Column("申报类别", 12, lambda row: published.track_names[row.entry["track"]], "centre")]


def _score_columns(phase: Phase) -> list[Column[_Reviewed]]:
    return [
        Column("阶段得分", 10, lambda row: number(row.score), "total"),
        Column("汇总方式", 34, lambda row: words.aggregate_name(row.aggregate, phase) if row.aggregate else ""),
    ]


def _expert_name(expert: str) -> str:
    return words.CONSENSUS_SHEET if expert == CONSENSUS else expert


def _total_of(expert: str) -> Callable[[_Reviewed], Cell]:
    def total(row: _Reviewed) -> Cell:
        found = row.sheets.get(expert, "")
        return found if not found or found in words.LEFT_OUT.values() else float(found)

    return total
