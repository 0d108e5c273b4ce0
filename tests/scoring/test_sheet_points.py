"""What one sheet comes to is what the official calculation gives it."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhiheng.problems import Place
from zhiheng.scoring import Form, Sheet, form_of
from zhiheng.scoring.marks import NOT_APPLICABLE
from zhiheng.scoring.phase_score import score_phase
from zhiheng.scoring.scheme import Phase, Scheme
from zhiheng.scoring.sheet_points import sheet_points
from zhiheng.standard import load_guide, load_standard

STANDARD = load_standard("pengjiang-manufacturing")


def form(unit: str) -> Form:
    scheme = Scheme(name="示例", standard=STANDARD, guide=load_guide(), unit=unit, phases=(), tiers=())
    return form_of(STANDARD, scheme)


def official(of: Form, marks: list[int]) -> Fraction:
    sheet = Sheet("desk", "E1", "X1", marks, Place())
    score = score_phase(Phase("desk", "材料评审", 1, "mean"), of, {"E1": (sheet,)})["E1"].score
    return Fraction(*score)


@pytest.mark.property
@pytest.mark.parametrize("unit", ["percent", "points"])
@settings(max_examples=40)
@given(data=st.data())
def test_total_is_the_official_one(unit: str, data: st.DataObject) -> None:
    of = form(unit)
    choices = [
        data.draw(st.one_of(st.just(NOT_APPLICABLE), st.integers(0, int(scale.maximum / scale.step))))
        for scale in of.marks
    ]
    choices[0] = 1
    texts = {code: scale.texts()[mark] for code, scale, mark in zip(of.codes, of.marks, choices, strict=True)}
    assert sheet_points(of, texts).total == official(of, choices)


def test_partial_sheet_counts_what_is_given() -> None:
    found = sheet_points(form("percent"), {"1.1": "65", "1.2": " 50 ", "1.3": "63", "2.2": "NA"})
    assert (found.indicators["1.1"], found.indicators["1.3"]) == (Fraction(65, 4), None)
    assert (found.categories["1"], found.categories["2"]) == (Fraction(135, 4), 0)
    assert found.total == Fraction(135, 4) * 1000 / 940


def test_nothing_applies() -> None:
    of = form("percent")
    assert sheet_points(of, dict.fromkeys(of.codes, "NA")).total is None
