from collections.abc import Iterator

import pytest
from threadpoolctl import threadpool_limits


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """As the command computes; small matrices are slower on several threads."""
    with threadpool_limits(1):
        yield
