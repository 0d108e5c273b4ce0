"""Tests of drafts have an area that offers fields."""

from collections.abc import Iterator

import pytest

from web.drafts.example.with_example import with_example


@pytest.fixture(autouse=True)
def _example() -> Iterator[None]:
    with with_example():
        yield
