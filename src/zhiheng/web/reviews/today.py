"""What scoring asks of the office today."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.clock import is_before_deadline
from zhiheng.web.programmes.contributions import Item, filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.consensus_progress import consensus_lines
from zhiheng.web.reviews.doors.consensus import entries_to_agree_on
from zhiheng.web.reviews.models import SheetReopening
from zhiheng.web.reviews.phases import desk_phase
from zhiheng.web.reviews.progress import progress_of

REOPENINGS = Message("{count} 份重新打开评分表的申请待答复", "{count} requests to reopen a score sheet wait")
TO_AGREE_ON = Message("{count} 份申报待合议或合议中", "{count} applications wait for their consensus or are in it")
MISSING = Message("{count} 份评分表尚未确认提交", "{count} score sheets are not submitted yet")


def items(actor: Actor, cycle: Cycle, now: datetime) -> Iterator[Item]:
    """Yield for the office what is missing, to be agreed on and, for the lead, asked while a cycle is under review."""
    if actor.role is Role.OFFICE_LEAD and cycle.stage == Stage.EVALUATION:
        yield from _reopenings(cycle)
    phase = desk_phase(cycle) if actor.role in OFFICE and cycle.stage == Stage.EVALUATION else None
    missing = sum(line.missing for line in progress_of(cycle)) if phase else 0
    if phase and missing:
        kind: Literal["waiting", "overdue"] = "waiting" if is_before_deadline(cycle, phase, now) else "overdue"
        yield Item(kind, filled(MISSING, count=missing), _progress(cycle), phase.ends)
    reviewed = entries_to_agree_on(actor).filter(panel__cycle=cycle) if phase else []
    to_agree_on = sum(line.is_under_way for line in consensus_lines(reviewed))
    if to_agree_on:
        yield Item("waiting", filled(TO_AGREE_ON, count=to_agree_on), _progress(cycle))


def _reopenings(cycle: Cycle) -> Iterator[Item]:
    count = SheetReopening.objects.filter(sheet__entry__cycle=cycle, is_agreed=None).count()
    if count:
        yield Item("waiting", filled(REOPENINGS, count=count), reverse("reviews:sheet_states", args=[cycle.public_id]))


def _progress(cycle: Cycle) -> str:
    return reverse("reviews:progress", args=[cycle.public_id])
