"""Computing the evaluation soon after a result was frozen."""

from zhiheng.web.evaluation.evaluating import keep_evaluation
from zhiheng.web.jobs.clock import Tick
from zhiheng.web.results.models import Result


def keep_evaluations() -> None:
    """Compute and keep the evaluation of every frozen result that has none."""
    for result in Result.objects.filter(evaluation=None).select_related("cycle", "bundle").order_by("pk"):
        keep_evaluation(result)


TICKS = (Tick("evaluation.keep", 1, keep_evaluations),)
