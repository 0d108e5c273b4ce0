from fractions import Fraction
from statistics import fmean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.scoring.aggregate import mean_of, median_of, the_agreed_one, trimmed_mean_of

VALUES = st.lists(st.integers(0, 100), min_size=1, max_size=9)


def value(aggregate, values):
    return Fraction(sum(sorted(values)[aggregate.kept]), aggregate.divisor)


@given(VALUES)
def test_mean_is_the_sum_over_the_count(values):
    assert value(mean_of(len(values)), values) == Fraction(sum(values), len(values))


@given(VALUES)
def test_median_is_that_of_the_standard_library(values):
    assert value(median_of(len(values)), values) == Fraction(median(values))


@given(st.data(), VALUES)
def test_trimmed_mean_drops_the_highest_and_lowest_values(data, values):
    high = data.draw(st.integers(0, len(values) - 1))
    low = data.draw(st.integers(0, len(values) - 1 - high))
    rest = sorted(values)
    for _ in range(high):
        rest.remove(max(rest))
    for _ in range(low):
        rest.remove(min(rest))
    assert value(trimmed_mean_of(len(values), high, low), values) == Fraction(sum(rest), len(rest))


@pytest.mark.parity
def test_trimmed_mean_equals_a_published_olympic_average():
    # Diving and figure skating drop the extremes: 7.0 7.5 7.5 8.0 8.5 gives 23.0 / 3.
    marks = [70, 75, 75, 80, 85]
    assert value(trimmed_mean_of(5, 1, 1), marks) == Fraction(230, 3)
    assert fmean([75, 75, 80]) == pytest.approx(230 / 3)


def test_the_agreed_value_is_taken_as_it_is():
    assert value(the_agreed_one(), [65]) == 65


@given(VALUES, st.integers(1, 50))
def test_every_aggregate_moves_with_a_constant(values, constant):
    moved = [mark + constant for mark in values]
    count = len(values)
    for aggregate in (mean_of(count), median_of(count), trimmed_mean_of(count, 0, count - 1)):
        assert value(aggregate, moved) == value(aggregate, values) + constant
