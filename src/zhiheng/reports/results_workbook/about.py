"""说明: by which rules the result came about, in words, and where the numbers that count are kept."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhiheng.canonical import digest_of
from zhiheng.reports.results_workbook import words
from zhiheng.reports.results_workbook.page import FIRST_ROW, Paper, write_cells
from zhiheng.reports.results_workbook.published import Phase, Published

_OFFICIAL = (
    "本工作簿由结果数据包中的 results.json 生成，供阅读和打印；数值以 results.json 为准。"
    "建议奖项按评审方案得出，由评审委员会审议、政府审定；公布前不得公开。"
)
_DASH = f"“{words.NONE}”表示没有这个数：未评分、已撤回、不适用，或未达到、未到达。"

_TERM_WIDTH, _TEXT_WIDTH = 28, 104


def write_about(paper: Paper, published: Published) -> None:
    """Write the page as pairs of a term and its explanation."""
    sheet = paper.add_page(words.ABOUT)
    for row, (term, text) in enumerate(_lines(published), FIRST_ROW):
        write_cells(paper, sheet, row, [(term, _TERM_WIDTH, "term"), (text, _TEXT_WIDTH, "explanation")])
    sheet.set_column(0, 0, _TERM_WIDTH)
    sheet.set_column(1, 1, _TEXT_WIDTH)


def _lines(published: Published) -> Iterator[tuple[str, str]]:
    scheme = published.scheme
    yield "性质", _OFFICIAL
    yield "摘要值", f"results.json：{digest_of(published.result)}"
    yield from _standards(published)
    yield "评分指南", f"编号 {scheme['guide']}"
    yield "评分单位", words.UNIT_NAMES[scheme["unit"]]
    yield "不适用", "允许填不适用（NA）" if scheme["allow_na"] else "不允许填不适用（NA）"
    for phase in published.phases:
        yield f"阶段：{phase['name']}", _phase(phase)
    for tier in scheme["tiers"]:
        yield f"奖项：{tier['name']}", _tier(tier)
    yield "同分", _ties(published)
    yield (
        "舍入",
        f"每个公布的数只舍入一次，保留{published.digits}位小数，{words.ROUNDING_NAMES[scheme['rounding']['mode']]}",
    )
    yield "分差", f"各位专家对同一项二级指标的得分率相差超过{scheme['spread_limit']}个百分点时提示，不影响得分"
    yield "符号", _DASH
    for note in published.result.get("notes", ()):
        yield "注", note


def _standards(published: Published) -> Iterator[tuple[str, str]]:
    for ranking in published.rankings:
        standard = ranking.standard
        term = f"评分要点：{ranking.name}" if ranking.name else "评分要点"
        yield term, f"{standard.title}（{standard.id}，{standard.points}分，摘要值 {standard.digest}）"


def _phase(phase: Phase) -> str:
    parts = [f"权重{phase['weight']}", f"{_aggregate(phase)}，汇总{words.OVER_NAMES[phase['over']]}"]
    gate = []
    if "advance_min_percent" in phase:
        gate.append(f"得分率不低于{phase['advance_min_percent']}%")
    if "advance_top" in phase:
        gate.append(f"排在前{phase['advance_top']}名（末位同分的一并入围）")
    return "；".join([*parts, *([f"入围线：{'，且'.join(gate)}"] if gate else [])])


def _aggregate(phase: Phase) -> str:
    if phase["aggregate"] != "trimmed_mean":
        return words.AGGREGATE_NAMES[phase["aggregate"]]
    fallback = "改用算术平均" if phase["fallback"] == "mean" else "不予计算"
    return (
        f"去掉{phase['drop_high']}个最高分和{phase['drop_low']}个最低分后平均"
        f"（可用评分表少于{phase['when_fewer_than']}份时{fallback}）"
    )


def _tier(tier: Mapping[str, Any]) -> str:
    return f"名额上限{tier['ceiling']}个，得分率不低于{tier['min_percent']}%，可以空缺；名额处并列的，由评审委员会决定"


def _ties(published: Published) -> str:
    order = published.scheme["ties"]["order"]
    if not order:
        return "总分相同的并列"
    names = {category.code: category.name for category in published.rankings[0].standard.categories}
    return f"总分相同的，依次比较一级指标得分：{'、'.join(names[code] for code in order)}；仍相同的并列"
