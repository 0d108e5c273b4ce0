"""What a cycle itself asks of the office today."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit import doors as audit_doors
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.stages import STAGE_NAMES, Stage
from zhiheng.web.audit.table import all_verbs
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.contributions import Item, filled
from zhiheng.web.programmes.models import Cycle, Phase, Setting
from zhiheng.web.programmes.queries import working_day_tables
from zhiheng.web.programmes.working_days import is_in_package

_SOON = timedelta(days=3)
_LEFT_BY_HAND = (Stage.CALL, Stage.SCREENING)
"""Stages that the office ends once their phases are over."""

WAITS = Message("待审核：{verb}（{who} 提交）", "to be approved: {verb} (prepared by {who})")
ENDS = Message("“{phase}”到今天 24:00 截止", "“{phase}” ends today at 24:00")
ENDS_SOON = Message("“{phase}”{day} 24:00 截止", "“{phase}” ends on {day} at 24:00")
BEGINS = Message("“{phase}”今天开始", "“{phase}” begins today")
IS_OVER = Message(
    "“{phase}”已于 {day} 截止，本届还在{stage}阶段", "“{phase}” ended on {day}, the cycle is still at: {stage}"
)
UNCONFIRMED = Message("{count} 项设置待秘书处确认", "{count} settings await the office’s confirmation")
YEAR_UNKNOWN = Message("{year} 年的节假日安排还没有录入", "the holidays of {year} are not entered")


def items(actor: Actor, cycle: Cycle, now: datetime) -> Iterator[Item]:
    """Yield deadlines of phases, acts that wait for the actor, settings to confirm, holidays to enter."""
    phases = list(cycle.phases.filter(is_on=True))
    for phase in phases:
        yield from _of_phase(cycle, phase, now)
    yield from _waiting(actor, cycle)
    count = Setting.objects.filter(cycle=cycle, document="").count()
    if count and cycle.stage == Stage.DRAFT:
        yield Item("to_do", filled(UNCONFIRMED, count=count), _link("settings", cycle.public_id))
    yield from _unknown_years(cycle, phases)


def _of_phase(cycle: Cycle, phase: Phase, now: datetime) -> Iterator[Item]:
    today, link = local_day(cycle, now), _link("calendar", cycle.public_id)
    if phase.begins == today:
        yield Item("to_do", filled(BEGINS, phase=phase.name), link, today)
    if phase.ends is None:
        return
    if phase.ends < today and phase.stage == cycle.stage and phase.stage in _LEFT_BY_HAND:
        values = {"phase": phase.name, "day": phase.ends, "stage": STAGE_NAMES[Stage(cycle.stage)]}
        yield Item("overdue", filled(IS_OVER, **values), link, phase.ends)
    elif phase.ends == today:
        yield Item("due", filled(ENDS, phase=phase.name), link, today)
    elif today < phase.ends <= today + _SOON:
        yield Item("due", filled(ENDS_SOON, phase=phase.name, day=phase.ends), link, phase.ends)


def _waiting(actor: Actor, cycle: Cycle) -> Iterator[Item]:
    """Yield the acts that the actor may decide, which are not the actor's own."""
    found = audit_doors.proposals(actor).filter(cycle=cycle, state=Proposal.State.WAITING)
    for proposal in found.exclude(prepared_by=actor.person):
        verb = all_verbs()[proposal.verb]
        if actor.role in verb.approvers:
            text = filled(WAITS, verb=verb.title, who=proposal.prepared_by.name)
            yield Item("waiting", text, reverse("audit:proposal", args=[proposal.public_id]))


def _unknown_years(cycle: Cycle, phases: list[Phase]) -> Iterator[Item]:
    """Yield the years of the phases whose working days nobody can tell."""
    years = {day.year for phase in phases for day in (phase.begins, phase.ends) if day}
    entered = working_day_tables(cycle.programme)
    for year in sorted(years):
        if year not in entered and not is_in_package(year):
            yield Item("to_do", filled(YEAR_UNKNOWN, year=year), _link("holidays", cycle.programme.public_id))


def _link(name: str, public_id: str) -> str:
    return reverse(f"programmes:{name}", args=[public_id])
