"""What departments said of accidents and bad records: zero is confirmed by the office's enquiry, not by the company."""

from collections import Counter

from zhiheng.metrics import builtin_catalogue
from zhiheng.problems import Message
from zhiheng.web.entries.models import Entry, OpinionReply
from zhiheng.web.programmes.contributions import filled

_RULE = "R40"
_ASKED = Message(
    "部门征求意见：{clear} 个部门无异议，{others} 个有异议或其他意见",
    "departments asked: {clear} without objection, {others} with an objection or a remark",
)
NOT_ASKED = Message("尚未征求部门意见", "no department has answered yet")


def is_confirmed_by_departments(metric: str) -> bool:
    """Whether a metric is of those that are confirmed by the departments."""
    return _RULE in builtin_catalogue().metrics[metric].rules


def enquiry_of(entry: Entry) -> Message:
    """Return what the departments answered about an application; one query."""
    answers = Counter(OpinionReply.objects.filter(entry=entry).values_list("answer", flat=True))
    if not answers:
        return NOT_ASKED
    clear = answers[OpinionReply.Answer.NO_OBJECTION]
    return filled(_ASKED, clear=clear, others=answers.total() - clear)
