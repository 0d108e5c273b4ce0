"""Targets and comparison values of metrics, as the company types them beside each.

``target.<metric>`` has a line for each year like a row of figures; ``compare.<metric>`` one for each comparison value:
``2024 | 全国同行前十平均 | 8.5 | 行业协会年报第 12 页``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zhiheng.metrics import builtin_catalogue
from zhiheng.metrics.catalogue import Metric
from zhiheng.problems import Message
from zhiheng.web.databook.domains import sheet_of
from zhiheng.web.databook.rows import cells_of, figure
from zhiheng.web.programmes.contributions import filled

TARGET, COMPARE = "target.", "compare."

COLUMNS = (
    Message("年度", "Year"),
    Message("对象和范围", "Whom, which scope"),
    Message("数值", "Value"),
    Message("出处", "Source"),
)
_NAME = re.compile(r"(target|compare)\.([a-z0-9_]{1,60})")
_YEAR = re.compile(r"[12]\d{3}")
_LABELS = {
    "target": Message("{name}：目标值", "{name}: target"),
    "compare": Message("{name}：对比值", "{name}: comparison values"),
}
NOT_A_TARGET = Message(
    "{year} 年的目标值“{cell}”不是数字 › 填数字", "the target “{cell}” of {year} is no number › write digits"
)
NOT_A_COMPARISON = Message(
    "“{line}”不完整 › 写明年度、对象和范围、数值、出处", "“{line}” is not complete › give year, scope, value and source"
)


@dataclass(frozen=True, slots=True)
class ComparisonValue:
    """A value of the same definition: of whom, of which year, and where it is published."""

    year: int
    scope: str
    value: Decimal
    source: str


@cache
def home_of_metric(name: str) -> str | None:
    """Return the code of the sheet where a metric's target is kept: that of its first figure; None for no metric."""
    catalogue = builtin_catalogue()
    inputs = catalogue.inputs_of(name) if name in catalogue.metrics else ()
    return next((code for one in inputs if (code := sheet_of(one))), None)


def label_of(code: str, name: str) -> Message | None:
    """Return what people call such a field of a sheet, None for any other name."""
    found = _NAME.fullmatch(name)
    if found is None or home_of_metric(found[2]) != code:
        return None
    return filled(_LABELS[found[1]], name=builtin_catalogue().metrics[found[2]].name)


def problems_of(name: str, text: str) -> Sequence[Message]:
    """Return what is wrong with the text of such a field."""
    if name.startswith(TARGET):
        cells = cells_of(text).items()
        wrong = [(year, cell) for year, cell in cells if not isinstance(figure(cell), Decimal)]
        return [filled(NOT_A_TARGET, year=year, cell=cell) for year, cell in wrong]
    return [filled(NOT_A_COMPARISON, line=line.strip()) for line in _lines(text) if _read(line) is None]


def targets_in(text: str) -> Mapping[int, Decimal]:
    """Return the targets by year."""
    read = {year: figure(cell) for year, cell in cells_of(text).items()}
    return {year: value for year, value in read.items() if isinstance(value, Decimal)}


def comparisons_in(text: str) -> list[ComparisonValue]:
    """Return the comparison values that are complete."""
    return [one for line in _lines(text) if (one := _read(line))]


def is_met(metric: Metric, value: Decimal, target: Decimal) -> bool:
    """Whether a value is at least as good as a target, or as a comparison value."""
    return value <= target if metric.direction == "lower" else value >= target


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if line.replace("|", "").strip())


def _read(line: str) -> ComparisonValue | None:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != len(COLUMNS) or not all(cells) or not _YEAR.fullmatch(cells[0]):
        return None
    value = figure(cells[2])
    return ComparisonValue(int(cells[0]), cells[1], value, cells[3]) if isinstance(value, Decimal) else None
