"""How experts were invited to panels."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class PanelInvitation(Row):
    """A line of the invitation log (邀请记录): what came of asking an expert to join a panel.

    Lines are appended, the last one of a person holds; a wrong one is answered by a newer one. ``note`` is the reason
    of who declines.
    """

    class Outcome(models.TextChoices):
        """未联系上, 已联系上（待答复）, 接受, 不接受, 通知递补."""

        NOT_REACHED = "not_reached"
        REACHED = "reached"
        ACCEPTS = "accepts"
        DECLINES = "declines"
        SUBSTITUTE = "substitute"

    panel = models.ForeignKey("panels.Panel", on_delete=models.PROTECT, related_name="invitations")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=11, choices=Outcome.choices)
    note = models.TextField(blank=True)
    happened_at = models.DateTimeField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """The cycle of the panel."""
        return self.panel.scope
