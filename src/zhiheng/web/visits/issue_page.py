"""What pages of issues and logs show."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.drafts.queries import texts_of_all
from zhiheng.web.visits import doors
from zhiheng.web.visits.indicators import indicators_of
from zhiheng.web.visits.issue_forms import KINDS, LOG_KINDS
from zhiheng.web.visits.messages import issues as messages
from zhiheng.web.visits.models import Issue, Visit, VisitLog
from zhiheng.web.visits.text_fields import FINDING, NOTE, VISIT_ISSUE, VISIT_LOG

OUTCOMES: Mapping[str, Message] = {
    Issue.Outcome.VERIFIED: messages.VERIFIED,
    Issue.Outcome.PARTLY: messages.PARTLY,
    Issue.Outcome.NOT_VERIFIED: messages.NOT_VERIFIED,
}
_TAGS = {"": "tag tag-warn", Issue.Outcome.VERIFIED: "tag tag-good", Issue.Outcome.NOT_VERIFIED: "tag tag-bad"}


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue in words, with the name of its indicator and what was found so far."""

    issue: Issue
    indicator: str
    kind: Message
    outcome: Message
    tag: str
    finding: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """A talk or a document in words, with what was noted."""

    log: VisitLog
    kind: Message
    note: str


def issue_lines(actor: Actor, visit: Visit) -> list[IssueLine]:
    """Return the issues of a visit that came through its door, in the standard's order; two queries."""
    found = list(doors.issues(actor).filter(visit=visit))
    names = {one.code: one.name for one in indicators_of(visit.entry)}
    places = {code: place for place, code in enumerate(names)}
    texts = texts_of_all(VISIT_ISSUE, [one.public_id for one in found])
    ordered = sorted(found, key=lambda one: (places.get(one.indicator, len(places)), one.number))
    return [
        line_of(one, names.get(one.indicator, ""), texts.get(one.public_id, {}).get(FINDING, "")) for one in ordered
    ]


def line_of(issue: Issue, indicator: str, finding: str) -> IssueLine:
    """Return one issue in words."""
    outcome = OUTCOMES.get(issue.outcome, messages.OPEN)
    tag = _TAGS.get(issue.outcome, "tag")
    return IssueLine(issue, indicator, KINDS[Issue.Kind(issue.kind)], outcome, tag, finding)


def log_lines(actor: Actor, visit: Visit) -> list[LogLine]:
    """Return what was logged at a visit that came through its door; two queries."""
    found = list(doors.visit_logs(actor).filter(visit=visit))
    texts = texts_of_all(VISIT_LOG, [one.public_id for one in found])
    return [
        LogLine(one, LOG_KINDS[VisitLog.Kind(one.kind)], texts.get(one.public_id, {}).get(NOTE, "")) for one in found
    ]


def counts_of(visit: Visit) -> Sequence[tuple[Message, int]]:
    """Return how many issues of a visit are open and how many ended how."""
    count = Counter(Issue.objects.filter(visit=visit).values_list("outcome", flat=True))
    return [(name, count[outcome]) for outcome, name in {"": messages.OPEN, **OUTCOMES}.items()]
