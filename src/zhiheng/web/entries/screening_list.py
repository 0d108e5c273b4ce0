"""The applications of a cycle at screening, a line each; and how many wait for what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries import doors
from zhiheng.web.entries.models import Entry, OpinionReply, ScreeningCheck, ScreeningOutcome, Submission
from zhiheng.web.entries.screening_state import is_before
from zhiheng.web.programmes.models import Cycle

_State = ScreeningCheck.State
_ENDED = (_State.FAILED, _State.UPHELD)
UNDECIDED = (_State.OPEN, _State.COMPLETION, _State.HEARING, _State.RECONSIDERING)


@dataclass(frozen=True, slots=True)
class ScreeningLine:
    """An application: its two checks, how many departments answered, and the company's deadline that runs."""

    entry: Entry
    checks: Sequence[ScreeningCheck]
    answered: int
    objections: int
    deadline: date | None

    @property
    def is_refused(self) -> bool:
        """Whether it was not accepted, so that no second check follows."""
        return any(one.kind == ScreeningCheck.Kind.FORM and one.state in _ENDED for one in self.checks)


def screening_lines(actor: Actor, cycle: Cycle) -> list[ScreeningLine]:
    """Return the applications whose checks have begun, in the order of their names; three queries however many."""
    outcomes = ScreeningOutcome.objects.select_related("check_of__entry__cycle")
    found = doors.screening_checks(actor).filter(entry__cycle=cycle).prefetch_related(Prefetch("outcomes", outcomes))
    by_entry: dict[int, list[ScreeningCheck]] = {}
    for check in found.order_by("entry__organisation__name_key", "entry_id", "pk"):
        by_entry.setdefault(check.entry_id, []).append(check)
    counts = _opinions(actor, cycle)
    return [_line(checks, counts.get(entry, (0, 0))) for entry, checks in by_entry.items()]


def handed_in(actor: Actor, cycle: Cycle) -> list[Submission]:
    """Return the last submission of each application of a cycle that counts, in the order of the applicants' names."""
    found = doors.submissions(actor).filter(entry__cycle=cycle, withdrawn_at=None).defer("content")
    last = {one.entry_id: one for one in found.order_by("entry__organisation__name_key", "entry_id", "number")}
    return list(last.values())


def waiting_to_begin(cycle: Cycle) -> int:
    """Count the applications handed in whose checks have not begun."""
    return Entry.objects.filter(cycle=cycle, state=Entry.State.SUBMITTED, checks=None).count()


def undecided(cycle: Cycle, kind: ScreeningCheck.Kind) -> int:
    """Count the applications whose check of that kind has no final outcome; one rejected before has no second check."""
    open_checks = ScreeningCheck.objects.filter(entry__cycle=cycle, kind=kind, state__in=UNDECIDED)
    open_checks = open_checks.exclude(entry__state=Entry.State.WITHDRAWN)
    if kind == ScreeningCheck.Kind.FORM:
        return open_checks.count()
    ended = ScreeningCheck.objects.filter(kind=ScreeningCheck.Kind.FORM, state__in=_ENDED)
    return open_checks.exclude(entry__in=ended.values("entry")).count()


def _opinions(actor: Actor, cycle: Cycle) -> dict[int, tuple[int, int]]:
    answers = doors.opinion_replies(actor).filter(request__cycle=cycle).order_by().values("entry")
    counted = answers.annotate(
        answered=Count("pk"), objections=Count("pk", filter=~Q(answer=OpinionReply.Answer.NO_OBJECTION))
    )
    return {row["entry"]: (row["answered"], row["objections"]) for row in counted}


def _line(checks: Sequence[ScreeningCheck], counts: tuple[int, int]) -> ScreeningLine:
    now = timezone.now()
    decided = [check for check in checks if check.outcomes.all()]
    lasts = [list(check.outcomes.all())[-1] for check in decided]
    asked = [one for check, one in zip(decided, lasts, strict=True) if check.state != _State.RECONSIDERING]
    entry, is_withdrawn = checks[0].entry, checks[0].entry.state == Entry.State.WITHDRAWN
    running = [one.deadline for one in asked if one.deadline and is_before(one, now) and not is_withdrawn]
    return ScreeningLine(entry, checks, *counts, min(running, default=None))
