"""The organisational overview (组织概述) of an invented company."""

from pathlib import Path

from demo_data.blocks import paragraph, table
from demo_data.companies import Company
from zhiheng.documents import Node

_FILE = Path(__file__).with_name("overview.txt")
"""One paragraph a line, with ``{names}`` of what a company is."""


def overview_of(company: Company) -> list[Node]:
    """Return the overview of a company."""
    words = {name: getattr(company, name) for name in ("name", "short", "business", "product", "employees", "revenue")}
    year, month, day = (int(part) for part in company.founded.split("-"))
    words["founded"] = f"{year} 年 {month} 月 {day} 日"
    first, *rest = [paragraph(one.format_map(words)) for one in _FILE.read_text("utf-8").splitlines()]
    return [first, _figures(company), *rest]


def _figures(company: Company) -> Node:
    earned = [round(company.revenue * share) for share in (0.82, 0.91, 1)]
    people = [round(company.employees * share) for share in (0.93, 0.97, 1)]
    rows = [["营业收入（万元）", *map(str, earned)], ["从业人员（人）", *map(str, people)]]
    return table([["项目", "2023 年", "2024 年", "2025 年"], *rows])
