"""What must always be true of feedback reports."""

from collections.abc import Iterator

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.feedback.models import FeedbackReport

_REPORT = Message(
    "“{name}”的评审反馈报告与其摘要值不符 › 由系统管理员用备份恢复",
    "the feedback report of “{name}” is not what its digest says › restore a backup",
)


@invariant(Message("发出的反馈报告与摘要值一致", "released feedback reports are what their digests say"))
def reports_are_as_digested() -> Iterator[Problem]:
    """Yield every released report whose content was changed, but by quarantine."""
    released = FeedbackReport.objects.exclude(released_at=None).filter(redacted_at=None)
    for one in released.select_related("entry__organisation").order_by("pk").iterator():
        if sha256_hex(one.content.encode()) != one.digest:
            yield Problem(Place(), _REPORT, (("name", one.entry.organisation.name),))
