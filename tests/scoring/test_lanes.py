import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.scoring.lanes import LARGEST, Lanes, exchanges

NUMBERS = st.integers(0, LARGEST) | st.sampled_from([0, 1, 255, LARGEST - 1, LARGEST])


@st.composite
def tables(draw, numbers=NUMBERS):
    """Rows of numbers, all of the same length."""
    length = draw(st.integers(1, 9))
    return draw(st.lists(st.lists(numbers, min_size=length, max_size=length), min_size=1, max_size=7))


@given(tables())
def test_columns_lead_back_to_their_rows(table):
    lanes = Lanes(len(table))
    columns = lanes.columns(table)
    assert lanes.rows(columns) == list(map(tuple, table))
    assert lanes.numbers(columns[0]) == [row[0] for row in table]


def test_no_columns_make_empty_rows():
    assert Lanes(2).rows([]) == [(), ()]


@given(tables())
def test_each_lane_is_ordered_by_itself(table):
    lanes = Lanes(len(table))
    assert lanes.rows(lanes.ordered(lanes.columns(table))) == [tuple(sorted(row)) for row in table]


@given(tables(st.integers(0, LARGEST // 90)))
def test_columns_are_computed_with_like_numbers(table):
    lanes = Lanes(len(table))
    result = sum(factor * column for factor, column in enumerate(lanes.columns(table)))
    assert lanes.numbers(result) == [sum(factor * number for factor, number in enumerate(row)) for row in table]


def test_numbers_below_0_are_refused():
    with pytest.raises(OverflowError):
        Lanes(1).columns([[0, -1]])


@pytest.mark.parametrize("count", range(11))
def test_exchanges_order_every_sequence_of_zeros_and_ones(count):
    # Knuth, The Art of Computer Programming, volume 3, 5.3.4, theorem Z: then they order every sequence.
    for number in range(2**count):
        values = [number >> place & 1 for place in range(count)]
        for low, high in exchanges(count):
            if values[low] > values[high]:
                values[low], values[high] = values[high], values[low]
        assert values == sorted(values)
