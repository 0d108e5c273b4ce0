"""One edition of an award."""

from datetime import date

from django.db import models
from django.utils.functional import cached_property

from zhiheng.web.audit.rows import CycleRow, Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.models.programme import Programme

_STAGES = [(stage.value, stage.value) for stage in Stage]


class Cycle(Row):
    """One edition (届) of an award, from call to archive.

    ``preset`` names the preset it started from, "" for one copied from an earlier cycle. ``scheme`` is the part of the
    scheme that belongs to no track, as canonical JSON; ``guide_digest`` the guide all tracks are scored by.
    ``rules_digest`` is the digest of the rules in force, "" until they are locked. ``handed_over_to`` says which
    installation it was handed over to (移交), "" while it goes on here.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="cycles")
    number = models.PositiveSmallIntegerField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=100)
    stage = models.CharField(max_length=12, choices=_STAGES, default=Stage.DRAFT)
    is_practice = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=40, default="Asia/Shanghai")
    preset = models.CharField(max_length=20, blank=True)
    scheme = models.TextField(blank=True)
    guide_digest = models.CharField(max_length=64, blank=True)
    rules_digest = models.CharField(max_length=64, blank=True)
    handed_over_to = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="cycle_number_once")]

    @property
    def scope(self) -> Scope:
        """The cycle itself, at its stage."""
        return Scope(self.programme_id, self.pk, Stage(self.stage), self.handed_over_to)

    @property
    def is_locked(self) -> bool:
        """Whether the rules are locked."""
        return bool(self.rules_digest)

    @cached_property
    def call_ends(self) -> date | None:
        """The last day on which applications are written and handed in; None while a phase of the call has none."""
        ends = list(self.phases.filter(stage=Stage.CALL, is_on=True).values_list("ends", flat=True))
        known = [day for day in ends if day]
        return max(known, default=None) if len(known) == len(ends) else None


class Track(Row):
    """A sector of a cycle (申报类别) with its own standard, bound by digest, and its own ceilings {tier id: places}.

    ``form_digest`` is that of the application form; "" stands for the one that comes with the platform.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="tracks")
    code = models.CharField(max_length=31)
    name = models.CharField(max_length=100)
    order = models.PositiveSmallIntegerField(default=0)
    is_on = models.BooleanField(default=True)
    standard = models.CharField(max_length=31)
    standard_digest = models.CharField(max_length=64)
    form_digest = models.CharField(max_length=64, blank=True)
    ceilings = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "code"], name="track_code_once")]
        ordering = ["order", "pk"]

    @property
    def scope(self) -> Scope:
        """The cycle."""
        return self.cycle.scope


class StageCounts(CycleRow):
    """How many entries stood where when a stage ended: what those outside the office are shown (design rule 8).

    ``counts`` is a list of [zh, en, count] in the order of the way.
    """

    stage = models.CharField(max_length=12, choices=_STAGES)
    counts = models.JSONField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "stage"], name="counts_of_stage_once")]
