"""Certificates and plaques (证书和奖牌): registered, handed over, replaced, taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils import timezone

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.honours import messages, rules
from zhiheng.web.honours.models import Certificate, Winner
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import Cycle


@dataclass(frozen=True, slots=True)
class Numbered:
    """Number and date as they stand on the paper."""

    number: str
    dated: date


@dataclass(frozen=True, slots=True)
class Handover:
    """When it was handed over, and the names of who received it and who gave it."""

    day: date
    handed_to: str
    handed_by: str


def register_certificate(actor: Actor, winner: Winner, kind: Certificate.Kind, numbered: Numbered) -> Certificate:
    """Register one for a winner; raises NotPermittedError, and BadInputError with the places ``number``, ``dated``."""
    with acting(actor, rules.REGISTER_CERTIFICATE, winner) as deed:
        made = _made(actor, deed.subject, kind, numbered)
        deed.about = made
        deed.record(number=made.number, kind=made.kind, dated=made.dated.isoformat())
    return made


def replace_certificate(actor: Actor, certificate: Certificate, numbered: Numbered, reason: str) -> Certificate:
    """Register the one that stands in for another, lost or changed; raises as above, also with ``reason``."""
    with acting(actor, rules.REPLACE_CERTIFICATE, certificate) as deed:
        old = deed.subject
        if not reason.strip():
            raise BadInputError([Problem(Place(cell="reason"), messages.NO_REASON)])
        made = _made(actor, old.winner, Certificate.Kind(old.kind), numbered)
        made.replaces, made.reason = old, reason.strip()
        made.save(update_fields=["replaces", "reason"])
        deed.about = made
        deed.record(number=made.number, old=old.number, dated=made.dated.isoformat(), reason=made.reason)
    return made


def _made(actor: Actor, winner: Winner, kind: Certificate.Kind, numbered: Numbered) -> Certificate:
    number = numbered.number.strip()
    Cycle.objects.select_for_update(no_key=True).get(pk=winner.cycle_id)  # no two of the same number at once
    problems = list(_wrong(winner, kind, number, numbered.dated))
    if problems:
        raise BadInputError(problems)
    return Certificate.objects.create(
        cycle=winner.cycle,
        winner=winner,
        kind=kind,
        number=number,
        dated=numbered.dated,
        noted_by_id=cast("int", actor.person),
    )


def _wrong(winner: Winner, kind: Certificate.Kind, number: str, dated: date) -> Iterator[Problem]:
    if not number:
        yield Problem(Place(cell="number"), messages.NO_CERTIFICATE_NUMBER)
    if Certificate.objects.filter(cycle=winner.cycle_id, kind=kind, number=number).exists():
        yield Problem(Place(cell="number"), messages.NUMBER_TAKEN)
    if dated < winner.announcement.announced_on:
        yield Problem(Place(cell="dated"), messages.BEFORE_ANNOUNCEMENT)


def hand_over_certificate(actor: Actor, certificate: Certificate, handover: Handover) -> None:
    """Record who received it, and from whom.

    Raises NotPermittedError, and BadInputError with the places ``day``, ``handed_to`` and ``handed_by``.
    """
    with acting(actor, rules.HAND_OVER_CERTIFICATE, certificate) as deed:
        fresh = deed.subject
        problems = list(_wrong_day(fresh, handover.day, messages.BEFORE_DATED, fresh.dated))
        names = {"handed_to": handover.handed_to.strip(), "handed_by": handover.handed_by.strip()}
        problems += [Problem(Place(cell=name), messages.NO_NAME) for name, text in names.items() if not text]
        if problems:
            raise BadInputError(problems)
        fresh.handed_on, fresh.handed_to, fresh.handed_by = handover.day, names["handed_to"], names["handed_by"]
        fresh.save(update_fields=["handed_on", "handed_to", "handed_by"])
        deed.record(number=fresh.number, day=handover.day.isoformat())


def take_back_certificate(actor: Actor, certificate: Certificate, day: date, note: str) -> None:
    """Record that it came back to the office; raises NotPermittedError, and BadInputError with the place ``day``."""
    with acting(actor, rules.TAKE_BACK_CERTIFICATE, certificate) as deed:
        fresh = deed.subject
        problems = list(_wrong_day(fresh, day, messages.BEFORE_DATED, fresh.handed_on or fresh.dated))
        if problems:
            raise BadInputError(problems)
        fresh.returned_on, fresh.return_note = day, note.strip()
        fresh.save(update_fields=["returned_on", "return_note"])
        deed.record(number=fresh.number, day=day.isoformat())


def _wrong_day(certificate: Certificate, day: date, early: Message, earliest: date) -> Iterator[Problem]:
    if day < earliest:
        yield Problem(Place(cell="day"), early)
    if day > local_day(certificate.cycle, timezone.now()):
        yield Problem(Place(cell="day"), messages.IN_THE_FUTURE)
