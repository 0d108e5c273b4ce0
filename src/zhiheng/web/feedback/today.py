"""What feedback reports ask of the office today."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.stages import Stage
from zhiheng.web.feedback.messages import TO_DRAFT, TO_RELEASE
from zhiheng.web.feedback.standing import drafts_waiting, without_report
from zhiheng.web.programmes.contributions import Item, filled
from zhiheng.web.programmes.models import Cycle


def items(actor: Actor, cycle: Cycle, _now: datetime) -> Iterator[Item]:
    """Yield how many reports are to be drafted and to be released."""
    if actor.role not in OFFICE or cycle.stage != Stage.ANNOUNCED:
        return
    link = f"{reverse('feedback:reports')}?cycle={cycle.public_id}"
    for message, count in ((TO_DRAFT, without_report(cycle)), (TO_RELEASE, drafts_waiting(cycle))):
        if count:
            yield Item("to_do", filled(message, count=count), link)
