"""An award, and the values its office confirms."""

from django.db import models

from zhiheng.web.audit.rows import ProgrammeRow, Row
from zhiheng.web.audit.scope import Scope


class Programme(Row):
    """An award (奖项) that a government has set up; it lives through many cycles."""

    name = models.CharField(max_length=100)
    name_key = models.CharField(max_length=200, editable=False)

    @property
    def scope(self) -> Scope:
        """The programme itself."""
        return Scope(self.pk)


class Setting(ProgrammeRow):
    """One value that the office has to confirm (design rule 14), of a cycle or of the programme as a whole.

    ``key`` is that of its declaration; ``document`` is the number of the paper that confirms the value, empty while it
    is 待秘书处确认.
    """

    cycle = models.ForeignKey("programmes.Cycle", on_delete=models.PROTECT, null=True, related_name="settings")
    key = models.CharField(max_length=60)
    value = models.JSONField()
    document = models.CharField(max_length=100, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "key"], name="setting_of_cycle_once"),
            models.UniqueConstraint(
                fields=["programme", "key"], condition=models.Q(cycle=None), name="setting_of_programme_once"
            ),
        ]

    @property
    def scope(self) -> Scope:
        """The cycle, or the programme."""
        return self.cycle.scope if self.cycle else Scope(self.programme_id)

    @property
    def is_confirmed(self) -> bool:
        """Whether a paper confirms the value."""
        return bool(self.document)
