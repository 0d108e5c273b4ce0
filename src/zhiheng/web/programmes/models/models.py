"""Awards and their cycles."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.audit.stages import Stage


class Programme(Row):
    """An award (奖项) that a government has set up; it lives through many cycles."""

    name = models.CharField(max_length=100)
    name_key = models.CharField(max_length=200, editable=False)

    @property
    def scope(self) -> Scope:
        """The programme itself."""
        return Scope(self.pk)


class Cycle(Row):
    """One edition (届) of an award, from call to archive."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cycles")
    title = models.CharField(max_length=100)
    stage = models.CharField(
        max_length=12, choices=[(stage.value, stage.value) for stage in Stage], default=Stage.DRAFT
    )
    is_practice = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=40, default="Asia/Shanghai")

    @property
    def scope(self) -> Scope:
        """The cycle itself, at its stage."""
        return Scope(self.programme_id, self.pk, Stage(self.stage))


class Track(Row):
    """A sector of a cycle (申报类别) with its own standard and guide, each bound by digest."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="tracks")
    code = models.CharField(max_length=31)
    name = models.CharField(max_length=100)
    standard = models.CharField(max_length=31)
    standard_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "code"], name="track_code_once")]

    @property
    def scope(self) -> Scope:
        """The cycle."""
        return self.cycle.scope
