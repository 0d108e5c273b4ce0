"""The fields of visits, issues and logs that people write."""

from zhiheng.problems import Message
from zhiheng.web.site.texts import say
from zhiheng.web.visits.messages import issues as messages
from zhiheng.web.visits.models import Issue, Visit, VisitLog

VISIT_AREAS, VISIT_ISSUE, VISIT_LOG = "visit_areas", "visit_issue", "visit_log"
"""The kinds of the fields' owners: of where no photos may be taken, of what was found, of what was said."""
AREAS, FINDING, NOTE = "areas", "finding", "note"
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
