"""Objections (异议) to a published notice, and tips (问题线索) passed on to the supervisor."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import cast

from django.urls import reverse
from django.utils import timezone

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs, prepare
from zhiheng.web.audit.errors import blocked
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.sealed import seal_text
from zhiheng.web.audit.telling import holders
from zhiheng.web.entries.models import Entry
from zhiheng.web.messages.notices import notify
from zhiheng.web.notices import messages, rules
from zhiheng.web.notices.listed import lines_of
from zhiheng.web.notices.models import Channel, Objection, PublicNotice, Tip
from zhiheng.web.programmes.clock import end_of, local_day
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.queries import working_day_tables
from zhiheng.web.programmes.values import value_of
from zhiheng.web.programmes.working_days import add_working_days


@dataclass(frozen=True, slots=True)
class Said:
    """Who objects, with identity number or credit code and how to reach them, and the facts with their evidence."""

    name: str
    identity: str
    contact: str
    facts: str


@dataclass(frozen=True, slots=True)
class Received:
    """How and when an objection came in, and what it says."""

    channel: Channel
    received_at: datetime
    said: Said


def register_objection(actor: Actor, notice: PublicNotice, entry: Entry, received: Received) -> Objection:
    """Register an objection to somebody on the published list; who objects and what they say is encrypted.

    Raises NotPermittedError, UnknownYearError, BlockedError before the publication, for a late one and for somebody
    else, and BadInputError with the places ``received_at``, ``name``, ``identity``, ``contact`` and ``facts``.
    """
    with acting(actor, rules.REGISTER_OBJECTION, notice) as deed:
        fresh, cycle = deed.subject, deed.subject.cycle
        _refuse(fresh, entry, received)
        days = int(str(value_of(cycle, "notice.investigation_days")))
        day = local_day(cycle, received.received_at)
        made = Objection.objects.create(
            cycle=cycle,
            notice=fresh,
            number=Objection.objects.filter(cycle=cycle).count() + 1,
            entry=entry,
            channel=received.channel,
            received_at=received.received_at,
            said=seal_text(json.dumps(asdict(received.said), ensure_ascii=False)),
            due_on=add_working_days(day, days, working_day_tables(cycle.programme)),
            noted_by_id=cast("int", actor.person),
        )
        deed.about = made
        deed.record(number=made.number, channel=made.channel, due_on=made.due_on.isoformat())
    return made


def _refuse(notice: PublicNotice, entry: Entry, received: Received) -> None:
    if notice.ends_on is None:
        raise blocked(messages.NOT_PUBLISHED)
    if received.received_at >= end_of(notice.cycle, notice.ends_on):
        raise blocked(filled(messages.LATE, day=notice.ends_on))
    codes = [one["entry"] for one in lines_of(notice.listed)]
    if entry.cycle_id != notice.cycle_id or entry.code not in codes:
        raise blocked(messages.NOT_LISTED)
    problems = list(_wrong(cast("datetime", notice.published_at), received))
    if problems:
        raise BadInputError(problems)


def _wrong(published_at: datetime, received: Received) -> Iterator[Problem]:
    if received.received_at < published_at.replace(second=0, microsecond=0):  # typed in minutes
        yield Problem(Place(cell="received_at"), messages.BEFORE_NOTICE)
    if received.received_at > timezone.now():
        yield Problem(Place(cell="received_at"), messages.IN_THE_FUTURE)
    for name, text in asdict(received.said).items():
        if not text.strip():
            yield Problem(Place(cell=name), messages.NOT_GIVEN)


def prepare_decision(actor: Actor, objection: Objection, outcome: Objection.Outcome, reason: str) -> Proposal:
    """Put an outcome before the lead; raises as ``approvals.prepare`` does, BlockedError without a reason."""
    return prepare(actor, rules.DECIDE_OBJECTION, objection, {"outcome": outcome, "reason": reason})


def _blockers(_objection: Objection, arguments: Arguments) -> list[Message]:
    return [] if str(arguments["reason"]).strip() else [messages.NO_REASON]


def _preview(objection: Objection, arguments: Arguments) -> list[Message]:
    name, outcome = objection.entry.organisation.name, str(arguments["outcome"])
    said = messages.OUTCOMES[outcome].zh
    found = [filled(messages.WILL_DECIDE, number=objection.number, name=name, outcome=said)]
    if outcome == Objection.Outcome.UPHELD:
        found.append(filled(messages.WILL_TAKE_OFF, name=name))
    return [*found, filled(messages.REASON, reason=arguments["reason"])]


@performs(rules.DECIDE_OBJECTION, _preview, _blockers)
def decide_objection(deed: Deed[Objection], arguments: Arguments) -> None:
    """Keep outcome and reason; an upheld objection takes its entry off the list from now on."""
    objection = deed.subject
    objection.outcome, objection.reason = str(arguments["outcome"]), str(arguments["reason"])
    objection.proposal = Proposal.objects.get(
        verb=rules.DECIDE_OBJECTION.id, subject_id=objection.public_id, state=Proposal.State.WAITING
    )
    objection.save(update_fields=["outcome", "reason", "proposal"])
    deed.record(number=objection.number, outcome=objection.outcome)


def pass_on_tip(actor: Actor, cycle: Cycle, channel: Channel, text: str) -> Tip:
    """Pass an unsigned report on, encrypted; the supervisors are told, and the office reads it no more.

    Raises NotPermittedError, and BadInputError, its place ``text``, if nothing is said.
    """
    with acting(actor, rules.PASS_ON_TIP, cycle) as deed:
        if not text.strip():
            raise BadInputError([Problem(Place(cell="text"), messages.NOTHING_SAID)])
        values = {"channel": channel, "noted_by_id": cast("int", actor.person)}
        made = Tip.objects.create(cycle=deed.subject, said=seal_text(text.strip()), **values)
        deed.about = made
        link = f"{reverse('notices:tips')}?cycle={deed.subject.public_id}"
        supervisors = holders(frozenset({Role.SUPERVISOR}), made.scope)
        notify(supervisors, messages.TIP_PASSED_ON, link, cycle=deed.subject)
    return made
