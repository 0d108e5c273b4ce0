"""Award money (奖励资金) as the office records it."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from django.utils import timezone

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.honours import messages, rules
from zhiheng.web.honours.models import AwardPayment, Winner
from zhiheng.web.honours.standing import money_of
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import Cycle


def note_payment(actor: Actor, winner: Winner, paid_on: date, document: str) -> AwardPayment:
    """Record that a winner got the money that the setting gives its tier.

    Raises NotPermittedError, BlockedError while that is not set, and BadInputError with the places ``day`` and
    ``document``.
    """
    with acting(actor, rules.NOTE_PAYMENT, winner) as deed:
        fresh = deed.subject
        amount = money_of(fresh.cycle, fresh.tier_id)
        if not amount:
            raise blocked(messages.NO_AMOUNT)
        _refuse(fresh.cycle, paid_on, document, fresh.announcement.announced_on, messages.BEFORE_ANNOUNCEMENT)
        made = AwardPayment.objects.create(
            cycle=fresh.cycle,
            winner=fresh,
            amount=amount,
            paid_on=paid_on,
            document=document.strip(),
            noted_by_id=cast("int", actor.person),
        )
        deed.about = made
        deed.record(amount=amount, paid_on=paid_on.isoformat(), document=made.document)
    return made


def note_repayment(actor: Actor, payment: AwardPayment, repaid_on: date, document: str) -> None:
    """Record that it was paid back; raises as above."""
    with acting(actor, rules.NOTE_REPAYMENT, payment) as deed:
        fresh = deed.subject
        _refuse(fresh.cycle, repaid_on, document, fresh.paid_on, messages.BEFORE_PAYMENT)
        fresh.repaid_on, fresh.repaid_document = repaid_on, document.strip()
        fresh.save(update_fields=["repaid_on", "repaid_document"])
        deed.record(repaid_on=repaid_on.isoformat(), document=fresh.repaid_document)


def _refuse(cycle: Cycle, day: date, document: str, earliest: date, early: Message) -> None:
    problems = list(_wrong(cycle, day, document, earliest, early))
    if problems:
        raise BadInputError(problems)


def _wrong(cycle: Cycle, day: date, document: str, earliest: date, early: Message) -> Iterator[Problem]:
    if day < earliest:
        yield Problem(Place(cell="day"), early)
    if day > local_day(cycle, timezone.now()):
        yield Problem(Place(cell="day"), messages.IN_THE_FUTURE)
    if not document.strip():
        yield Problem(Place(cell="document"), messages.NO_DOCUMENT)
