"""Who makes feedback reports: the office, of which the lead releases; the supervisor and the applicant read."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import APPLICANT, OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.feedback.messages import NOT_RELEASED, RELEASED, REPLACED
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.programmes.rules import LEAD

READERS = OFFICE | {Role.SUPERVISOR}
_AFTER = frozenset({Stage.ANNOUNCED})


def is_draft(_actor: Actor, report: FeedbackReport) -> Message | None:
    """The report is not released."""
    return RELEASED if report.released_at else None


def is_released(_actor: Actor, report: FeedbackReport) -> Message | None:
    """The report is released."""
    return None if report.released_at else NOT_RELEASED


def holds(_actor: Actor, report: FeedbackReport) -> Message | None:
    """The report is released, and no correction of it was begun."""
    if not report.released_at:
        return NOT_RELEASED
    newer = FeedbackReport.objects.filter(entry=report.entry_id, number__gt=report.number)
    return REPLACED if newer.exists() else None


SEE_REPORTS = Verb(
    "feedback.see", Message("查看评审反馈报告", "See feedback reports"), READERS, kind="page", is_sensitive=True
)
DRAFT_REPORT = Verb(
    "feedback.draft",
    Message("拟评审反馈报告", "Draft a feedback report"),
    OFFICE,
    stages=_AFTER,
    says=Message("拟了评审反馈报告", "drafted a feedback report"),
)
WRITE_REPORT = Verb(
    "feedback.write",
    Message("编辑评审反馈报告", "Edit a feedback report"),
    OFFICE,
    kind="write",
    stages=_AFTER,
    condition=is_draft,
)
RELEASE_REPORTS = Verb(
    "feedback.release",
    Message("发出评审反馈报告", "Release feedback reports"),
    OFFICE,
    stages=_AFTER,
    approvers=LEAD,
    says=Message("发出 {count} 份评审反馈报告", "released {count} feedback reports"),
)
CORRECT_REPORT = Verb(
    "feedback.correct",
    Message("更正已发出的评审反馈报告", "Correct a released feedback report"),
    OFFICE,
    stages=_AFTER,
    condition=holds,
    says=Message("拟了第 {number} 份更正稿：{reason}", "began report {number} as a correction: {reason}"),
)
PRINT_REPORT = Verb(
    "feedback.print",
    Message("打印评审反馈报告", "Print a feedback report"),
    OFFICE | APPLICANT,
    kind="write",
    condition=is_released,
)
SEE_OWN_REPORTS = Verb(
    "feedback.see_own", Message("查看本单位的评审反馈报告", "See the own feedback report"), APPLICANT, kind="page"
)
READ_REPORT = Verb(
    "feedback.read",
    Message("打开本单位的评审反馈报告", "Open the own feedback report"),
    APPLICANT,
    condition=is_released,
    says=Message("打开了评审反馈报告", "opened the feedback report"),
    after_handover=True,
)
