"""What several actions say of a standard: its size, its digest, and findings."""

from collections.abc import Sequence

from zhiheng.cli.output import Output
from zhiheng.problems import Message, Problem
from zhiheng.standard import Standard

WITHHELD = Message("未收录", "withheld")
"""Stands for the number of criteria where a standard does not reproduce them."""

_TOTALS = Message(
    "{categories} 个一级指标，{indicators} 项二级指标，{criteria} 条评价要点，{notes} 条注，{points} 分",
    "{categories} categories, {indicators} indicators, {criteria} criteria, {notes} notes, {points} points",
)
_TOTALS_WITHHELD = Message(
    "{categories} 个一级指标，{indicators} 项二级指标，{points} 分；评价要点未收录，请查阅原文",
    "{categories} categories, {indicators} indicators, {points} points; for the criteria see the original",
)
_ID = Message("编号：{id}", "Id: {id}")
_DIGEST = Message("摘要值：{digest}", "Digest: {digest}")
_FINDING = Message("提示：{finding}", "Finding: {finding}")


def totals_of(standard: Standard) -> dict[str, int | None]:
    """Return the numbers of categories, indicators, criteria, notes and points; None for texts that are withheld."""
    indicators = tuple(standard.indicators)
    withheld = standard.criteria_withheld
    return {
        "categories": len(standard.categories),
        "indicators": len(indicators),
        "criteria": None if withheld else sum(len(indicator.criteria) for indicator in indicators),
        "notes": None if withheld else sum(len(indicator.notes) for indicator in indicators),
        "points": standard.points,
    }


def print_summary(standard: Standard, output: Output) -> None:
    """Print title, id, totals and digest."""
    output.print_text(standard.title)
    output.print_text(_ID, id=standard.id)
    output.print_text(_TOTALS_WITHHELD if standard.criteria_withheld else _TOTALS, **totals_of(standard))
    output.print_text(_DIGEST, digest=standard.digest)


def print_findings(findings: Sequence[Problem], output: Output) -> None:
    """Print what a person should look at."""
    for finding in findings:
        output.print_text(_FINDING, finding=finding.text(output.language))
