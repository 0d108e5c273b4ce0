"""The government's decision on the list (区政府审定), as the office records it."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils import timezone

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.notices import messages, rules
from zhiheng.web.notices.listed import newest_list
from zhiheng.web.notices.models import GovernmentApproval
from zhiheng.web.notices.standing import comes_after_approval, lacking_notice, open_objections
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import Cycle


@dataclass(frozen=True, slots=True)
class Decided:
    """How the government decided: meeting or reply, its number and its day."""

    kind: GovernmentApproval.Kind
    number: str
    decided_on: date


def note_approval(actor: Actor, cycle: Cycle, decided: Decided) -> GovernmentApproval:
    """Record the decision on the list that holds; another one corrects it, and both stay.

    Raises NotPermittedError, BlockedError before a list is decided or while its notice must come first and is not over
    or has open objections, and BadInputError with the places ``number`` and ``decided_on``.
    """
    with acting(actor, rules.NOTE_APPROVAL, cycle) as deed:
        listed = newest_list(deed.subject)
        if listed is None:
            raise blocked(messages.NO_LIST)
        lacking = () if comes_after_approval(deed.subject) else (lacking_notice(listed), open_objections(listed))
        if any(lacking):
            raise blocked(*(one for one in lacking if one))
        _refuse_wrong(deed.subject, decided)
        made = GovernmentApproval.objects.create(
            cycle=deed.subject,
            listed=listed,
            kind=decided.kind,
            number=decided.number.strip(),
            decided_on=decided.decided_on,
            noted_by_id=cast("int", actor.person),
        )
        deed.about = made
        deed.record(number=made.number, decided_on=made.decided_on.isoformat(), kind=made.kind, list=listed.public_id)
    return made


def _refuse_wrong(cycle: Cycle, decided: Decided) -> None:
    found = []
    if not decided.number.strip():
        found.append(Problem(Place(cell="number"), messages.NO_NUMBER))
    if decided.decided_on > local_day(cycle, timezone.now()):
        found.append(Problem(Place(cell="decided_on"), messages.DAY_IN_THE_FUTURE))
    if found:
        raise BadInputError(found)
