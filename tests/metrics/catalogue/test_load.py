"""The catalogue is complete, and a formula that cannot be right is refused with its place."""

from collections import Counter

import pytest

from metrics.company import CATALOGUE
from zhiheng.metrics.catalogue import builtin_tables, load_catalogue
from zhiheng.problems import BadInputError


def test_catalogue_is_complete() -> None:
    assert (len(CATALOGUE.inputs), len(CATALOGUE.metrics)) == (259, 190)
    assert list(CATALOGUE.rules) == [f"R{number:02}" for number in range(1, 51)]
    tiers = Counter(metric.tier for metric in CATALOGUE.metrics.values())
    assert tiers == {"named": 76, "implied": 94, "variant": 20}
    assert sum(metric.is_core for metric in CATALOGUE.metrics.values()) == 118
    status = Counter(metric.source_status for metric in CATALOGUE.metrics.values())
    assert status == {"sourced": 71, "standard-number-only": 52, "unsourced": 67}
    levels = Counter(rule.level for rule in CATALOGUE.rules.values())
    assert levels == {"error": 20, "warn": 27, "block": 3}


def test_metrics_that_need_years_before() -> None:
    earlier = [name for name, leaves in CATALOGUE.leaves.items() if any(back for _, back in leaves)]
    assert len(earlier) == 24
    assert CATALOGUE.leaves["roe"] == (("net_profit", 0), ("total_equity", 0), ("total_equity", 1))
    assert CATALOGUE.inputs_of("roe") == ("net_profit", "total_equity")


def test_newest_grid_factors_are_the_defaults() -> None:
    assert {
        name: str(CATALOGUE.defaults[name]) for name in ("grid_ef", "grid_ef_residual", "coef_tce_electricity")
    } == {
        "grid_ef": "0.4419",
        "grid_ef_residual": "0.6096",
        "coef_tce_electricity": "1.229",
    }
    assert "fx_rate_usd_cny" not in CATALOGUE.defaults


def test_every_rule_that_a_metric_lists_exists() -> None:
    listed = {rule for metric in CATALOGUE.metrics.values() for rule in metric.rules}
    assert listed - set(CATALOGUE.rules) == set()
    assert set(CATALOGUE.rules) - listed == {"R28", "R29"}


def _problems_of(table: str, column: str, text: str) -> list[str]:
    """Return the problems of the built-in catalogue with one field of the first row of a table changed."""
    tables = builtin_tables()
    first, *others = tables[table]
    tables[table] = ({**first, column: text}, *others)
    with pytest.raises(BadInputError) as caught:
        load_catalogue(tables)
    return [problem.text("zh").partition(" › 检")[0] for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("nett_profit", "第 1 个字符: 没有名为 nett_profit 的原始数据或绩效指标"),
        ("1+xyzzy", "第 3 个字符: 没有名为 xyzzy 的原始数据或绩效指标"),
        ("avg(net_profit)", "第 1 个字符: net_profit 不是时点数，不能取年初年末平均 › 改用时点数，或去掉 avg"),
        ("sum3(inventory)", "第 1 个字符: inventory 不是期间数，不能三年相加 › 改用期间数，或去掉 sum3"),
        ("prev(grid_ef)", "第 1 个字符: grid_ef 是系数，没有上年数 › 去掉 prev"),
        ("prev(inventory+1)", "第 1 个字符: prev 只能用于单独一个名称 › 把算式改写为各项分别取数"),
        ("inventory<1", "第 1 个字符: 比较只能作为 iff 的条件或规则本身 › 改成算式"),
        ("iff(inventory,1,2)", "第 1 个字符: 这里应为比较（< <= > >=） › 写成 a<=b 的形式"),
        ("1+", "第 3 个字符: 公式没有写完 › 补上缺少的数、名称或右括号"),
    ],
)
def test_refuse_a_formula_that_cannot_be_right(text: str, problem: str) -> None:
    assert _problems_of("metrics", "formula", text) == [f"metrics › first_pass_yield › {problem}"]


def test_refuse_a_rule_without_a_comparison() -> None:
    assert _problems_of("rules", "expression", "inventory ; 1<") == [
        "rules › R01 › 第 3 个字符: 公式没有写完 › 补上缺少的数、名称或右括号"
    ]
    assert _problems_of("rules", "expression", "inventory") == [
        "rules › R01 › 第 1 个字符: 这里应为比较（< <= > >=） › 写成 a<=b 的形式"
    ]


def test_refuse_metrics_that_refer_to_each_other_in_a_circle() -> None:
    circle = "prev(final_inspection_pass_rate)+first_pass_yield"
    assert _problems_of("metrics", "formula", circle) == [
        "first_pass_yield: 指标互相引用成环：first_pass_yield → first_pass_yield › 去掉其中一个引用"
    ]
