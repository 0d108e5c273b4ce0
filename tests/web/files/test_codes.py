"""Verification codes: readable however typed; a wrong letter is noticed."""

from hypothesis import assume, given
from hypothesis import strategies as st

from zhiheng.web.files.codes import ALPHABET, LENGTH, new_code, read_code, shown_code

CODES = st.builds(new_code)


@given(CODES)
def test_code_is_read_as_it_is_shown(code: str) -> None:
    assert len(code) == LENGTH
    assert [read_code(text) for text in (code, shown_code(code), f" {shown_code(code).lower()} ")] == [code] * 3


@given(CODES)
def test_letters_that_look_alike_are_understood(code: str) -> None:
    assert read_code(code.replace("0", "O").replace("1", "l")) == code
    assert read_code("".join(chr(ord(one) + 0xFEE0) for one in code)) == code


@given(CODES, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_noticed(code: str, place: int, letter: str) -> None:
    assume(code[place] != letter)
    assert read_code(code[:place] + letter + code[place + 1 :]) is None


@given(CODES, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_two_letters_exchanged_are_noticed(code: str, one: int, other: int) -> None:
    assume(code[one] != code[other])
    letters = list(code)
    letters[one], letters[other] = letters[other], letters[one]
    assert read_code("".join(letters)) is None


@given(st.text(max_size=20))
def test_anything_else_is_no_code(text: str) -> None:
    read = read_code(text)
    assert read is None or (len(read) == LENGTH and set(read) <= set(ALPHABET))


def test_codes_differ() -> None:
    assert len({new_code() for _ in range(1000)}) == 1000
