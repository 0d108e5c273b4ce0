from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.scoring import messages
from zhiheng.scoring.marks import ABSENT, NOT_APPLICABLE, POINTS_STEP, WITHDRAWN, Marks, decimal_text, why_no_mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("0", 0),
        ("85", 17),
        ("85.0", 17),
        ("100", 20),
        ("", ABSENT),
        ("NA", NOT_APPLICABLE),
        ("withdrawn", WITHDRAWN),
        *[(text, None) for text in ("85%", "0.85", "83", "105", "-5", "+5", "８５", "na", "1e1", "5.", ".5", "nan")],
    ],
)
def test_marks_of_a_percent(text, mark):
    assert Marks(100, Fraction(5))[text] == mark


@pytest.mark.parametrize(("text", "mark"), [("0.5", 1), ("25", 50), ("25.0", 50), ("25.5", None), ("0.25", None)])
def test_marks_of_points_end_at_the_maximum(text, mark):
    assert Marks(25, POINTS_STEP)[text] == mark


def test_absent_not_applicable_withdrawn_and_zero_are_four_values():
    assert len({Marks(100, Fraction(5))[text] for text in ("", "NA", "withdrawn", "0")}) == 4


@given(st.sampled_from(["5", "2.5", "1", "0.5", "10"]), st.integers(0, 10))
def test_texts_are_read_back_as_the_same_marks(step, count):
    marks = Marks(100, Fraction(step))
    assert marks[marks.texts()[count]] == count
    assert {marks[text] for text in marks.texts().values()} == set(marks.texts())


@given(st.decimals(0, 1000, places=4))
def test_decimal_text_is_exact_and_shortest(value):
    text = decimal_text(Fraction(value))
    assert Fraction(text) == Fraction(value)
    assert not ("." in text and text.endswith(("0", ".")))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("８５", messages.FULL_WIDTH),
        ("85%", messages.PERCENT_SIGN),
        ("0.85", messages.FRACTION_FOR_PERCENT),
        ("n/a", messages.BAD_WORD),
        ("83", messages.BAD_PERCENT),
    ],
)
def test_why_no_mark_names_the_cause(text, message):
    assert why_no_mark(text, messages.BAD_PERCENT) is message


def test_why_no_mark_does_not_take_points_for_a_fraction():
    assert why_no_mark("0.85", messages.BAD_POINTS) is messages.BAD_POINTS
