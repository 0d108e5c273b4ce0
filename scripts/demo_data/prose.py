"""Self-assessment text: composed of a criterion's own words, what companies do, and invented figures.

The same company always says the same; no figure is anybody's.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from demo_data.blocks import numbered, paragraph, table
from demo_data.companies import Company
from zhiheng.documents import Node
from zhiheng.standard import Criterion, Indicator

_FILE = Path(__file__).with_name("practices.toml")
_YEARS = ("2023 年", "2024 年", "2025 年")
_CLAUSES = re.compile(r"[，；。]")
_ASKS = re.compile("^(如何|说明|以及|并|包括|去)+")
_LONGEST_CLAUSE = 45
_SELF_SCORES = range(60, 90, 5)

_OPENINGS = (
    "{short}把“**{topic}**”作为{indicator}工作的重点，由{office}归口管理，按《{rule}》明确职责、流程和评审周期。",
    "围绕“**{topic}**”，{office}每年编制计划，批准后分解到 {few} 个部门和 {many} 个班组，按《{rule}》执行。",
    "“**{topic}**”写入《{rule}》，{office}牵头实施，{product}的研发、生产和服务过程都按此执行，每月检查、每季度评审。",
    "{short}从 {begun} 年起系统推进“**{topic}**”，依据《{rule}》，由{office}组织各部门落实，结果纳入绩效考核。",
)
_CLAUSE = (
    "针对“{clause}”的要求，{office}列出 {few} 项行动，逐项明确责任人、完成时间和验证方式。",
    "在“{clause}”方面，已覆盖{product}的全部生产线和 {few} 个职能部门。",
    "对“{clause}”，每半年用成熟度评价表自评一次，评价结果在管理评审会上通报。",
)
_LEARNING = (
    "内部评审发现跨部门衔接不够及时，{office}修订了 {few} 个流程节点，{month} 月验证有效后写入制度。",
    "与两家行业标杆企业比较后，找出差距 {few} 项，已完成改进 {done} 项，其余列入下一年度计划。",
    "通过检查和员工反馈识别改进机会 {few} 项，按“计划、实施、检查、处置”循环推进，{month} 月完成第一轮验证。",
)
_OUTCOME = "实施以来，{name}由 2023 年的 {first} 变为 2025 年的 {last}。"
_STEADY = "近三年{name}一直保持在 {last}。"
_RESULTS = "{short}近三年“**{topic}**”的主要数据见下表（示例数据），统计范围为全部{product}业务，由{office}审核。"
_TREND = (
    "三年来各项指标总体向好，其中{name}由 {first} 变为 {last}；与同行业示例企业比较，处于前列。",
    "与示例行业平均水平相比，{name}优势明显，2025 年达到 {last}；不足之处已列入 2026 年改进计划。",
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a company in three years."""

    name: str
    unit: str
    values: Sequence[str]

    @property
    def row(self) -> list[str]:
        """Return it as a row of a table."""
        return [f"{self.name}（{self.unit}）", *self.values]

    @property
    def words(self) -> dict[str, str]:
        """Return what sentences say of it."""
        space = "" if self.unit == "%" else " "
        first, last = (f"{value}{space}{self.unit}" for value in (self.values[0], self.values[-1]))
        return {"name": self.name, "first": first, "last": last}


class Prose:
    """What one company writes."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._random = Random(company.credit_code)  # noqa: S311 - invented figures

    def response(self, indicator: Indicator, criterion: Criterion) -> list[Node]:
        """Return the response to a criterion."""
        practice = practices().get(criterion.code) or practices()[indicator.code]
        return self._results(criterion, practice) if "measures" in practice else self._process(indicator, criterion)

    def measure_of(self, code: str) -> Measure:
        """Return the measure of an indicator of process."""
        return self._measure(*practices()[code]["measure"])

    def self_score(self) -> str:
        """Return a self-score in percent."""
        return str(self._random.choice(_SELF_SCORES))

    def _process(self, indicator: Indicator, criterion: Criterion) -> list[Node]:
        practice = practices().get(criterion.code) or practices()[indicator.code]
        topic, *clauses = _clauses(criterion.text)
        place = indicator.criteria.index(criterion)
        words = self._words(practice, topic, indicator.name)
        first = self._one_of(_OPENINGS).format_map(words)
        second = "".join(self._one_of(_CLAUSE).format(clause=one, **self._again(words)) for one in clauses[:1])
        steps = [self._step(practice["steps"], self._company.number + place + offset) for offset in range(3)]
        learning = self._one_of(_LEARNING).format_map(self._again(words))
        measure = self._measure(*practice["measure"])
        return [
            paragraph(first + second),
            *self._told(steps, place),
            paragraph(_outcome(measure) + learning),
            *([_table_of([measure])] if place == 0 else []),
        ]

    def _told(self, steps: Sequence[str], place: int) -> list[Node]:
        """Return what is done as a list, every other time as a paragraph."""
        return [paragraph("；".join(steps) + "。")] if place % 2 else [paragraph("主要做法："), numbered(steps)]

    def _results(self, criterion: Criterion, practice: Mapping[str, Any]) -> list[Node]:
        measures = [self._measure(*one) for one in practice["measures"]]
        words = self._words({"office": "品质部会同财务部", "rule": ""}, _clauses(criterion.text)[0], "")
        changing = next((one for one in measures if one.values[0] != one.values[-1]), None)
        trend = self._one_of(_TREND).format_map(changing.words) if changing else _STEADY.format_map(measures[0].words)
        return [paragraph(_RESULTS.format_map(words)), _table_of(measures), paragraph(trend)]

    def _words(self, practice: Mapping[str, Any], topic: str, indicator: str) -> dict[str, object]:
        words = {"short": self._company.short, "product": self._company.product, "indicator": indicator}
        return self._again({**words, "topic": topic, "office": practice["office"], "rule": practice["rule"]})

    def _again(self, words: Mapping[str, object]) -> dict[str, object]:
        """Return the words with other figures."""
        few = self._random.randint(4, 9)
        figures = {"few": few, "done": few - self._random.randint(1, 3), "many": self._random.randint(10, 36)}
        return {**words, **figures, "month": self._random.randint(3, 11), "begun": self._random.randint(2018, 2022)}

    def _step(self, steps: Sequence[str], place: int) -> str:
        return steps[place % len(steps)].format(few=self._random.randint(2, 6), many=self._random.randint(20, 90))

    def _measure(self, name: str, unit: str, first: float, change: float) -> Measure:
        digits = max((len(str(one).partition(".")[2]) for one in (first, change)), default=0)
        most = 100 if unit == "%" and first <= 100 and "率" in name and "保值" not in name else None  # noqa: PLR2004
        dice = Random(self._company.credit_code + name)  # noqa: S311 - the same wherever the measure is told
        values = [first + change * year * dice.uniform(0.85, 1.15) for year in range(len(_YEARS))]
        return Measure(name, unit, [f"{min(one, most) if most else one:.{digits}f}" for one in values])

    def _one_of(self, sentences: Sequence[str]) -> str:
        return self._random.choice(sentences)


@cache
def practices() -> Mapping[str, Mapping[str, Any]]:
    """Return what companies do, by the code of the indicator or criterion."""
    return tomllib.loads(_FILE.read_text("utf-8"))


def _clauses(text: str) -> list[str]:
    """Return the clauses of a criterion without what asks; the first is its topic."""
    asked = [_ASKS.sub("", one.strip()) for one in _CLAUSES.split(text)]
    return [one for one in asked if one and len(one) <= _LONGEST_CLAUSE] or [asked[0][:_LONGEST_CLAUSE]]


def _outcome(measure: Measure) -> str:
    steady = measure.values[0] == measure.values[-1]
    return (_STEADY if steady else _OUTCOME).format_map(measure.words)


def _table_of(measures: Sequence[Measure]) -> Node:
    return table([["指标", *_YEARS], *(one.row for one in measures)])
