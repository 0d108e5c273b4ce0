"""How the office appraises experts after an assignment."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class Appraisal(Row):
    """What the office thinks of a member's work (专家评价), of 100 points; appended, the last one holds.

    The expert never sees it.
    """

    member = models.ForeignKey("panels.PanelMember", on_delete=models.PROTECT, related_name="appraisals")
    points = models.PositiveSmallIntegerField()
    remark = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """The cycle of the panel."""
        return self.member.scope
