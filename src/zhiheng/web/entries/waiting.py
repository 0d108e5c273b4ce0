"""What waits for the contact of a company: parts to review, and what the screening asks for."""

from django.utils import timezone

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries import doors
from zhiheng.web.entries.models import Entry, Part, ScreeningCheck, ScreeningOutcome, ScreeningStatement
from zhiheng.web.entries.screening_state import is_before

_State = ScreeningCheck.State


def waiting_for_contact(actor: Actor) -> int:
    """Count the parts handed in for review, and the requests to complete or to say something that are still open."""
    if actor.role is not Role.ENTRY_OWNER:
        return 0
    written = doors.parts(actor).filter(entry__state=Entry.State.WRITING, entry__put_away_at=None)
    asked = doors.screening_outcomes(actor).filter(check_of__state__in=(_State.COMPLETION, _State.HEARING))
    lasts = {one.check_of_id: one for one in asked.order_by("check_of", "number")}
    said = set(ScreeningStatement.objects.filter(outcome__in=lasts.values()).values_list("outcome", flat=True))
    is_open = [one.pk not in said and _is_open(one) for one in lasts.values()]
    return written.filter(state=Part.State.IN_REVIEW).count() + sum(is_open)


def _is_open(outcome: ScreeningOutcome) -> bool:
    check = outcome.check_of
    is_answered = check.state == _State.COMPLETION and check.entry.state != Entry.State.WRITING
    return not is_answered and is_before(outcome, timezone.now())
