"""The scan of a decision to destroy papers."""

from zhiheng.problems import Message
from zhiheng.web.archive import doors, rules
from zhiheng.web.archive.models import Destruction
from zhiheng.web.files.filetypes import SCANS
from zhiheng.web.files.kinds import FileKind, Purpose

DESTRUCTION = "destruction"
SCAN = "scan"

FILE_KINDS = (
    FileKind(
        DESTRUCTION,
        Destruction,
        owners=doors.destructions,
        read=rules.SEE_ARCHIVE,
        write=rules.UPLOAD_DESTRUCTION,
        purposes={SCAN: Purpose(Message("鉴定销毁决定扫描件", "Scan of the decision"), types=SCANS)},
    ),
)
