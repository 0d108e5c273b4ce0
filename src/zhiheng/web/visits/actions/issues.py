"""Issues: carried to the site, worked on there, ended; talks and documents are logged."""

import re
from dataclasses import asdict, dataclass
from typing import TypeVar, cast

from django.db.models import Max
from django.utils import timezone

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, blocked
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.drafts.sealing import seal_versions_of
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.errors import StaleIssueError
from zhiheng.web.visits.indicators import indicators_of
from zhiheng.web.visits.messages import issues as messages
from zhiheng.web.visits.models import Issue, Visit, VisitLog
from zhiheng.web.visits.text_fields import FINDING, VISIT_ISSUE

_ID = re.compile(r"[0-9a-f]{32}")

Noted = TypeVar("Noted", Issue, VisitLog)


@dataclass(frozen=True, slots=True)
class Carried:
    """An issue as typed: a kind of ``Issue.Kind``, the indicator, the question, whom to ask, the document to see."""

    kind: str
    indicator: str
    question: str
    whom: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Logged:
    """A talk or a document as typed: a kind of ``VisitLog.Kind``, with whom or what, and about which issue."""

    kind: str
    what: str
    issue: Issue | None = None


class _KnownError(Exception):
    """A row of that id was made already, by the same act sent again."""


def carry_issue(actor: Actor, visit: Visit, carried: Carried, public_id: str = "") -> Issue:
    """Carry an issue to the site; return it. ``public_id`` is a random one that the sender made, "" for a new one.

    Sent again under the same id it is no second act. Raises NotPermittedError, NotFoundError for an id that is none or
    belongs to something else, and BadInputError with the places ``indicator`` and ``question``.
    """
    try:
        with acting(actor, rules.CARRY_ISSUE, visit) as deed:
            fresh = doors.visit(actor, visit.public_id)
            chosen = _chosen(Issue, public_id, fresh)
            _refuse_wrong(fresh, carried)
            last = Issue.objects.filter(visit=fresh).aggregate(last=Max("number"))["last"] or 0
            values = {"number": last + 1, "made_by_id": _person(actor), **asdict(carried)}
            made = Issue.objects.create(visit=fresh, public_id=chosen, **values)
            deed.about = made
            deed.record(number=made.number, indicator=made.indicator)
    except _KnownError:
        return doors.issue(actor, public_id)
    return made


def change_issue(actor: Actor, issue: Issue, carried: Carried, *, seen: int) -> None:
    """Change an open issue; ``seen`` is the version the actor saw.

    Raises NotPermittedError, NotFoundError, StaleIssueError, and BadInputError as ``carry_issue``.
    """
    with acting(actor, rules.CHANGE_ISSUE, issue) as deed:
        fresh = _seen(actor, issue, seen)
        _refuse_wrong(fresh.visit, carried)
        _save(fresh, **asdict(carried))
        deed.record(number=fresh.number, version=seen + 1)


def end_issue(actor: Actor, issue: Issue, outcome: str, *, seen: int) -> None:
    """End an issue as one of ``Issue.Outcome``; what was found stands in its field.

    Raises NotPermittedError, NotFoundError, StaleIssueError, and BlockedError without a finding or for no outcome.
    """
    with acting(actor, rules.END_ISSUE, issue) as deed:
        fresh = _seen(actor, issue, seen)
        if outcome not in Issue.Outcome.values:
            raise blocked(messages.NO_OUTCOME)
        if not texts_of(VISIT_ISSUE, fresh).get(FINDING, "").strip():
            raise blocked(messages.NO_FINDING)
        _save(fresh, outcome=outcome, ended_at=timezone.now(), ended_by_id=_person(actor))
        deed.record(number=fresh.number, version=seen + 1, **seal_versions_of([fresh]))


def reopen_issue(actor: Actor, issue: Issue, *, seen: int) -> None:
    """Open an issue again; raises NotPermittedError, NotFoundError, and StaleIssueError."""
    with acting(actor, rules.REOPEN_ISSUE, issue) as deed:
        fresh = _seen(actor, issue, seen)
        _save(fresh, outcome="", ended_at=None, ended_by_id=None)
        deed.record(number=fresh.number, version=seen + 1)


def add_log(actor: Actor, visit: Visit, logged: Logged, public_id: str = "") -> VisitLog:
    """Log a talk or a document; return the line. ``public_id`` as for ``carry_issue``, which says what is raised.

    NotFoundError also for an issue of another visit; BadInputError with the place ``what``.
    """
    try:
        with acting(actor, rules.ADD_LOG, visit) as deed:
            fresh = doors.visit(actor, visit.public_id)
            chosen = _chosen(VisitLog, public_id, fresh)
            if logged.issue and logged.issue.visit_id != fresh.pk:
                raise NotFoundError
            if not logged.what.strip():
                raise BadInputError([Problem(Place(cell="what"), messages.NO_WHAT)])
            values = {"kind": logged.kind, "what": logged.what.strip(), "issue": logged.issue}
            made = VisitLog.objects.create(visit=fresh, public_id=chosen, made_by_id=_person(actor), **values)
            deed.record(log=made.public_id)
    except _KnownError:
        return doors.visit_log(actor, public_id)
    return made


def _chosen(model: type[Noted], public_id: str, visit: Visit) -> str:
    """Return the id of a new row; raises _KnownError for one made at this visit already."""
    if not public_id:
        return new_id()
    if not _ID.fullmatch(public_id):
        raise NotFoundError
    known = model.objects.filter(public_id=public_id).first()
    if known is None:
        return public_id
    raise _KnownError if known.visit_id == visit.pk else NotFoundError


def _seen(actor: Actor, issue: Issue, seen: int) -> Issue:
    fresh = doors.issue(actor, issue.public_id)
    if fresh.version != seen:
        raise StaleIssueError
    return fresh


def _save(issue: Issue, **values: object) -> None:
    Issue.objects.filter(pk=issue.pk).update(version=issue.version + 1, **values)


def _refuse_wrong(visit: Visit, carried: Carried) -> None:
    problems = []
    if carried.indicator not in {one.code for one in indicators_of(visit.entry)}:
        problems.append(Problem(Place(cell="indicator"), messages.NO_INDICATOR))
    if not carried.question.strip():
        problems.append(Problem(Place(cell="question"), messages.NO_QUESTION))
    if problems:
        raise BadInputError(problems)


def _person(actor: Actor) -> int:
    return cast("int", actor.person)
