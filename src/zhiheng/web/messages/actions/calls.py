"""The call log."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.messages import rules
from zhiheng.web.messages.models import Call, Letter, Notice
from zhiheng.web.programmes.models import Cycle


@dataclass(frozen=True, slots=True)
class CallRecord:
    """What the office notes of a call."""

    called: str
    number: str
    called_at: datetime
    outcome: Call.Outcome
    note: str = ""
    notice: Notice | None = None
    letter: Letter | None = None


def record_call(actor: Actor, cycle: Cycle, record: CallRecord) -> Call:
    """Note a call that the actor made."""
    with acting(actor, rules.RECORD_CALL, cycle) as deed:
        call = Call.objects.create(
            cycle=deed.subject,
            caller_id=cast("int", actor.person),
            called=record.called,
            number=record.number,
            called_at=record.called_at,
            outcome=record.outcome,
            note=record.note,
            notice=record.notice,
            letter=record.letter,
        )
        deed.about = call
        deed.record(outcome=call.outcome)
    return call
