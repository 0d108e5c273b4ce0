"""Deadlines (截止时间): days of the cycle's time zone that last until 24:00, judged by the server's clock."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from zhiheng.web.programmes.models import Cycle, Phase


def local_day(cycle: Cycle, now: datetime) -> date:
    """Return the day it is in the cycle's time zone."""
    return now.astimezone(ZoneInfo(cycle.time_zone)).date()


def end_of(cycle: Cycle, day: date) -> datetime:
    """Return the moment a day is over in the cycle's time zone: 24:00, which is 0:00 of the next one."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(cycle.time_zone))


def is_call_over(cycle: Cycle, now: datetime) -> bool:
    """Whether the last day of the call is over, whatever stage the cycle is still in; never without a last day.

    Called as ``is_before_deadline`` is.
    """
    return cycle.call_ends is not None and now >= end_of(cycle, cycle.call_ends)


def has_begun(cycle: Cycle, phase: Phase, now: datetime) -> bool:
    """Whether the phase's first day has come; a phase without one has not begun."""
    return phase.begins is not None and phase.begins <= local_day(cycle, now)


def is_before_deadline(cycle: Cycle, phase: Phase, now: datetime) -> bool:
    """Whether the phase's last day is not over; a phase without a last day has no deadline.

    Conditions of verbs call it within the act's transaction, where cycle and phase are read anew, with the server's
    clock; no job has to run for a deadline to pass.
    """
    return phase.ends is None or now < end_of(cycle, phase.ends)
