"""Clearing the database after an electronic round, at once and, where somebody was reading, by the clock."""

from django.utils import timezone

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import SYSTEM
from zhiheng.web.committee import rules
from zhiheng.web.committee.clearing import is_cleared
from zhiheng.web.committee.models import BallotBox, BallotRound


def clear_traces() -> None:
    """Clear what closed electronic rounds left in the database, and say so in the record; later if others read now."""
    electronic = BallotBox.objects.values("round")
    rounds = list(BallotRound.objects.filter(cleared_at=None, pk__in=electronic).exclude(closed_at=None).order_by("pk"))
    if not rounds or not is_cleared():
        return
    for one in rounds:
        with acting(SYSTEM, rules.CLEAR_TRACES, one) as deed:
            BallotRound.objects.filter(pk=deed.subject.pk).update(cleared_at=timezone.now())
            deed.record(number=deed.subject.number)
