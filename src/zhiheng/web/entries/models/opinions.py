"""Opinions of other departments (征求部门意见)."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow, Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.entries.models.entry import Entry


class OpinionRequest(CycleRow):
    """That a department is asked about all applications of a cycle; the scan of its answer is a file of the request.

    ``number`` is 1 for the first enquiry and 2 for the one before the public notice.
    """

    department = models.CharField(max_length=100)
    number = models.PositiveSmallIntegerField(default=1)
    deadline = models.DateField()
    letter = models.ForeignKey("letters.Letter", on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "department", "number"], name="department_asked_once")]
        ordering = ["pk"]


class OpinionReply(Row):
    """What a department answered about one application."""

    class Answer(models.TextChoices):
        """无异议, 有异议, 其他."""

        NO_OBJECTION = "no_objection"
        OBJECTION = "objection"
        OTHER = "other"

    request = models.ForeignKey(OpinionRequest, on_delete=models.PROTECT, related_name="replies")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="opinions")
    answer = models.CharField(max_length=12, choices=Answer.choices)
    text = models.TextField(blank=True)
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "entry"], name="opinion_once")]

    @property
    def scope(self) -> Scope:
        """That of the cycle."""
        return self.request.scope
