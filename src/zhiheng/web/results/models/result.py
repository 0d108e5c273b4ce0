"""The official result of a cycle (综合评价), frozen."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow


class Result(CycleRow):
    """The official result as two persons froze it; a correction is another one with the next number.

    ``content`` is canonical JSON (docs/reference/results.md): the library's document, the sheets it was computed from,
    the outcomes of the gates; ``digest`` is its SHA-256. ``bundle`` is the result bundle, which proves itself.
    """

    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    bundle = models.ForeignKey("files.Blob", on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey("audit.Proposal", on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "number"], name="result_number_once")]
        ordering = ["number"]
