"""The practice entry that all experts score before the real ones (试评); nothing of it enters the result."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class Calibration(Row):
    """The practice of a phase: a case, which is a file of it, scored by the standard of a track.

    It is prepared until ``opened_at``, scored until ``closed_at``; then ``outcome`` is canonical JSON of what all gave,
    without a name and computed once, "" where too few confirmed a sheet.
    """

    phase = models.OneToOneField("programmes.Phase", on_delete=models.PROTECT, related_name="+")
    track = models.ForeignKey("programmes.Track", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=100)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)

    @property
    def scope(self) -> Scope:
        """That of the phase's cycle."""
        return self.phase.cycle.scope


class CalibrationSheet(Row):
    """One expert's practice sheet: the owner of the draft fields that are typed.

    Once confirmed, ``content`` is canonical JSON, ``digest`` its SHA-256; never changed after. ``redacted_at`` is when
    quarantine took a comment out of it.
    """

    calibration = models.ForeignKey(Calibration, on_delete=models.PROTECT, related_name="sheets")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    content = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    redacted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calibration", "person"], name="calibration_sheet_once")]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the calibration."""
        return self.calibration.scope
