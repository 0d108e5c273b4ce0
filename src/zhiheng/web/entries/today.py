"""What screening asks of the office today."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count
from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries import doors
from zhiheng.web.entries.models import Entry, ScreeningCheck, ScreeningOutcome, ScreeningStatement
from zhiheng.web.entries.screening_list import undecided, waiting_to_begin
from zhiheng.web.entries.screening_names import CHECK_NAMES
from zhiheng.web.entries.screening_state import is_before
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.contributions import Item, filled
from zhiheng.web.programmes.models import Cycle

_SOON = timedelta(days=3)
_State = ScreeningCheck.State

TO_BEGIN = Message("{count} 份申报等待开始审查", "{count} applications wait for their checks to begin")
UNDECIDED = Message("{count} 份申报材料尚未完成{check}", "{count} applications have no outcome of the {check}")
COMPLETED = Message("{who} 已补正并重新提交", "{who} completed its application and handed it in again")
NOT_COMPLETED = Message("{who} 逾期没有补正", "{who} did not complete its application in time")
STATED = Message("{who} 提交了陈述申辩", "{who} made a statement")
SILENT = Message("{who} 没有陈述申辩，期限已过", "{who} made no statement, and the time is over")
ASKED = Message("{who} 申请复核", "{who} asks for reconsideration")
ANSWER_DUE = Message(
    "{department} 的意见还差 {count} 家，{day} 截止", "{department} still has to answer about {count}, due {day}"
)


def items(actor: Actor, cycle: Cycle, now: datetime) -> Iterator[Item]:
    """Yield what waits at screening, for the office while the cycle is at that stage."""
    if actor.role not in OFFICE or cycle.stage != Stage.SCREENING:
        return
    link = f"{reverse('entries:screening')}?cycle={cycle.public_id}"
    count = waiting_to_begin(cycle)
    if count:
        yield Item("to_do", filled(TO_BEGIN, count=count), link)
    for kind, name in CHECK_NAMES.items():
        count = undecided(cycle, kind)
        if count:
            yield Item("to_do", filled(UNDECIDED, count=count, check=name), link)
    yield from _of_companies(actor, cycle, now)
    yield from _of_departments(actor, cycle, now)


def _of_companies(actor: Actor, cycle: Cycle, now: datetime) -> Iterator[Item]:
    """Yield whose answer came, and whose time is over without one."""
    lasts = doors.screening_outcomes(actor).filter(check_of__entry__cycle=cycle).order_by("check_of", "number")
    said = set(ScreeningStatement.objects.filter(outcome__in=lasts.order_by()).values_list("outcome", flat=True))
    for outcome in {one.check_of_id: one for one in lasts}.values():
        found = _waiting(outcome, is_said=outcome.pk in said, is_running=is_before(outcome, now))
        if found:
            link = reverse("entries:screening_check", args=[outcome.check_of.public_id])
            yield Item("waiting", filled(found, who=outcome.check_of.entry.organisation.name), link)


def _waiting(outcome: ScreeningOutcome, *, is_said: bool, is_running: bool) -> Message | None:
    check = outcome.check_of
    if check.state == _State.COMPLETION:
        if check.entry.state == Entry.State.SUBMITTED:
            return COMPLETED
        return None if is_running else NOT_COMPLETED
    if check.state == _State.HEARING:
        if is_said:
            return STATED
        return None if is_running else SILENT
    return ASKED if check.state == _State.RECONSIDERING else None


def _of_departments(actor: Actor, cycle: Cycle, now: datetime) -> Iterator[Item]:
    """Yield the departments that have not answered about every application, shortly before their day and after."""
    today = local_day(cycle, now)
    screened = doors.screening_checks(actor).filter(entry__cycle=cycle).exclude(entry__state=Entry.State.WITHDRAWN)
    entries = screened.values("entry").distinct().count()
    asked = doors.opinion_requests(actor).filter(cycle=cycle, deadline__lte=today + _SOON)
    for one in asked.annotate(missing=entries - Count("replies")).filter(missing__gt=0).order_by("deadline", "pk"):
        text = filled(ANSWER_DUE, department=one.department, count=one.missing, day=one.deadline)
        link = reverse("entries:opinion", args=[one.public_id])
        yield Item("overdue" if one.deadline < today else "due", text, link, one.deadline)
