"""What the office keeps for the data books of a cycle."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow


class OfficeValues(CycleRow):
    """A version of the comparison values or of the coefficients of a cycle; the last one holds, none is changed.

    ``content`` is the list as CSV, ``digest`` the SHA-256 of its UTF-8 bytes.
    """

    class Kind(models.TextChoices):
        """对比值 or 系数."""

        BENCHMARKS = "benchmarks"
        COEFFICIENTS = "coefficients"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    set_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "kind", "number"], name="office_values_once")]
        ordering = ["pk"]
