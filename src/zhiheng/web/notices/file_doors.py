"""What is kept of a published notice and of the government's approval: screenshot and scan."""

from zhiheng.problems import Message
from zhiheng.web.files.filetypes import SCANS
from zhiheng.web.files.kinds import FileKind, Purpose
from zhiheng.web.notices import doors, rules
from zhiheng.web.notices.draft_kinds import PUBLIC_NOTICE
from zhiheng.web.notices.models import GovernmentApproval, PublicNotice

SCREENSHOT = "screenshot"
APPROVAL = "government_approval"
SCAN = "scan"

FILE_KINDS = (
    FileKind(
        PUBLIC_NOTICE,
        PublicNotice,
        owners=doors.public_notices,
        read=rules.SEE_NOTICES,
        write=rules.UPLOAD_SCREENSHOT,
        purposes={SCREENSHOT: Purpose(Message("公示网页截图", "Screenshot of the notice"), types=SCANS)},
    ),
    FileKind(
        APPROVAL,
        GovernmentApproval,
        owners=doors.government_approvals,
        read=rules.SEE_NOTICES,
        write=rules.UPLOAD_APPROVAL,
        purposes={SCAN: Purpose(Message("审定文件扫描件", "Scan of the approval"), types=SCANS)},
    ),
)
