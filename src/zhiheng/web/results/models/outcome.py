"""Who goes on after a phase (入围), as two persons decided it."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow, Row
from zhiheng.web.audit.scope import Scope


class PhaseOutcome(CycleRow):
    """The outcome of a phase with a gate (入围线); the one with the highest number holds, and none is ever changed.

    ``content`` is canonical JSON (docs/reference/results.md): the sheets that counted, the library's result of the
    phases so far, whom it proposes, who goes on, and why that differs; ``digest`` is its SHA-256.
    """

    phase = models.ForeignKey("programmes.Phase", on_delete=models.PROTECT, related_name="outcomes")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    proposal = models.ForeignKey("audit.Proposal", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["phase", "number"], name="phase_outcome_number_once")]
        ordering = ["number"]


class PhasePlace(Row):
    """Whether an entry goes on by an outcome."""

    outcome = models.ForeignKey(PhaseOutcome, on_delete=models.PROTECT, related_name="places")
    entry = models.ForeignKey("entries.Entry", on_delete=models.PROTECT, related_name="phase_places")
    goes_on = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outcome", "entry"], name="phase_place_once")]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the outcome."""
        return self.outcome.scope
