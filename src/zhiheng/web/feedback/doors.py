"""The only ways to feedback reports: all for office and supervisor, to an applicant the own released one."""

from django.db.models import OuterRef, QuerySet, Subquery

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import APPLICANT
from zhiheng.web.entries.doors import entries
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.feedback.rules import READERS
from zhiheng.web.programmes.doors import cycles


def reports(actor: Actor) -> QuerySet[FeedbackReport]:
    """The reports of the actor's cycles."""
    found = _found().filter(cycle__in=cycles(actor))
    return found if actor.role in READERS else found.none()


def feedback_report(actor: Actor, public_id: str) -> FeedbackReport:
    """One of those; raises NotFoundError."""
    return _one(reports(actor), public_id)


def own_reports(actor: Actor) -> QuerySet[FeedbackReport]:
    """What was released on the applications of the actor's organisation: of each the newest."""
    released = FeedbackReport.objects.filter(entry=OuterRef("entry")).exclude(released_at=None).order_by("-number")
    found = _found().filter(entry__in=entries(actor).order_by().values("pk"), pk=Subquery(released.values("pk")[:1]))
    return found if actor.role in APPLICANT else found.none()


def own_report(actor: Actor, public_id: str) -> FeedbackReport:
    """One of those; raises NotFoundError."""
    return _one(own_reports(actor), public_id)


def printable_reports(actor: Actor) -> QuerySet[FeedbackReport]:
    """The reports that the actor may find on paper."""
    return own_reports(actor) if actor.role in APPLICANT else reports(actor)


def printable_report(actor: Actor, public_id: str) -> FeedbackReport:
    """One of those; raises NotFoundError."""
    return _one(printable_reports(actor), public_id)


def has_own(actor: Actor) -> bool:
    """Whether anything was released to the actor."""
    return own_reports(actor).exists()


def _found() -> QuerySet[FeedbackReport]:
    return FeedbackReport.objects.select_related(
        "cycle__programme", "entry__organisation", "entry__track", "proposal__prepared_by", "proposal__decided_by"
    )


def _one(found: QuerySet[FeedbackReport], public_id: str) -> FeedbackReport:
    one = found.filter(public_id=public_id).first()
    if one is None:
        raise NotFoundError
    return one
