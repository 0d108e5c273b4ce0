"""Whose files a cycle keeps: scans of the committee's decisions on its rules."""

from zhiheng.problems import Message
from zhiheng.web.files.kinds import FileKind, Purpose
from zhiheng.web.programmes import doors, rules
from zhiheng.web.programmes.models import Cycle

CYCLE_FILES = "cycle"
DECISION = "decision"

FILE_KINDS = (
    FileKind(
        CYCLE_FILES,
        Cycle,
        owners=doors.cycles,
        read=rules.SEE_RULES,
        write=rules.AMEND_RULES,
        purposes={DECISION: Purpose(Message("评审委员会决定的扫描件", "Scan of a decision of the committee"))},
    ),
)
