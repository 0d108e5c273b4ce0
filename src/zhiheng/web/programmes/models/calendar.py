"""When what happens: phases, extensions, holidays."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow, ProgrammeRow, Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.models.cycle import Cycle


class Phase(Row):
    """A phase of a cycle (环节) within one of the fixed stages.

    ``actors`` are the roles that act in it; ``scheme_phase`` is the id of the scheme's phase it feeds, "" for none.
    The days count in the cycle's time zone; ``ends`` lasts until 24:00.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="phases")
    code = models.CharField(max_length=31)
    name = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=12, choices=[(stage.value, stage.value) for stage in Stage])
    is_on = models.BooleanField(default=True)
    actors = models.JSONField(default=list)
    scheme_phase = models.CharField(max_length=31, blank=True)
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "code"], name="phase_code_once")]
        ordering = ["order", "pk"]

    @property
    def scope(self) -> Scope:
        """The cycle."""
        return self.cycle.scope


class DeadlineExtension(CycleRow):
    """That the last day of a phase was put off (延期), and why."""

    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="extensions")
    old_ends = models.DateField()
    new_ends = models.DateField()
    reason = models.TextField()
    extended_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]


class HolidayYear(ProgrammeRow):
    """The holidays (节假日) of one year as the State Council's office announced them.

    ``holidays`` are the days off that would be working days by the week or not, ``workdays`` the weekend days worked
    instead (调休), both as ISO dates. A year entered here goes before what the installed package knows.
    """

    year = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=100)
    holidays = models.JSONField(default=list)
    workdays = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "year"], name="holiday_year_once")]
        ordering = ["year"]
