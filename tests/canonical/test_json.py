import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.canonical import NotCanonicalError, canonical_json

SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(exclude_categories=["Cs"]))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parity
def test_keys_are_sorted_as_in_the_example_of_rfc_8785():
    # RFC 8785, 3.2.3: sorting by UTF-16 code units.
    value = {
        "€": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "😀": "Emoji: Grinning Face",
        "\x80": "Control",
        "ö": "Latin Small Letter O With Diaeresis",
    }
    assert list(json.loads(canonical_json(value)).values()) == [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ]


@pytest.mark.parity
def test_strings_are_escaped_as_in_the_example_of_rfc_8785():
    # RFC 8785, 3.2.2 (strings and literals of the sample object).
    value = {"string": '€$\x0f\nA\'B"\\\\"/', "literals": [None, True, False]}
    assert canonical_json(value).decode() == (
        '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_chinese_is_written_as_it_is():
    assert canonical_json({"标题": ["质量", 1]}) == '{"标题":["质量",1]}'.encode()


@given(VALUES)
def test_canonical_json_reads_back_as_the_value(value):
    assert json.loads(canonical_json(value)) == value


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 9)), st.randoms())
def test_the_order_of_keys_changes_nothing(value, random):
    shuffled = dict(random.sample(list(value.items()), len(value)))
    assert canonical_json(shuffled) == canonical_json(value)


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        float("nan"),
        {1: "x"},
        {"a": {2: 1}},
        [2**53],
        -(2**53),
        {"a": [object()]},
        b"x",
        "\ud800",
        {"\ud800": 1},
        {1, 2},
    ],
)
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(NotCanonicalError):
        canonical_json(value)


def test_the_largest_integers_are_exact():
    assert canonical_json([2**53 - 1, -(2**53) + 1]) == b"[9007199254740991,-9007199254740991]"


def test_a_bad_member_behind_a_chinese_key_is_refused_too():
    with pytest.raises(NotCanonicalError):
        canonical_json([{"键": 1}, 1.5])
