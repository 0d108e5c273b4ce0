"""Site visits and what belongs to them."""

from zhiheng.web.visits.models.integrity import IntegrityFeedback
from zhiheng.web.visits.models.issue import Issue, VisitLog
from zhiheng.web.visits.models.notice import RecusalRequest, VisitNotice
from zhiheng.web.visits.models.visit import PlanItem, Visit, VisitMember

__all__ = [
    "IntegrityFeedback",
    "Issue",
    "PlanItem",
    "RecusalRequest",
    "Visit",
    "VisitLog",
    "VisitMember",
    "VisitNotice",
]
