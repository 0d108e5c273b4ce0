"""What of feedback reports goes into the archive of a cycle."""

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper, Part
from zhiheng.web.feedback.models import FeedbackReading, FeedbackReport
from zhiheng.web.programmes.contributions import filled

_REPORT = Message("{name} 的评审反馈报告（第 {number} 份）", "feedback report of {name}, number {number}")


def _report(one: FeedbackReport) -> Described:
    title = filled(_REPORT, name=one.entry.organisation.name, number=one.number)
    return Described(title, one.released_at, one.entry.code)


PAPERS = (
    Paper(
        "feedback",
        Message("评审反馈报告", "Feedback reports"),
        FeedbackReport,
        "reviews",
        lambda cycle: (
            FeedbackReport.objects.filter(cycle=cycle)
            .exclude(released_at=None)
            .select_related("entry__organisation")
            .order_by("pk")
        ),
        _report,
        (Part(FeedbackReading, "report"),),
    ),
)
