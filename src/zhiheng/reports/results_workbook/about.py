"""说明: by which rules the result came about, in words, and where the numbers that count are kept."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zhiheng.canonical import digest_of
from zhiheng.reports.results_workbook import words
from zhiheng.reports.results_workbook.page import FIRST_ROW, Paper, write_cells
from zhiheng.reports.results_workbook.published import Phase, Published, Track

_OFFICIAL = (
    "本工作簿由结果数据包中的 results.json 生成，供阅读和打印；数值以 results.json 为准。"
    "建议奖项按评审方案得出，由评审委员会审议、政府审定；公布前不得公开。"
)
_SIGNS = (
    f"“{words.NONE}”表示没有：申报无评分或已撤回、一级或二级指标不适用、没有建议奖项，或没有阶段得分。"
    "“专家分”各页中，“撤回”“未填完”的评分表未计入；空白表示没有该专家的评分表，或申报未入围、评分表未使用。"
)

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
        yield f"奖项：{tier['name']}", _tier(tier, published.tracks)
    yield "同分", _ties(published)
    yield "舍入", _rounding(published)
    yield "分差", f"各位专家对同一项二级指标的得分率相差超过{scheme['spread_limit']}个百分点时提示，不影响得分"
    yield "符号", _SIGNS
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
    name = words.aggregate_name(phase["aggregate"], phase)
    if phase["aggregate"] != "trimmed_mean":
        return name
    fallback = words.aggregate_name("mean", phase)
    if phase["fallback"] == "error":
        return f"{name}（可用评分表少于{phase['when_fewer_than']}份时不予计算）"
    if name == fallback:
        return name
    return f"{name}（可用评分表少于{phase['when_fewer_than']}份时改用{fallback}）"


def _tier(tier: Mapping[str, Any], tracks: Sequence[Track]) -> str:
    ceilings = "".join(f"申报类别 {track['name']}：名额上限{track['ceilings'][tier['id']]}个；" for track in tracks)
    ceilings = ceilings or f"名额上限{tier['ceiling']}个，"
    return f"{ceilings}得分率不低于{tier['min_percent']}%，可以空缺；名额处并列的，由评审委员会决定"


def _rounding(published: Published) -> str:
    mode = words.ROUNDING_NAMES[published.rounding.mode]
    return (
        f"每个公布的数只舍入一次，保留{published.digits}位小数，{mode}。得分率由公布的总分算出；"
        "舍入后会显得达到奖项的得分率要求而实际未达到的，多列一位小数，其后截去"
    )


def _ties(published: Published) -> str:
    order = published.scheme["ties"]["order"]
    if not order:
        return "总分相同的并列"
    names = {category.code: category.name for category in published.rankings[0].standard.categories}
    return f"总分相同的，依次比较一级指标得分：{'、'.join(names[code] for code in order)}；仍相同的并列"
