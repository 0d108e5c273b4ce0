from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.scoring.rounding import Rounding

RATIOS = st.tuples(st.integers(0, 10**9), st.integers(1, 10**6))
MODES = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN}


@pytest.mark.parametrize(
    ("ratio", "mode", "text"),
    [
        ((1, 3), "half_up", "0.33"),
        ((2, 3), "half_up", "0.67"),
        ((5, 1000), "half_up", "0.01"),
        ((5, 1000), "half_even", "0.00"),
        ((15, 1000), "half_even", "0.02"),
        ((0, 7), "half_up", "0.00"),
        ((1000, 1), "half_even", "1000.00"),
    ],
)
def test_publish_rounds_halves_as_the_mode_says(ratio, mode, text):
    assert Rounding(2, mode).publish(ratio) == text


def test_publish_without_decimals_has_no_point():
    assert Rounding(0).publish((25, 2)) == "13"


@given(st.integers(0, 10**9), st.integers(0, 12), st.integers(0, 6), st.sampled_from(sorted(MODES)))
def test_publish_equals_decimal_quantize(numerator, power, digits, mode):
    exact = Decimal(numerator).scaleb(-power, Context(prec=50))
    expected = exact.quantize(Decimal(1).scaleb(-digits), rounding=MODES[mode], context=Context(prec=50))
    assert Rounding(digits, mode).publish((numerator, 10**power)) == format(expected, "f")


@given(RATIOS, st.integers(0, 6), st.sampled_from(sorted(MODES)))
def test_publish_is_never_further_than_half_a_unit(ratio, digits, mode):
    distance = Fraction(Rounding(digits, mode).publish(ratio)) - Fraction(*ratio)
    assert abs(distance) <= Fraction(1, 2 * 10**digits)


@given(RATIOS, st.integers(2, 9))
def test_publish_does_not_depend_on_lowest_terms(ratio, factor):
    assert Rounding().publish(ratio) == Rounding().publish((ratio[0] * factor, ratio[1] * factor))
