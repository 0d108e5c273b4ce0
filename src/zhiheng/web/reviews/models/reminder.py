"""What experts were reminded of."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class Reminder(Row):
    """An expert was reminded (提醒) of the sheets to be confirmed in a phase; it holds counts and never a score.

    ``missing`` is how many there were, ``days_left`` how many days with that one, 0 once the phase was over, None
    without a last day. ``sent_by`` is None when the clock sent it; that happens once for each last day ``ends``.
    """

    phase = models.ForeignKey("programmes.Phase", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    notice = models.ForeignKey("letters.Notice", on_delete=models.PROTECT, related_name="+")
    missing = models.PositiveSmallIntegerField()
    days_left = models.PositiveSmallIntegerField(null=True)
    ends = models.DateField(null=True)
    sent_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["phase", "person", "ends"],
                condition=models.Q(sent_by=None),
                name="reminded_once_by_the_clock",
            )
        ]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the phase's cycle."""
        return self.phase.cycle.scope
