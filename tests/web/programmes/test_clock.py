"""A last day lasts until 24:00 in the cycle's time zone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from zhiheng.web.programmes.clock import end_of, has_begun, is_before_deadline, local_day
from zhiheng.web.programmes.models import Cycle, Phase

SHANGHAI, URUMQI = Cycle(time_zone="Asia/Shanghai"), Cycle(time_zone="Asia/Urumqi")
PHASE = Phase(begins=date(2027, 3, 1), ends=date(2027, 3, 31))
END = datetime(2027, 3, 31, 16, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("cycle", "now", "is_before"),
    [
        (SHANGHAI, END - SECOND, True),
        (SHANGHAI, END, False),
        (URUMQI, END, True),
        (URUMQI, END + timedelta(hours=2), False),
    ],
)
def test_deadline_is_the_end_of_the_day_there(cycle, now, is_before) -> None:
    assert is_before_deadline(cycle, PHASE, now) is is_before


def test_phase_without_last_day_has_no_deadline() -> None:
    assert is_before_deadline(SHANGHAI, Phase(), END)


def test_day_changes_with_the_time_zone() -> None:
    assert (local_day(SHANGHAI, END), local_day(URUMQI, END)) == (date(2027, 4, 1), date(2027, 3, 31))
    assert end_of(SHANGHAI, date(2027, 3, 31)) == END


def test_phase_begins_with_its_first_day() -> None:
    before = datetime(2027, 2, 28, 15, 59, tzinfo=UTC)
    assert [has_begun(SHANGHAI, PHASE, now) for now in (before, before + timedelta(minutes=1))] == [False, True]
    assert not has_begun(SHANGHAI, Phase(), END)
