"""The notice that names the team, and challenges of its members."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.visits.models.visit import Visit, VisitMember


class VisitNotice(Row):
    """That a letter is a notice of a visit (现场评审通知书); the applicant sees plan and team once one is issued."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="notices")
    letter = models.OneToOneField("letters.Letter", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the visit."""
        return self.visit.scope


class RecusalRequest(Row):
    """That the applicant asks a member of the team to withdraw (申请回避); ``is_upheld`` is None while it waits."""

    member = models.ForeignKey(VisitMember, on_delete=models.PROTECT, related_name="recusal_requests")
    reason = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    is_upheld = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=models.Q(is_upheld=None), name="one_recusal_request_waits"
            )
        ]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the visit."""
        return self.member.scope
