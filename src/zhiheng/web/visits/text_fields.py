"""The fields of visits, issues and logs that people write."""

from collections.abc import Sequence

from zhiheng.problems import Message
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.site.texts import say
from zhiheng.web.visits.messages import issues as messages
from zhiheng.web.visits.messages import records
from zhiheng.web.visits.models import Issue, Visit, VisitLog

VISIT_AREAS, VISIT_ISSUE, VISIT_LOG = "visit_areas", "visit_issue", "visit_log"
"""The kinds of the fields' owners: of where no photos may be taken, of what was found, of what was said."""
VISIT_RECORD = "visit_record"
AREAS, FINDING, NOTE = "areas", "finding", "note"
STRENGTHS, OPPORTUNITIES = "strengths", "opportunities"
_OF_RECORD = {STRENGTHS: records.STRENGTHS, OPPORTUNITIES: records.OPPORTUNITIES}
_TOO_MUCH = ("得分", "总分", "名次", "排名", "获奖")
"""Words that the closing meeting does not say."""
_AREAS = Message("禁止拍照区域", "Where no photos may be taken")


def label_of_areas(_visit: Visit, name: str) -> str | None:
    """Return what people call the field, None for another name."""
    return say(_AREAS) if name == AREAS else None


def label_of_issue(_issue: Issue, name: str) -> str | None:
    """Return what people call the field, None for another name."""
    return say(messages.FINDING) if name == FINDING else None


def label_of_log(_log: VisitLog, name: str) -> str | None:
    """Return what people call the field, None for another name."""
    return say(messages.NOTE) if name == NOTE else None


def label_of_record(_visit: Visit, name: str) -> str | None:
    """Return what people call the field, None for another name."""
    return say(_OF_RECORD[name]) if name in _OF_RECORD else None


def problems_of_record(_visit: Visit, _name: str, text: str) -> Sequence[Message]:
    """Return what in a text of the record may speak of a score or rank."""
    return [filled(records.MAY_SAY_TOO_MUCH, word=word) for word in _TOO_MUCH if word in text]
