"""A cycle whose winner is announced."""

from datetime import date

import pytest
from django.utils import timezone

from web.committee.test_meeting import frozen, met
from web.notices.test_notice import listed
from web.results.conftest import Judged, call, clerk, judged, supervisor
from zhiheng.web.audit.stages import Stage
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.honours.actions.announcement import Announced, note_announcement
from zhiheng.web.honours.models import Winner

__all__ = ["call", "clerk", "frozen", "judged", "listed", "met", "supervisor"]


def today() -> date:
    return timezone.localdate()


@pytest.fixture
def announced(frozen: Judged, listed: ProposedList) -> Judged:
    """The cycle is announced; its document is not recorded yet."""
    assert listed.number == 1
    frozen.call.set_stage(Stage.ANNOUNCED)
    return frozen


@pytest.fixture
def won(announced: Judged) -> Winner:
    """The first company won."""
    made = note_announcement(announced.clerk, announced.cycle, Announced("示例公布〔2026〕1号", today()))
    return Winner.objects.get(announcement=made)
