"""The cycle at its evaluation that tests of reviewing share."""

import pytest

from web.entries.conftest import Call, call, clerk
from web.panels.world import Review, make_review
from zhiheng.web.audit.actor import Actor

__all__ = ["call", "clerk"]


@pytest.fixture
def review(call: Call, clerk: Actor) -> Review:
    return make_review(call, clerk)
