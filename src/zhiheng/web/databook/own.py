"""Own metrics (自选指标): what a company measures besides the catalogue, up to eight at a criterion.

The field ``own.5.1a`` has a line for each: name, unit, direction, definition, values by year, target, comparison:
``一次装配合格率 | % | 越高越好 | 一次装配合格数÷装配数 | 2023: 97.1; 2024: 97.8; 2025: 98.3 | 98 | 同行 97，行业年报``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from zhiheng.metrics.trend import MIN_YEARS, Trend, trend_of
from zhiheng.problems import Message
from zhiheng.web.databook.rows import figure
from zhiheng.web.databook.spark import spark_of
from zhiheng.web.programmes.contributions import filled

SHEET = "data_quality"
PREFIX = "own."
MOST = 8

COLUMNS = (
    Message("名称", "Name"),
    Message("单位", "Unit"),
    Message("方向", "Direction"),
    Message("定义", "Definition"),
    Message("各年数值", "Values by year"),
    Message("目标值", "Target"),
    Message("对比值和出处", "Comparison and source"),
)
_DIRECTIONS: Mapping[str, Literal["higher", "lower"]] = {
    "越高越好": "higher",
    "越低越好": "lower",
    "higher": "higher",
    "lower": "lower",
}
_NAME = re.compile(r"own\.(\d+\.\d+[a-z])")
_VALUE = re.compile(r"([12]\d{3})\s*[:：=]\s*([^;；]+)")
_LABEL = Message("{code} 自选指标", "{code} own metrics")

INCOMPLETE = Message(
    "第 {line} 行“{name}”不完整 › 写明名称、单位、方向（越高越好或越低越好）和定义",
    "line {line}, “{name}”, is not complete › give name, unit, direction and definition",
)
FEW_YEARS = Message(
    "第 {line} 行“{name}”不足三年数值 › 写成 2023: 97.1; 2024: 97.8; 2025: 98.3",
    "line {line}, “{name}”, has fewer than three years › write 2023: 97.1; 2024: 97.8; 2025: 98.3",
)
TOO_MANY = Message(
    "有 {count} 个自选指标，超过 {most} 个 › 删减", "{count} own metrics are more than {most} › take some out"
)


@dataclass(frozen=True, slots=True)
class OwnMetric:
    """One of them; ``values`` by year, ``aim`` and ``comparison`` as typed."""

    name: str
    unit: str
    direction: Literal["higher", "lower"]
    definition: str
    values: Mapping[int, Decimal]
    aim: str
    comparison: str
    target: None = None

    @property
    def trend(self) -> Trend | None:
        """How it moved."""
        return trend_of(self, self.values)

    @property
    def spark(self) -> str:
        """The line of it, as the catalogue's metrics have one."""
        return spark_of([value for _, value in sorted(self.values.items())])


def field_of(criterion: str) -> str:
    """Return the name of the field of a criterion."""
    return f"{PREFIX}{criterion}"


def label_of(code: str, name: str) -> Message | None:
    """Return what people call such a field of a sheet, None for any other name."""
    found = _NAME.fullmatch(name)
    return filled(_LABEL, code=found[1]) if found and code == SHEET else None


def problems_of(text: str) -> Sequence[Message]:
    """Return what is wrong with own metrics; wrong ones are not shown."""
    wrong, lines = list[Message](), _lines(text)
    for at, cells in enumerate(lines, 1):
        if not all(cells[:4]) or cells[2] not in _DIRECTIONS:
            wrong.append(filled(INCOMPLETE, line=at, name=cells[0]))
        elif len(_values(cells[4])) < MIN_YEARS:
            wrong.append(filled(FEW_YEARS, line=at, name=cells[0]))
    return [*wrong, *([filled(TOO_MANY, count=len(lines), most=MOST)] if len(lines) > MOST else [])]


def own_metrics_in(text: str) -> list[OwnMetric]:
    """Return the own metrics that are complete, the first eight."""
    return [
        OwnMetric(name, unit, _DIRECTIONS[direction], definition, _values(values), aim, comparison)
        for name, unit, direction, definition, values, aim, comparison in _lines(text)[:MOST]
        if name and unit and definition and direction in _DIRECTIONS
    ]


def _lines(text: str) -> list[list[str]]:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.replace("|", "").strip()]
    return [[*row, *[""] * len(COLUMNS)][: len(COLUMNS)] for row in rows]


def _values(text: str) -> dict[int, Decimal]:
    read = {int(year): figure(cell) for year, cell in _VALUE.findall(text)}
    return {year: value for year, value in read.items() if isinstance(value, Decimal)}
