"""What the clock does for scoring: experts are reminded before their phase ends, where the setting says so."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from zhiheng.web.audit.actor import SYSTEM
from zhiheng.web.audit.stages import Stage
from zhiheng.web.jobs.clock import Tick
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.programmes.values import value_of
from zhiheng.web.reviews import rules
from zhiheng.web.reviews.actions.reminding import remind_experts
from zhiheng.web.reviews.models import Reminder
from zhiheng.web.reviews.phases import desk_phase
from zhiheng.web.reviews.progress import progress_of
from zhiheng.web.reviews.queries import days_left

_FROM_HOUR = 8
"""In the cycle's time zone: short messages wake nobody."""


def remind_before_the_end() -> None:
    """Remind who has sheets to confirm, once for each last day, when as many days are left as the setting says."""
    now = timezone.now()
    for cycle in Cycle.objects.filter(stage=Stage.EVALUATION).select_related("programme").order_by("pk"):
        phase = desk_phase(cycle)
        members = _members_to_remind(cycle, phase) if phase and _is_time(cycle, phase, now) else ()
        if members:
            remind_experts(SYSTEM, cycle, members)


def _is_time(cycle: Cycle, phase: Phase, now: datetime) -> bool:
    left = days_left(cycle, phase.ends)
    if not left or now.astimezone(ZoneInfo(cycle.time_zone)).hour < _FROM_HOUR:
        return False
    return left <= int(str(value_of(cycle, "scoring.remind_days"))) and rules.REMIND_EXPERTS.allows(SYSTEM, cycle)


def _members_to_remind(cycle: Cycle, phase: Phase) -> Sequence[str]:
    sent = Reminder.objects.filter(phase=phase, ends=phase.ends, sent_by=None)
    reminded = set(sent.values_list("person", flat=True))
    lines = progress_of(cycle)
    return [one.member.public_id for one in lines if one.missing and one.member.person_id not in reminded]


TICKS = (Tick("reviews.remind", 30, remind_before_the_end),)
