"""Formulas as people read them."""

import pytest

from metrics.company import CATALOGUE
from zhiheng.metrics.formula import formula_in_words, parse_formula


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("net_profit/avg(total_equity)*100", "净利润÷平均(所有者权益合计)×100"),
        ("total_equity/prev(total_equity)", "所有者权益合计÷上年(所有者权益合计)"),
        ("sum3(net_profit)-(inventory+1)*2", "近三年合计(净利润)−(存货+1)×2"),
        ("-inventory-(net_profit-1)", "−存货−(净利润−1)"),
        ("inventory/(net_profit*2)", "存货÷(净利润×2)"),
        ("iff(inventory<1,2,min(3,4))", "(若存货＜1则2，否则较小者(3，4))"),
        ("abs(inventory)>=max(1,2)", "|存货|≥较大者(1，2)"),
    ],
)
def test_formula_in_words(text: str, words: str) -> None:
    assert formula_in_words(parse_formula(text), lambda name: CATALOGUE.name(name).zh) == words


def test_every_formula_and_rule_can_be_read() -> None:
    nodes = [metric.formula for metric in CATALOGUE.metrics.values()]
    nodes += [clause for rule in CATALOGUE.rules.values() for clause in rule.clauses]
    assert all(formula_in_words(node, lambda name: CATALOGUE.name(name).zh) for node in nodes)
