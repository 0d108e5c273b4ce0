"""What the public notice asks of the office today."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.stages import Stage
from zhiheng.web.notices import doors
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.contributions import Item, filled
from zhiheng.web.programmes.models import Cycle

ENDS = Message("公示期结束", "The public notice ends")
PUBLISH = Message("公示稿已定稿，发布后登记", "The notice is approved; record its publication")

OBJECTION = Message("第 {number} 号异议的调查期限", "Objection {number} is to be decided")


def items(actor: Actor, cycle: Cycle, now: datetime) -> Iterator[Item]:
    """Yield the end of the notice that holds, or that its publication is to be recorded, and open objections."""
    if actor.role not in OFFICE or cycle.stage != Stage.EVALUATION:
        return
    yield from _objections(actor, cycle, local_day(cycle, now))
    last = doors.public_notices(actor).filter(cycle=cycle).order_by("-number").first()
    if last is None or last.letter_id is None or last.is_void:
        return
    link = reverse("notices:notice", args=[last.public_id])
    if last.ends_on is None:
        yield Item("to_do", PUBLISH, link)
    elif last.ends_on >= local_day(cycle, now):
        yield Item("due", ENDS, link, last.ends_on)


def _objections(actor: Actor, cycle: Cycle, today: date) -> Iterator[Item]:
    """Yield the last day of the investigation of every objection that is not decided."""
    for one in doors.objections(actor).filter(cycle=cycle, outcome="").order_by("due_on", "number"):
        link = reverse("notices:objection", args=[one.public_id])
        yield Item("overdue" if one.due_on < today else "due", filled(OBJECTION, number=one.number), link, one.due_on)
