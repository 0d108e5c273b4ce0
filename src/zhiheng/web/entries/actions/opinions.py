"""Departments are asked about all applications of a cycle, and their answers noted (征求部门意见)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, blocked
from zhiheng.web.entries import rules
from zhiheng.web.entries.enquiries import next_enquiries
from zhiheng.web.entries.models import Entry, OpinionReply, OpinionRequest
from zhiheng.web.messages.models import Letter
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle

_NONE_LEFT = Message(
    "没有选部门 › 选至少一个还没有征求意见的部门", "no department is chosen › choose one that was not asked"
)
_IS_PAST = Message("反馈截止日已过 › 选今天或以后的一天", "the last day is past › choose today or a later one")
_NO_TEXT = Message(
    "“{name}”有异议或者其他意见，没有写内容 › 照反馈写明",
    "“{name}” has an objection or other opinion without a text › write what was answered",
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a department answers about one application."""

    answer: OpinionReply.Answer
    text: str = ""


def ask_opinions(actor: Actor, cycle: Cycle, departments: Sequence[str], deadline: date) -> list[OpinionRequest]:
    """Note that departments are asked about all applications of a cycle; one that cannot be asked now is left out.

    Raises NotPermittedError, and BlockedError if none is left or the day is past.
    """
    with acting(actor, rules.ASK_OPINIONS, cycle) as deed:
        numbers = next_enquiries(deed.subject, departments)
        wrong = [_NONE_LEFT] if not numbers else []
        wrong += [_IS_PAST] if deadline < local_day(deed.subject, timezone.now()) else []
        if wrong:
            raise blocked(*wrong)
        made = [
            OpinionRequest.objects.create(
                cycle=deed.subject,
                department=name,
                number=number,
                deadline=deadline,
                asked_by_id=cast("int", actor.person),
            )
            for name, number in numbers.items()
        ]
        deed.record(departments=list(numbers), deadline=deadline.isoformat())
    return made


def keep_letter(actor: Actor, request: OpinionRequest, letter: Letter) -> None:
    """Note which letter asks the department; raises NotPermittedError, NotFoundError for one of another cycle."""
    with acting(actor, rules.DRAFT_OPINION_LETTER, request) as deed:
        if letter.cycle_id != deed.subject.cycle_id:
            raise NotFoundError
        OpinionRequest.objects.filter(pk=request.pk).update(letter=letter)
        deed.record(department=request.department, letter=letter.public_id)


def note_opinions(actor: Actor, request: OpinionRequest, opinions: Mapping[Entry, Opinion]) -> None:
    """Note what a department answers, an application at a time; noting it again corrects it, the record keeps both.

    Raises NotPermittedError, NotFoundError for an application of another cycle, and BlockedError naming each answer
    that lacks its text.
    """
    with acting(actor, rules.NOTE_OPINION, request) as deed:
        if any(entry.cycle_id != deed.subject.cycle_id for entry in opinions):
            raise NotFoundError
        lacking = [entry.organisation.name for entry, one in opinions.items() if _lacks_text(one)]
        if lacking:
            raise blocked(*(filled(_NO_TEXT, name=name) for name in lacking))
        for entry, opinion in opinions.items():
            OpinionReply.objects.update_or_create(
                request=deed.subject,
                entry=entry,
                defaults={
                    "answer": opinion.answer,
                    "text": opinion.text.strip(),
                    "noted_by_id": cast("int", actor.person),
                    "noted_at": timezone.now(),
                },
            )
        answers = {entry.public_id: [one.answer.value, one.text.strip()] for entry, one in opinions.items()}
        deed.record(department=request.department, answers=answers)


def _lacks_text(opinion: Opinion) -> bool:
    return opinion.answer != OpinionReply.Answer.NO_OBJECTION and not opinion.text.strip()
