"""The standard as values."""

from dataclasses import FrozenInstanceError, replace

import pytest

from standard.samples import small, standard_of
from zhiheng.canonical import digest_of
from zhiheng.standard import Standard


@pytest.fixture
def standard() -> Standard:
    return standard_of(small())


def test_standard_is_immutable(standard: Standard) -> None:
    with pytest.raises(FrozenInstanceError):
        standard.points = 1000


def test_equal_standards_have_equal_hash_and_digest(standard: Standard) -> None:
    other = standard_of(small())
    assert (standard == other, hash(standard), standard.digest) == (True, hash(other), other.digest)


def test_digest_is_that_of_the_json(standard: Standard) -> None:
    assert standard.digest == digest_of(standard.as_json())


def test_edited_standard_has_another_digest(standard: Standard) -> None:
    assert replace(standard, title="另一份评分要点").digest != standard.digest


def test_indicators_come_in_the_order_of_the_standard(standard: Standard) -> None:
    assert [indicator.code for indicator in standard.indicators] == ["1.1", "1.2", "2.1"]


def test_json_says_that_criteria_are_withheld_only_if_they_are(standard: Standard) -> None:
    assert "criteria_withheld" not in standard.as_json()
    assert replace(standard, criteria_withheld=True).as_json()["criteria_withheld"] is True
