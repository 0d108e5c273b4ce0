"""The unified social credit code of GB 32100—2015; the codes are invented and only formally right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.web.people.credit_code import (
    _CHARACTERS,
    WRONG_CHARACTER,
    WRONG_CHECK,
    WRONG_LENGTH,
    check_character,
    problem_of,
    tidied,
)

_FIRST = st.text(_CHARACTERS, min_size=17, max_size=17)


@pytest.mark.parity
def test_example_of_the_standard_is_right() -> None:
    assert problem_of("91350100M000100Y43") is None


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("91350100M000100Y4", WRONG_LENGTH),
        ("", WRONG_LENGTH),
        ("91350100M000100Y4I", WRONG_CHARACTER),
        ("91350100M000100Y4中", WRONG_CHARACTER),
        ("91350100M000100Y44", WRONG_CHECK),
        ("19350100M000100Y43", WRONG_CHECK),
    ],
)
def test_wrong_code_is_explained(code: str, problem) -> None:
    assert problem_of(code) == problem


def test_blanks_and_small_letters_are_tidied() -> None:
    assert problem_of(tidied(" 91350100 m000100y 43 ")) is None


@pytest.mark.property
@given(_FIRST, st.integers(0, 16), st.sampled_from(_CHARACTERS))
def test_one_wrong_character_is_always_found(first: str, place: int, other: str) -> None:
    code = first + check_character(first)
    assert problem_of(code) is None
    changed = code[:place] + other + code[place + 1 :]
    assert problem_of(changed) == (None if changed == code else WRONG_CHECK)
