"""The printed feedback report."""

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.feedback import doors, rules
from zhiheng.web.feedback.fields import REPORT
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.files.kinds import PrintKind


def _digest(report: FeedbackReport) -> str:
    return report.digest


def _url(report: FeedbackReport) -> str:
    return reverse("feedback:print_report", args=[report.public_id])


PRINT_KINDS = (
    PrintKind(
        REPORT,
        Message("评审反馈报告", "Feedback report"),
        FeedbackReport,
        owners=doors.printable_reports,
        read=rules.PRINT_REPORT,
        write=rules.PRINT_REPORT,
        digest=_digest,
        url=_url,
    ),
)
