"""What visits ask of the office today."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.contributions import Item, filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.visits.doors import recusal_requests

CHALLENGED = Message("{organisation} 申请 {who} 回避，待答复", "{organisation} challenges {who}; an answer is due")


def items(actor: Actor, cycle: Cycle, _now: datetime) -> Iterator[Item]:
    """Yield for the lead the challenges that wait."""
    if actor.role is not Role.OFFICE_LEAD or cycle.stage != Stage.EVALUATION:
        return
    waiting = recusal_requests(actor).filter(is_upheld=None, member__visit__panel__cycle=cycle)
    for one in waiting.order_by("pk"):
        values = {"organisation": one.member.visit.entry.organisation.name, "who": one.member.person.name}
        yield Item("waiting", filled(CHALLENGED, **values), reverse("visits:uphold", args=[one.public_id]))
