"""Steps below a prefix, and what is wrong with a sequence of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.standard.sequence import code_of, faults, step_of, usual_first


@pytest.mark.parametrize(
    ("code", "prefix", "step"),
    [
        ("3", "", 3),
        ("1.3", "1.", 3),
        ("1.10", "1.", 10),
        ("4.1.2", "4.1.", 2),
        ("1.1c", "1.1", 3),
        ("1.1z", "1.1", 26),
        ("2.3", "1.", None),
        ("1", "1.", None),
        ("1.", "1.", None),
        ("1.1.2", "1.", None),
        ("1.11a", "1.1", None),
        ("1.1ab", "1.1", None),
    ],
)
def test_step_of_reads_one_step_below_the_prefix(code: str, prefix: str, step: int | None) -> None:
    assert step_of(code, prefix) == step


@pytest.mark.parametrize(
    ("step", "prefix", "code"), [(3, "", "3"), (3, "1.", "1.3"), (3, "1.1", "1.1c"), (27, "1.1", "1.1z")]
)
def test_code_of_writes_numbers_after_dots_and_letters_after_digits(step: int, prefix: str, code: str) -> None:
    assert code_of(step, prefix) == code


@given(st.integers(1, 26), st.sampled_from(["", "1.", "4.1.", "1.1"]))
def test_step_of_undoes_code_of(step: int, prefix: str) -> None:
    assert step_of(code_of(step, prefix), prefix) == step


@pytest.mark.parametrize(
    ("steps", "first", "found"),
    [
        ([1, 2, 3], 1, []),
        ([2, 3], 2, []),
        ([], 1, []),
        ([2, 3], 1, [(0, 1)]),
        ([1, 3, 4], 1, [(1, 2)]),
        ([1, 2, 2, 3], 1, [(2, None)]),
        ([2, 1, 3], 1, [(0, 1), (1, 3), (2, 2)]),
        ([1, None, 3], 1, []),
        ([1, None, 2], 1, [(2, 3)]),
    ],
)
def test_faults_tell_what_was_due(steps: list[int | None], first: int, found: list[tuple[int, int | None]]) -> None:
    assert list(faults(steps, first)) == found


@given(st.integers(1, 5), st.integers(0, 20))
def test_faults_are_none_in_an_unbroken_sequence(first: int, length: int) -> None:
    assert list(faults(range(first, first + length), first)) == []


@given(st.lists(st.integers(1, 9), min_size=1))
def test_faults_are_found_in_any_other_sequence(steps: list[int]) -> None:
    assert bool(list(faults(steps, 1))) == (steps != list(range(1, len(steps) + 1)))


@pytest.mark.parametrize(
    ("firsts", "usual"), [([], 1), ([None], 1), ([2, 2, 1], 2), ([2, 1], 1), ([None, 2], 2), ([3, 3, 2, 2], 2)]
)
def test_usual_first_is_the_commonest_then_the_smallest(firsts: list[int | None], usual: int) -> None:
    assert usual_first(firsts) == usual
