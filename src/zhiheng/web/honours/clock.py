"""What the clock does after the announcement: winners are reminded of a follow-up form before it is due."""

from datetime import timedelta

from django.utils import timezone

from zhiheng.web.audit.actor import SYSTEM
from zhiheng.web.honours import rules
from zhiheng.web.honours.actions.follow_up import remind_of_follow_up
from zhiheng.web.honours.models import FollowUp
from zhiheng.web.jobs.clock import Tick
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import Cycle

_BEFORE = timedelta(days=7)


def remind_before_due() -> None:
    """Remind those who did not submit, once in the last week before the day."""
    waiting = FollowUp.objects.filter(submitted_at=None, reminded_at=None, winner__revocation=None)
    now = timezone.now()
    for cycle in Cycle.objects.filter(pk__in=waiting.values("cycle")).select_related("programme").order_by("pk"):
        soon = waiting.filter(cycle=cycle, due_on__lte=local_day(cycle, now) + _BEFORE)
        if soon.exists() and rules.REMIND_FOLLOW_UP.allows(SYSTEM, cycle):
            remind_of_follow_up(SYSTEM, cycle)


TICKS = (Tick("honours.remind", 60, remind_before_due),)
