"""What of the statistics goes into the archive of a cycle."""

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper
from zhiheng.web.evaluation.models import Evaluation

_TITLE = Message("评审质量（统计参考，不作为评审依据）", "statistics for reference, no ground for deciding")

PAPERS = (
    Paper(
        "statistics",
        Message("统计参考", "Statistics"),
        Evaluation,
        "statistics",
        lambda cycle: Evaluation.objects.filter(result__cycle=cycle).order_by("pk"),
        lambda one: Described(_TITLE, one.made_at),
    ),
)
