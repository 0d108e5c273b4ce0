"""The agenda template (日程模板) that every plan begins with."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from zhiheng.problems import Message
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import value_of
from zhiheng.web.visits.models import PlanItem, Visit

_HALF_A_DAY = "1/2"
_MORNING, _AFTERNOON = datetime(2000, 1, 1, 9, tzinfo=UTC), datetime(2000, 1, 1, 13, 30, tzinfo=UTC)
"""Of whatever day: only the time of day is used."""
_STEPS = (
    (Message("首次会议", "Opening meeting"), 30, 15),
    (Message("高层访谈", "Interview of the top managers"), 60, 30),
    (Message("现场巡查", "Walk through the site"), 90, 45),
    (Message("分组查证（含批次追溯演示）", "Verification in groups (a batch traced both ways)"), 120, 60),
    (Message("员工座谈", "Talk with employees"), 60, 30),
    (Message("内部合议", "The panel among itself"), 45, 20),
    (Message("末次会议", "Closing meeting"), 30, 20),
)
"""What follows what, with the minutes in a day and in half a day."""
_BEFORE_LUNCH = 3


def agenda_of(cycle: Cycle, visit: Visit) -> list[PlanItem]:
    """Return the template as items of a visit's first day, not saved, with times by the cycle's length of visits."""
    is_short = value_of(cycle, "visit.days") == _HALF_A_DAY
    times = _times([short if is_short else long for _, long, short in _STEPS], has_lunch=not is_short)
    return [
        PlanItem(visit=visit, day=1, begins=begins, ends=ends, what=what.zh)
        for (what, _, _), (begins, ends) in zip(_STEPS, times, strict=True)
    ]


def _times(minutes: list[int], *, has_lunch: bool) -> Iterator[tuple[time, time]]:
    now = _MORNING
    for place, length in enumerate(minutes):
        if has_lunch and place == _BEFORE_LUNCH:
            now = _AFTERNOON
        begins, now = now, now + timedelta(minutes=length)
        yield begins.time(), now.time()
