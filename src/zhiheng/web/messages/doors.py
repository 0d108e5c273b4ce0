"""The only ways to notices, calls, questions and letters for an actor."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import APPLICANT, OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.messages import rules
from zhiheng.web.messages.models import Answer, Call, Delivery, Letter, Notice, Question
from zhiheng.web.programmes.doors import cycle, cycles
from zhiheng.web.programmes.models import Cycle

One = TypeVar("One", bound=Model)


def chosen_cycle(actor: Actor, public_id: str, *where_work_is: Stage) -> Cycle | None:
    """The cycle asked for, None if none is in reach; raises NotFoundError for any other.

    If none is asked for: the newest at one of these stages, an earlier one first, else the newest that has begun, else
    the newest.
    """
    if public_id:
        return cycle(actor, public_id)
    places = {stage: place for place, stage in enumerate(where_work_is)}
    others = {Stage.DRAFT: len(places) + 1}
    return min(cycles(actor), key=lambda one: (places | others).get(Stage(one.stage), len(places)), default=None)


def inbox(actor: Actor) -> QuerySet[Delivery]:
    """What was sent to the actor in person, whichever role is active; the operator gets nothing about a cycle."""
    found = Delivery.objects.filter(person=actor.person).select_related("notice__cycle", "notice__author")
    return found.filter(notice__cycle=None) if actor.role is Role.OPERATOR else found


def delivery(actor: Actor, public_id: str) -> Delivery:
    """One notice of the actor's inbox; raises NotFoundError."""
    return _one(inbox(actor), public_id)


def sent_notices(actor: Actor) -> QuerySet[Notice]:
    """Notices that the office wrote, for the office and the supervisor."""
    if actor.role not in rules.OVERSEERS:
        return Notice.objects.none()
    return (
        Notice.objects.filter(cycle__in=cycles(actor)).exclude(author=None).select_related("cycle__programme", "author")
    )


def sent_notice(actor: Actor, public_id: str) -> Notice:
    """One of those notices; raises NotFoundError."""
    return _one(sent_notices(actor), public_id)


def calls(actor: Actor) -> QuerySet[Call]:
    """Calls of the office, for the office and the supervisor."""
    if actor.role not in rules.OVERSEERS:
        return Call.objects.none()
    return Call.objects.filter(cycle__in=cycles(actor)).select_related("cycle", "caller", "notice", "letter")


def asked_questions(actor: Actor) -> QuerySet[Question]:
    """Questions in the askers' own words: all of them for the office, an applicant's own ones, none for others."""
    found = Question.objects.filter(cycle__in=cycles(actor)).select_related("cycle", "asker", "organisation")
    if actor.role in OFFICE:
        return found
    if actor.role not in APPLICANT:
        return found.none()
    if actor.organisation is None:
        return found.filter(asker=actor.person)
    return found.filter(organisation=actor.organisation)


def asked_question(actor: Actor, public_id: str) -> Question:
    """One of those questions; raises NotFoundError."""
    return _one(asked_questions(actor), public_id)


def answers(actor: Actor) -> QuerySet[Answer]:
    """Every published version, for the office, the supervisor and all applicants of the cycle; without the asker."""
    if actor.role not in rules.SEE_QUESTIONS.roles:
        return Answer.objects.none()
    return Answer.objects.filter(question__cycle__in=cycles(actor))


def letters(actor: Actor) -> QuerySet[Letter]:
    """The register for the office and the supervisor; for others what was issued to them or their organisation.

    A void letter stays, for whoever got it.
    """
    found = Letter.objects.select_related("cycle__programme", "drafted_by", "issued_by")
    if actor.role in rules.OVERSEERS:
        return found.filter(cycle__in=cycles(actor))
    if actor.role not in rules.RECIPIENTS:
        return found.none()
    is_theirs = Q(person=actor.person)
    if actor.organisation is not None and actor.role in APPLICANT:
        is_theirs |= Q(organisation=actor.organisation)
    return _reached(actor, found.filter(is_theirs).exclude(issued_at=None))


def letter(actor: Actor, public_id: str) -> Letter:
    """One of those letters; raises NotFoundError."""
    return _one(letters(actor), public_id)


def _reached(actor: Actor, found: QuerySet[Letter]) -> QuerySet[Letter]:
    if actor.cycle is not None:
        return found.filter(cycle=actor.cycle)
    return found if actor.programme is None else found.filter(programme=actor.programme)


def _one(found: QuerySet[One], public_id: str) -> One:
    row = found.filter(public_id=public_id).first()
    if row is None:
        raise NotFoundError
    return row
