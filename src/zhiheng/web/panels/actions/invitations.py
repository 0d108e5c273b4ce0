"""How experts were invited: what came of each call."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.utils import timezone

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import Role
from zhiheng.web.panels import rules
from zhiheng.web.panels.models import Panel, PanelInvitation
from zhiheng.web.people.models import Assignment, Person

NO_REASON = Message("没有写不接受的原因 › 写明原因，如“时间冲突”", "no reason is given › write why, such as no time")
NOT_YET = Message("时间晚于现在 › 改正时间", "the time lies ahead › correct it")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking an expert, when, and a note; who declines says why."""

    outcome: PanelInvitation.Outcome
    happened_at: datetime
    note: str = ""


def note_invitation(actor: Actor, panel: Panel, person: Person, answer: Answer) -> PanelInvitation:
    """Add a line to a panel's invitation log; return it.

    Raises NotPermittedError, NotFoundError for who is no expert of the cycle now, and BadInputError, its places
    ``note`` without the reason of who declines and ``happened_at`` for what has not happened yet.
    """
    with acting(actor, rules.NOTE_INVITATION, panel) as deed:
        held = Assignment.objects.filter(role=Role.EXPERT, ended=None, cycle=deed.subject.cycle_id, person=person)
        if not held.exists():
            raise NotFoundError
        _refuse(answer)
        made = PanelInvitation.objects.create(
            panel=deed.subject,
            person=person,
            outcome=answer.outcome,
            note=answer.note.strip(),
            happened_at=answer.happened_at,
            made_by_id=cast("int", actor.person),
        )
        deed.record(person=person.public_id, outcome=made.outcome, note=made.note)
    return made


def _refuse(answer: Answer) -> None:
    problems = []
    if answer.outcome == PanelInvitation.Outcome.DECLINES and not answer.note.strip():
        problems.append(Problem(Place(cell="note"), NO_REASON))
    if answer.happened_at > timezone.now():
        problems.append(Problem(Place(cell="happened_at"), NOT_YET))
    if problems:
        raise BadInputError(problems)
