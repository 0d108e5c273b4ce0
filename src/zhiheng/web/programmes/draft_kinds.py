"""What the office types into a cycle as it goes."""

from zhiheng.problems import Message
from zhiheng.web.drafts.kinds import DraftKind
from zhiheng.web.programmes import doors, rules
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.texts import say

NOTES = "notes"
"""The field of the office's own notes (工作备忘)."""

_LABEL = Message("工作备忘", "Working notes")


def _label(_cycle: Cycle, name: str) -> str | None:
    return say(_LABEL) if name == NOTES else None


KINDS = (DraftKind("cycle", Cycle, doors.cycle, read=rules.SEE_NOTES, write=rules.WRITE_NOTES, label=_label),)
