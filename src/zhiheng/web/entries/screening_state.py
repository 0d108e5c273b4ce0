"""How far a check is: its last outcome and the company's deadline, judged by the server's clock."""

from datetime import datetime

from django.utils import timezone

from zhiheng.web.entries.models import (
    CompletionPoint,
    Entry,
    Part,
    ScreeningCheck,
    ScreeningOutcome,
    ScreeningStatement,
)
from zhiheng.web.programmes.clock import end_of


def last_outcome(check: ScreeningCheck) -> ScreeningOutcome | None:
    """Return the outcome that holds, None before the first."""
    return check.outcomes.select_related("proposal").order_by("-number").first()


_BECOMES = {
    ScreeningOutcome.Kind.PASSED: ScreeningCheck.State.PASSED,
    ScreeningOutcome.Kind.COMPLETION: ScreeningCheck.State.COMPLETION,
    ScreeningOutcome.Kind.INTENDED: ScreeningCheck.State.HEARING,
    ScreeningOutcome.Kind.FAILED: ScreeningCheck.State.FAILED,
    ScreeningOutcome.Kind.UPHELD: ScreeningCheck.State.UPHELD,
    ScreeningOutcome.Kind.OVERTURNED: ScreeningCheck.State.PASSED,
}


def state_after(outcome: ScreeningOutcome | None) -> ScreeningCheck.State:
    """Return where a check stands after its last outcome and what the company said to it."""
    if outcome is None:
        return ScreeningCheck.State.OPEN
    if outcome.kind == ScreeningOutcome.Kind.FAILED and ScreeningStatement.objects.filter(outcome=outcome).exists():
        return ScreeningCheck.State.RECONSIDERING
    return _BECOMES[ScreeningOutcome.Kind(outcome.kind)]


def is_before(outcome: ScreeningOutcome, now: datetime) -> bool:
    """Whether the company's last day is not over; False where there is none."""
    cycle = outcome.check_of.entry.cycle
    return bool(cycle and outcome.deadline and now < end_of(cycle, outcome.deadline))


def open_completion(entry: Entry) -> ScreeningOutcome | None:
    """Return the request that the application is being completed by, None if there is none or its time is over."""
    checks = ScreeningCheck.objects.filter(entry=entry, state=ScreeningCheck.State.COMPLETION)
    found = ScreeningOutcome.objects.filter(check_of__in=checks, kind=ScreeningOutcome.Kind.COMPLETION)
    outcome = found.select_related("check_of__entry__cycle").order_by("-pk").first()
    return outcome if outcome and is_before(outcome, timezone.now()) else None


def is_to_be_completed(entry: Entry, part: Part | None) -> bool:
    """Whether an open request allows to write there: a part by one of its points, None is the application itself."""
    outcome = open_completion(entry)
    if outcome is None or part is None:
        return outcome is not None
    return CompletionPoint.objects.filter(outcome=outcome, part=part).exists()
