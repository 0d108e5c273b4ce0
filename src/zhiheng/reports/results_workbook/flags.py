"""提示: everything that the result says about itself, entry by entry."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from zhiheng.reports.results_workbook import words
from zhiheng.reports.results_workbook.page import FIRST_ROW, Cell, Column, Paper, write_table
from zhiheng.reports.results_workbook.published import Entry, Published

_Row: TypeAlias = tuple[Entry, Mapping[str, Any]]
"""An entry and one of its flags."""


def write_flags(paper: Paper, published: Published) -> None:
    """Write the page of all flags, in the order of the ranking."""
    sheet = paper.add_page(words.FLAGS)
    rows = [(entry, flag) for entry in published.entries for flag in entry["flags"]]
    columns = _columns(published)
    write_table(paper, sheet, columns, rows)
    sheet.autofilter(FIRST_ROW, 0, FIRST_ROW + len(rows), len(columns) - 1)


def _columns(published: Published) -> list[Column[_Row]]:
    def indicator(row: _Row) -> Cell:
        entry, flag = row
        if "indicator" not in flag:
            return ""
        found = published.indicator(entry, flag["phase"], flag["indicator"])
        return f"{found.code} {found.name}"

    return [
        Column("编号", 7, lambda row: row[0]["entry"], "centre"),
        Column("申报组织", 32, lambda row: row[0]["name"]),
        Column("提示", 14, lambda row: words.FLAG_NAMES[row[1]["kind"]], "centre"),
        Column("阶段", 12, lambda row: published.phase_names.get(row[1].get("phase", ""), ""), "centre"),
        Column("二级指标", 18, indicator),
        Column("内容", 66, lambda row: row[1]["text"]),
    ]
