"""What a consensus starts from: the members' range and median, and how an agreed mark stands to them."""

from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.problems import Place
from zhiheng.scoring import Form, Sheet, form_of
from zhiheng.scoring.marks import NOT_APPLICABLE
from zhiheng.scoring.opinions import Opinions, opinions_on
from zhiheng.scoring.phase_score import score_phase
from zhiheng.scoring.scheme import Phase, Scheme
from zhiheng.standard import load_guide, load_standard

STANDARD = load_standard("pengjiang-manufacturing")
STEPS = st.lists(st.integers(0, 20), min_size=1, max_size=9)


def form(unit: str = "percent", limit: int = 20) -> Form:
    scheme = Scheme(
        name="示例", standard=STANDARD, guide=load_guide(), unit=unit, phases=(), tiers=(), spread_limit=limit
    )
    return form_of(STANDARD, scheme)


def on(code: str, *marks: str, unit: str = "percent") -> Opinions:
    return opinions_on(form(unit), [{code: mark} for mark in marks])[code]


@pytest.mark.property
@given(STEPS)
def test_median_is_the_exact_one_rounded_half_up_to_a_step(steps: list[int]) -> None:
    exact = median(Fraction(one) for one in steps)
    found = opinions_on(form(), [{"1.1": str(5 * one)} for one in steps])["1.1"].median
    assert found is not None
    assert Fraction(-1, 2) < found - exact <= Fraction(1, 2)


@pytest.mark.property
@given(STEPS, st.randoms())
def test_order_of_members_changes_nothing(steps: list[int], shuffle) -> None:
    shuffled = list(steps)
    shuffle.shuffle(shuffled)
    one, other = ([{"2.2": str(5 * step)} for step in of] for of in (steps, shuffled))
    assert opinions_on(form(), one) == opinions_on(form(), other)


@pytest.mark.property
@given(STEPS, st.integers(0, 100))
def test_spread_and_its_flag_are_those_of_the_official_result(steps: list[int], limit: int) -> None:
    of = form(limit=limit)
    sheets = [Sheet("desk", "E1", f"X{n}", [step] * len(of.codes), Place()) for n, step in enumerate(steps)]
    score = score_phase(Phase("desk", "材料评审", 1, "median"), of, {"E1": sheets})["E1"]
    found = opinions_on(of, [dict.fromkeys(of.codes, str(5 * step)) for step in steps])
    assert [one.spread for one in found.values()] == list(score.ranges)
    assert [one.is_within for one in found.values()] == [5 * spread <= limit for spread in score.ranges]


@pytest.mark.property
@given(STEPS)
def test_median_never_lies_outside(steps: list[int]) -> None:
    found = Opinions(tuple(sorted(steps)), 0, 4)
    assert found.median is not None
    assert (found.departs(found.median), found.is_outside(found.median)) == (False, False)
    assert [found.is_outside(mark) for mark in (min(steps) - 1, max(steps) + 1)] == [True, True]


def test_even_number_of_members_rounds_up() -> None:
    assert on("1.1", "60", "65").median == 13
    assert on("1.1", "60", "70").median == 13
    assert on("1.1", "5", "5.5", "6.5", "10", unit="points").median == 12


def test_limit_itself_is_within() -> None:
    assert [on("1.1", "40", high).is_within for high in ("60", "65")] == [True, False]
    assert on("1.1", "40", "65").spread == 5


def test_not_applicable_is_agreed_by_all_or_discussed() -> None:
    all_of_them, some = on("1.1", "NA", "NA"), on("1.1", "NA", "60", "65")
    assert (all_of_them.median, all_of_them.is_within, all_of_them.spread) == (NOT_APPLICABLE, True, 0)
    assert (all_of_them.is_outside(NOT_APPLICABLE), all_of_them.is_outside(12)) == (False, True)
    assert (some.median, some.is_within, some.departs(12)) == (None, False, True)
    assert (some.is_outside(NOT_APPLICABLE), some.is_outside(12), on("1.1", "60").is_outside(NOT_APPLICABLE)) == (
        False,
        False,
        True,
    )


def test_nothing_given_has_no_median() -> None:
    assert (on("1.1").median, on("1.1", "", "63").median) == (None, None)
    assert not on("1.1").is_within
