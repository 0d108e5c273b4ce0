"""得分排序: who stands where, and what a reader must know of each."""

import math
from collections.abc import Callable
from fractions import Fraction

from zhiheng.reports.results_workbook import words
from zhiheng.reports.results_workbook.page import Cell, Column, Paper, write_table
from zhiheng.reports.results_workbook.published import Entry, Published, Ranking


def write_ranking(paper: Paper, published: Published, ranking: Ranking, page: str) -> None:
    """Write the page of one ranking."""
    write_table(paper, paper.add_page(page), _columns(published, ranking), ranking.entries, frozen=3)


def name_columns() -> list[Column[Entry]]:
    """Return the columns that begin every page about entries."""
    return [
        Column("名次", 5, lambda entry: entry["rank"] or words.NONE, "centre"),
        Column("编号", 7, lambda entry: entry["entry"], "centre"),
        Column("申报组织", 30, lambda entry: entry["name"]),
    ]


def total_column(ranking: Ranking) -> Column[Entry]:
    """Return the column of the totals."""
    return Column(f"总分\n({ranking.standard.points})", 10, lambda entry: number(entry["total"]), "total")


def number(published: str | None) -> Cell:
    """Return a published number as a number of the sheet, a dash where there is none."""
    return words.NONE if published is None else float(published)


def _columns(published: Published, ranking: Ranking) -> list[Column[Entry]]:
    kinds = [Column("类型", 12, _kind, "centre")] if any(entry["kind"] for entry in ranking.entries) else []
    categories = [
        Column(f"{category.name}\n({category.points})", 9, _category(category.code), "points")
        for category in ranking.standard.categories
    ]
    points = ranking.standard.points
    return [
        *name_columns(),
        *kinds,
        *categories,
        total_column(ranking),
        Column(
            "得分率\n(%)",
            9,
            lambda entry: _percent(entry, points, published)[0],
            lambda entry: _percent(entry, points, published)[1],
        ),
        Column("建议奖项", 20, lambda entry: _tier(entry, published), "centre"),
        Column("到达阶段", 10, lambda entry: published.phase_names.get(entry["reached"], words.NONE), "centre"),
        Column("提示", 48, _remarks),
    ]


def _kind(entry: Entry) -> Cell:
    return words.KIND_NAMES.get(entry["kind"], "")


def _category(code: str) -> Callable[[Entry], Cell]:
    return lambda entry: number(entry["categories"][code])


def _percent(entry: Entry, points: int, published: Published) -> tuple[Cell, str]:
    """Return the published total in percent of the points, and its format.

    A percent just below the least of a tier must not look as if it met it: where rounding would make it so, it is cut
    off after one decimal more.
    """
    if entry["total"] is None:
        return words.NONE, "points"
    exact = Fraction(entry["total"]) * 100 / points
    shown = published.rounding.publish(exact.as_integer_ratio())
    if any(exact < least <= Fraction(shown) for least in published.least_percents):
        scale = 10 ** (published.digits + 1)
        return math.floor(exact * scale) / scale, "finer"
    return float(shown), "points"


def _tier(entry: Entry, published: Published) -> Cell:
    if any(flag["kind"] == "tie_at_ceiling" for flag in entry["flags"]):
        return words.BY_COMMITTEE
    return published.tier_names.get(entry["tier"], words.NONE)


def _remarks(entry: Entry) -> Cell:
    """Return the flags in words; the spreads, which can be many, only by their number."""
    texts = [flag["text"] for flag in entry["flags"] if flag["kind"] != "spread"]
    spreads = len(entry["flags"]) - len(texts)
    return "；".join([*texts, *([f"分差超限{spreads}处"] if spreads else [])])
