import hashlib

import pytest

from reports.results_workbook.conftest import WritePages
from scoring.make import ONE_PHASE, TINY, Files, entries, sheet
from zhiheng.scoring import evaluate

TRIMMED = """\
name = "示例奖"
standard = "tiny.yaml"
allow_na = true
[rounding]
digits = 3
mode = "half_even"
[[phases]]
id = "desk"
name = "材料评审"
weight = 1
aggregate = "trimmed_mean"
over = "indicator"
drop_high = 2
{fallback}
{gate}
[[phases]]
id = "visit"
weight = 2.5
aggregate = "median"
[[tiers]]
id = "award"
name = "质量奖"
ceiling = 2
min_percent = 55.5
[ties]
order = ["2", "1"]
"""


@pytest.fixture
def explanations(files: Files, write_pages: WritePages) -> dict[str, str]:
    files.write("scheme.toml", TRIMMED.format(fallback="", gate="advance_top = 8\nadvance_min_percent = 50"))
    files.ratings(sheet("A", "E1", 50, 50, 50))
    return {str(term): str(text) for term, text in write_pages()["说明"]}


def test_write_about_puts_the_scheme_into_words(explanations: dict[str, str]) -> None:
    assert explanations["阶段：材料评审"] == (
        "权重1；去掉2个最高分和1个最低分后平均（可用评分表少于5份时改用算术平均），汇总各项二级指标的得分；"
        "入围线：得分率不低于50%，且排在前8名（末位同分的一并入围）"
    )
    assert explanations["阶段：visit"] == "权重2.5；中位数，汇总各位专家的总分"
    assert explanations["奖项：质量奖"] == "名额上限2个，得分率不低于55.5%，可以空缺；名额处并列的，由评审委员会决定"
    assert explanations["同分"] == "总分相同的，依次比较一级指标得分：乙、甲；仍相同的并列"
    assert explanations["舍入"] == (
        "每个公布的数只舍入一次，保留3位小数，四舍六入五成双。得分率由公布的总分算出；"
        "舍入后会显得达到奖项的得分率要求而实际未达到的，多列一位小数，其后截去"
    )
    assert explanations["不适用"] == "允许填不适用（NA）"
    assert explanations["注"] == "按总分汇总的阶段，各一级指标得分之和不一定等于阶段得分：visit"


def test_write_about_names_standard_and_result_by_digest(files: Files, explanations: dict[str, str]) -> None:
    season = files.season()
    published = hashlib.sha256(evaluate(season).as_bytes()).hexdigest()
    assert explanations["摘要值"] == f"results.json：{published}"
    assert explanations["评分要点"] == f"小标准（tiny，100分，摘要值 {season.scheme.standard.digest}）"


def test_write_about_says_that_too_few_sheets_are_an_error(files: Files, write_pages: WritePages) -> None:
    files.write("scheme.toml", TRIMMED.format(fallback='fallback = "error"\nwhen_fewer_than = 4', gate=""))
    files.ratings(*(sheet("A", f"E{number}", 50, 50, 50) for number in range(4)))
    texts = dict(write_pages()["说明"])
    assert texts["阶段：材料评审"].startswith("权重1；去掉2个最高分和1个最低分后平均（可用评分表少于4份时不予计算）")


def test_write_about_explains_a_plain_scheme(files: Files, write_pages: WritePages) -> None:
    files.ratings(sheet("A", "E1", 50, 50, 50))
    texts = dict(write_pages()["说明"])
    assert texts["阶段：材料评审"] == "权重1；算术平均，汇总各位专家的总分"
    assert texts["同分"] == "总分相同的并列"
    assert texts["不适用"] == "不允许填不适用（NA）"
    assert "注" not in texts


def test_write_about_names_the_standard_of_each_track(files: Files, write_pages: WritePages) -> None:
    files.write("other.yaml", TINY.replace("id: tiny", "id: other").replace("小标准", "服务标准"))
    tracks = '[[tracks]]\nid = "m"\nname = "制造业"\n[[tracks]]\nid = "s"\nstandard = "other.yaml"\n'
    files.write("scheme.toml", ONE_PHASE + tracks)
    files.write("entries.csv", entries(A="示例A公司,advanced,,m"))
    files.ratings(sheet("A", "E1", 50, 50, 50))
    texts = dict(write_pages()["说明"])
    assert texts["评分要点：制造业"].startswith("小标准（tiny，")
    assert texts["评分要点：s"].startswith("服务标准（other，")


def test_write_about_gives_the_ceilings_of_each_track(files: Files, write_pages: WritePages) -> None:
    tier = '[[tiers]]\nid = "award"\nname = "质量奖"\nceiling = 2\n'
    tracks = '[[tracks]]\nid = "m"\nname = "制造业"\n[[tracks]]\nid = "s"\nceilings = { award = 1 }\n'
    files.write("scheme.toml", ONE_PHASE + tier + tracks)
    files.write("entries.csv", entries(A="示例A公司,advanced,,m"))
    files.ratings(sheet("A", "E1", 50, 50, 50))
    assert dict(write_pages()["说明"])["奖项：质量奖"] == (
        "申报类别 制造业：名额上限2个；申报类别 s：名额上限1个；"
        "得分率不低于0%，可以空缺；名额处并列的，由评审委员会决定"
    )


@pytest.mark.parametrize(
    ("trimming", "text"),
    [
        ("drop_low = 0", "去掉1个最高分后平均（可用评分表少于5份时改用算术平均）"),
        ("drop_high = 0\ndrop_low = 0", "算术平均"),
        ('drop_high = 0\ndrop_low = 0\nfallback = "error"', "算术平均（可用评分表少于5份时不予计算）"),
    ],
)
def test_write_about_words_a_trimmed_mean_by_what_it_drops(
    files: Files, write_pages: WritePages, trimming: str, text: str
) -> None:
    files.write("scheme.toml", ONE_PHASE.replace('"mean"', '"trimmed_mean"') + trimming)
    files.ratings(*(sheet("A", f"E{number}", 50, 50, 50) for number in range(5)))
    assert dict(write_pages()["说明"])["阶段：材料评审"] == f"权重1；{text}，汇总各位专家的总分"
