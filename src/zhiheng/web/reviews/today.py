"""What scoring asks of the office today."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.clock import is_before_deadline
from zhiheng.web.programmes.contributions import Item, filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.phases import desk_phase
from zhiheng.web.reviews.progress import progress_of

MISSING = Message("{count} 份评分表尚未确认提交", "{count} score sheets are not submitted yet")


def items(actor: Actor, cycle: Cycle, now: datetime) -> Iterator[Item]:
    """Yield how many sheets are missing, for the office while the cycle is under review."""
    phase = desk_phase(cycle) if actor.role in OFFICE and cycle.stage == Stage.EVALUATION else None
    missing = sum(line.missing for line in progress_of(cycle)) if phase else 0
    if phase and missing:
        kind: Literal["waiting", "overdue"] = "waiting" if is_before_deadline(cycle, phase, now) else "overdue"
        yield Item(
            kind, filled(MISSING, count=missing), reverse("reviews:progress", args=[cycle.public_id]), phase.ends
        )
