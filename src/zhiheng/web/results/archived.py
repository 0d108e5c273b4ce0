"""What of shortlists and results goes into the archive of a cycle."""

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper, Part
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.results.models import PhaseOutcome, PhasePlace, Result

_OUTCOME = Message("“{phase}”的入围决定（第 {number} 次）", "who goes on after “{phase}”, decision {number}")
_RESULT = Message("综合评价结果（第 {number} 次）", "official result {number}")


def _outcome(one: PhaseOutcome) -> Described:
    return Described(filled(_OUTCOME, phase=one.phase.name, number=one.number), one.decided_at)


PAPERS = (
    Paper(
        "shortlists",
        Message("入围", "Shortlists"),
        PhaseOutcome,
        "decisions",
        lambda cycle: PhaseOutcome.objects.filter(cycle=cycle).select_related("phase").order_by("pk"),
        _outcome,
        (Part(PhasePlace, "outcome"),),
    ),
    Paper(
        "results",
        Message("综合评价结果", "Official results"),
        Result,
        "decisions",
        lambda cycle: Result.objects.filter(cycle=cycle).order_by("number"),
        lambda one: Described(filled(_RESULT, number=one.number), one.frozen_at),
    ),
)
