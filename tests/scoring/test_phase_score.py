from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import reference
from zhiheng.problems import Message, Place
from zhiheng.scoring import Scheme, Sheet, form_of
from zhiheng.scoring.marks import NOT_APPLICABLE
from zhiheng.scoring.phase_score import score_phase
from zhiheng.scoring.scheme import Phase, Trimming
from zhiheng.standard import Category, Guide, Indicator, Standard

GUIDE = Guide("five", Message("", ""), "draft", None, None, Decimal(5), ())


@st.composite
def standards(draw):
    categories = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        points = draw(st.lists(st.integers(1, 80), min_size=1, max_size=3))
        indicators = [Indicator(f"{number}.{n}", "项", p, "process", ()) for n, p in enumerate(points, 1)]
        categories.append(Category(str(number), "类", sum(points), tuple(indicators)))
    return Standard("drawn", "评分要点", sum(category.points for category in categories), tuple(categories), True)


@st.composite
def phases(draw):
    aggregate = draw(st.sampled_from(["mean", "trimmed_mean", "median", "consensus"]))
    high, low = draw(st.integers(0, 2)), draw(st.integers(0, 2))
    trimming = Trimming(high, low, high + low + draw(st.integers(1, 3))) if aggregate == "trimmed_mean" else None
    return Phase("desk", "材料评审", 1, aggregate, draw(st.sampled_from(["total", "indicator"])), trimming)


@st.composite
def forms(draw):
    """A scheme with one phase, the phase, and its form."""
    standard, phase = draw(standards()), draw(phases())
    scheme = Scheme("", standard, GUIDE, (phase,), unit=draw(st.sampled_from(["percent", "points"])), allow_na=True)
    return scheme, phase, form_of(standard, scheme)


@st.composite
def panels(draw, scheme, phase, form):
    """Usable sheets with the same indicators NA."""
    absent = draw(st.sets(st.sampled_from(form.codes), max_size=len(form.codes) - 1))
    experts = [f"E{n}" for n in range(draw(st.integers(1, 7)))]
    if phase.aggregate == "consensus":
        experts = ["@consensus", *experts[1:]]
    sheets = []
    for expert in experts:
        tops = [20 if scheme.unit == "percent" else 2 * maximum for maximum in form.maxima]
        marks = [
            NOT_APPLICABLE if code in absent else draw(st.integers(0, top))
            for code, top in zip(form.codes, tops, strict=True)
        ]
        sheets.append(Sheet("desk", "A", expert, marks, Place()))
    return sheets


@st.composite
def rated_phases(draw):
    """A phase, its form, and the sheets of one panel."""
    scheme, phase, form = draw(forms())
    return scheme, phase, form, draw(panels(scheme, phase, form))


def score(phase, form, sheets):
    """Return the score of one entry."""
    return score_phase(phase, form, {"A": sheets})["A"]


def exact(values):
    return [None if value is None else Fraction(*value) for value in values]


@pytest.mark.property
@given(rated_phases())
def test_score_equals_the_reference_in_fractions(drawn):
    scheme, phase, form, sheets = drawn
    result = score(phase, form, sheets)
    points, categories, indicators, name = reference.phase_score(form, scheme.unit, 5, phase, sheets)
    assert Fraction(*result.score) == points
    assert exact(result.categories.ratios()) == list(categories.values())
    assert exact(result.indicators.ratios()) == list(indicators.values())
    assert result.aggregate.name == name


@pytest.mark.property
@given(st.data(), forms())
def test_entries_scored_together_get_what_each_gets_alone(data, drawn):
    scheme, phase, form = drawn
    together = data.draw(st.dictionaries(st.sampled_from("ABCDE"), panels(scheme, phase, form)))
    scores = score_phase(phase, form, together)
    assert scores == {entry: score(phase, form, sheets) for entry, sheets in together.items()}


def largest(points, experts):
    """Return the score of full marks under the finest step of percents."""
    indicators = tuple(Indicator(f"1.{n}", "项", p, "process", ()) for n, p in enumerate(points, 1))
    standard = Standard("large", "大", sum(points), (Category("1", "甲", sum(points), indicators),), True)
    phase = Phase("desk", "材料评审", 1, "mean")
    form = form_of(standard, Scheme("", standard, replace(GUIDE, step=Decimal("0.03125")), (phase,)))
    return score(phase, form, [Sheet("desk", "A", f"E{n}", [3200] * len(points), Place()) for n in range(experts)])


def test_the_most_points_a_standard_may_have_are_exact():
    result = largest([999_997, 1, 1], experts=9)
    assert Fraction(*result.score) == 999_999
    assert exact(result.indicators.ratios()) == [999_997, 1, 1]


def test_points_too_large_to_be_added_up_are_refused():
    assert Fraction(*largest([2**50], experts=2).score) == 2**50
    with pytest.raises(OverflowError):
        largest([2**51], experts=2)


@pytest.mark.property
@given(rated_phases(), st.randoms())
def test_score_does_not_depend_on_the_order_of_sheets(drawn, random):
    _, phase, form, sheets = drawn
    shuffled = random.sample(sheets, len(sheets))
    first, second = score(phase, form, sheets), score(phase, form, shuffled)
    assert (first.score, first.categories, first.ranges) == (second.score, second.categories, second.ranges)


@pytest.mark.property
@given(rated_phases())
def test_score_does_not_depend_on_the_names_of_experts(drawn):
    _, phase, form, sheets = drawn
    renamed = [sheet if sheet.is_agreed else replace(sheet, expert=f"X{sheet.expert}") for sheet in sheets]
    assert score(phase, form, renamed).score == score(phase, form, sheets).score


@pytest.mark.property
@given(rated_phases())
def test_one_step_more_from_everyone_moves_the_score_by_that_step(drawn):
    scheme, phase, form, sheets = drawn
    if scheme.unit == "points":
        return
    for sheet in sheets:
        sheet.marks[:] = [min(mark, 19) for mark in sheet.marks]
    before = Fraction(*score(phase, form, sheets).score)
    for sheet in sheets:
        sheet.marks[:] = [mark if mark == NOT_APPLICABLE else mark + 1 for mark in sheet.marks]
    assert Fraction(*score(phase, form, sheets).score) - before == Fraction(form.standard.points, 20)


def test_spreads_are_those_of_members_alone():
    standard = Standard("one", "一", 10, (Category("1", "甲", 10, (Indicator("1.1", "项", 10, "process", ()),)),), True)
    phase = Phase("desk", "材料评审", 1, "consensus")
    form = form_of(standard, Scheme("", standard, GUIDE, (phase,)))
    agreed = Sheet("desk", "A", "@consensus", [20], Place())
    members = [Sheet("desk", "A", expert, [mark], Place()) for expert, mark in (("E1", 10), ("E2", 13))]
    assert exact(score(phase, form, [agreed, *members]).spreads) == [15]
    assert score(phase, form, [agreed]).spreads == [None]
