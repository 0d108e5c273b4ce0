"""How many feedback reports of a cycle are still due."""

from zhiheng.web.entries.models import Entry
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.results.frozen_result import last_result, shown_frozen


def without_report(cycle: Cycle) -> int:
    """Return how many evaluated entries have no report, not even a draft."""
    result = last_result(cycle)
    if result is None:
        return 0
    codes = [one["entry"] for one in shown_frozen(result).document["entries"] if one["total"] is not None]
    found = Entry.objects.filter(cycle=cycle, code__in=codes).exclude(state=Entry.State.WITHDRAWN)
    return found.exclude(pk__in=FeedbackReport.objects.filter(cycle=cycle).order_by().values("entry")).count()


def drafts_waiting(cycle: Cycle) -> int:
    """Return how many reports are drafted and not released."""
    return FeedbackReport.objects.filter(cycle=cycle, released_at=None).count()
