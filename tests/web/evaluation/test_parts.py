"""A part of the evaluation in words, for what the library may say."""

from typing import Any

from zhiheng.web.evaluation import messages
from zhiheng.web.evaluation.evaluating import _percents
from zhiheng.web.evaluation.pages import _changes, _letter
from zhiheng.web.evaluation.parts import Named, PartPage

NAMED = Named({"A": ("甲公司", "x"), "B": ("乙公司", "y")}, {"E1": "A"}, "")
D_STUDY = [{"experts": count, "absolute": value} for count, value in ((1, 0.3), (2, 0.5), (9, 0.82))]


def page(**measured: object) -> PartPage:
    reliability = {"g": {"absolute": 0.5}, "d_study": D_STUDY}
    line = {"1": {"not_separable": ["A", "B"], "would_enter": ["B"], "would_leave": ["A"]}}
    values: dict[str, Any] = {"reliability": reliability, "line": line, "adjusts": True, "flags": [], "experts": []}
    part = {"entries": 2, "sheets": 5, "phase": "desk", "tops": [{"name": "奖", "top": 1}], "scores": {}}
    return PartPage(part | {"measured": values | measured}, NAMED)


def test_reliability_in_a_sentence() -> None:
    assert page().sentences[1].zh == "达到通常要求的 80%，每家约需 9 位专家评分（现在平均 2.5 位）。"
    few = {"g": {"absolute": 0.5}, "d_study": D_STUDY[:2]}
    assert page(reliability=few).sentences[1] == messages.NEVER_ENOUGH
    assert page(reliability={"g": {"absolute": 0.8}}).sentences[1] == messages.ENOUGH
    assert page(reliability={"g": None}).sentences == [messages.NO_RELIABILITY]


def test_what_is_said_at_the_line() -> None:
    assert [one.zh for one in page().lines] == [
        "前 1 名的线附近，这 2 家在统计上分不出先后：甲公司、乙公司。",
        "按专家宽严调整后，乙公司 会进入前 1 名，甲公司 会退出。",
    ]
    assert page(adjusts=False).lines[-1] == messages.NOT_ADJUSTED
    apart = page(line=None)
    assert (apart.lines, apart.entry_lines, apart.is_ranked) == ([messages.NOT_CONNECTED], [], False)


def test_questions_that_name_no_cell() -> None:
    severity = {"kind": "severity", "who": ["E1"], "where": [], "size": -12.04, "cells": []}
    bounds = {"kind": "bounds", "who": [], "where": [], "size": 0.25, "cells": []}
    copying = {"kind": "copying", "who": ["E1", "E1"], "where": ["A", "B"], "size": 0.7, "cells": []}
    assert [name for name, _ in page(flags=[copying]).flags[0].cells] == ["甲公司", "乙公司"]
    assert [one.text.zh for one in page(flags=[severity, bounds, copying]).flags] == [
        "专家A的评分尺度比其他专家偏宽 12.0 个百分点，请复核",
        "25% 的评分是最低或最高分，统计结果只作参考",
        "专家A和专家A在共同评过的 2 家申报上有 70% 的分数相同，远多于其他专家之间，请复核",
    ]


def test_letters_go_on_after_z() -> None:
    assert [_letter(place) for place in (0, 25, 26, 51, 52, 702)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]


def test_points_become_percents() -> None:
    file = _percents([("desk", "A", "E1", "1.1", "12"), ("desk", "A", "E1", "1.2", "5")], {"1.1": 40, "1.2": 20})
    assert file.text().splitlines()[1:] == ["A,E1,1.1,30.0", "A,E1,1.2,25.0"]


def test_what_changes_without_an_expert() -> None:
    move = {"entry": "A", "rank": 2, "before": 1, "tier": None, "tier_before": "award"}
    assert [one.zh for one in _changes([move], NAMED, {"award": "质量奖"})] == [
        "甲公司 建议奖项“质量奖”→“无”",
        "甲公司 第 1 名→第 2 名",
    ]
    assert _changes([], NAMED, {}) == [messages.UNCHANGED]
    assert _changes(None, NAMED, {}) == [messages.NOT_POSSIBLE]
