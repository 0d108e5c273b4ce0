"""The visit that tests share."""

import pytest

from web.entries.conftest import Call, call, clerk
from web.visits.world import Visiting, make_visiting
from zhiheng.web.audit.actor import Actor

__all__ = ["call", "clerk"]


@pytest.fixture
def visiting(call: Call, clerk: Actor) -> Visiting:
    return make_visiting(call, clerk)
