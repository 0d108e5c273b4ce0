"""Screening for the worlds of the generated tests; see ``worlds.py``."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils import timezone

from web.permissions.entries import make_entry
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.entries.actions.screening import Intended
from zhiheng.web.entries.models import (
    CompletionPoint,
    EarlierWinner,
    Entry,
    OpinionReply,
    OpinionRequest,
    ScreeningCheck,
    ScreeningOutcome,
    ScreeningStatement,
)
from zhiheng.web.entries.rules import DECIDE_CHECK

PASSED = Intended(ScreeningOutcome.Kind.PASSED)
"""An outcome that an action may be given."""


def screening_check(world: Any) -> ScreeningCheck:
    """A check of the example application, whose applicant can make a statement."""
    return ScreeningCheck.objects.create(
        entry=world.row(Entry), kind=ScreeningCheck.Kind.FORM, state=ScreeningCheck.State.HEARING
    )


def screening_outcome(world: Any) -> ScreeningOutcome:
    """An intended outcome of that check."""
    check, (clerk, lead) = world.row(ScreeningCheck), _office(world)
    proposal = Proposal.objects.create(
        verb=DECIDE_CHECK.id,
        model="entries.ScreeningCheck",
        subject_id=check.public_id,
        arguments={"outcome_name": f"示例结论{world.mark}"},
        cycle=world.cycle,
        programme=world.programme,
        prepared_by=clerk,
        decided_by=lead,
        state=Proposal.State.APPROVED,
    )
    return ScreeningOutcome.objects.create(
        check_of=check,
        number=1,
        kind=ScreeningOutcome.Kind.INTENDED,
        reasons=f"示例理由{world.mark}",
        proposal=proposal,
        decided_at=timezone.now(),
    )


def completion_point(world: Any) -> CompletionPoint:
    """A point of that check, not requested yet."""
    return CompletionPoint.objects.create(check_of=world.row(ScreeningCheck), number=1, text=f"示例事项{world.mark}")


def screening_statement(world: Any) -> ScreeningStatement:
    """What the applicant said to that outcome."""
    author = world.people[Role.ENTRY_OWNER].person
    return ScreeningStatement.objects.create(
        outcome=world.row(ScreeningOutcome), text=f"示例申辩{world.mark}", made_by=author, made_at=timezone.now()
    )


def opinion_request(world: Any) -> OpinionRequest:
    """A department that was asked."""
    return OpinionRequest.objects.create(
        cycle=world.cycle,
        department=f"示例部门{world.mark}",
        deadline=timezone.now().date(),
        asked_by=_office(world)[0],
    )


def opinion_reply(world: Any) -> OpinionReply:
    """What it answered about the example application."""
    return OpinionReply.objects.create(
        request=world.row(OpinionRequest),
        entry=world.row(Entry),
        answer=OpinionReply.Answer.OBJECTION,
        text=f"示例意见{world.mark}",
        noted_by=_office(world)[0],
        noted_at=timezone.now(),
    )


def earlier_winner(world: Any) -> EarlierWinner:
    """An earlier winner that the award imported."""
    return EarlierWinner.objects.create(
        programme=world.programme, year=2020, award=f"示例奖{world.mark}", name=f"示例公司{world.mark}"
    )


def make_check(world: Any) -> None:
    """The two checks of one more application, as a further line of the list."""
    entry = make_entry(world)
    for kind in ScreeningCheck.Kind:
        ScreeningCheck.objects.create(entry=entry, kind=kind)


def make_opinion_request(world: Any) -> None:
    """One more department that was asked."""
    OpinionRequest.objects.create(
        cycle=world.cycle, department=new_id(), deadline=timezone.now().date(), asked_by=_office(world)[0]
    )


def make_winner(world: Any) -> None:
    """One more earlier winner."""
    EarlierWinner.objects.create(programme=world.programme, year=2021, award="示例奖", name=new_id())


def _office(world: Any) -> tuple[Any, Any]:
    return world.people[Role.OFFICE_CLERK].person, world.people[Role.OFFICE_LEAD].person


SCREENING_ROWS: dict[type[Model], Callable[[Any], Any]] = {
    ScreeningCheck: screening_check,
    ScreeningOutcome: screening_outcome,
    CompletionPoint: completion_point,
    ScreeningStatement: screening_statement,
    OpinionRequest: opinion_request,
    OpinionReply: opinion_reply,
    EarlierWinner: earlier_winner,
}
