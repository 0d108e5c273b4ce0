"""An expert's request to open a confirmed sheet again."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class SheetReopening(Row):
    """A request to reopen (重新打开) a sheet, with its reason; ``is_agreed`` is None while it waits."""

    sheet = models.ForeignKey("reviews.Sheet", on_delete=models.PROTECT, related_name="reopenings")
    reason = models.TextField()
    asked_at = models.DateTimeField()
    is_agreed = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    decided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet"], condition=models.Q(is_agreed=None), name="one_reopening_waits_per_sheet"
            )
        ]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the sheet."""
        return self.sheet.scope
