"""One expert's score sheet for one entry in one phase."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class Sheet(Row):
    """A score sheet (评分表): the owner of the draft fields that its expert types, and of the confirmed versions.

    ``phase`` is a phase of the cycle that feeds one of the scheme. ``reason`` says why a sheet was withdrawn or excused
    and never holds a score. What members leave behind when they are substituted stays as it is.
    """

    class State(models.TextChoices):
        """已开始, 已确认, 撤回 (set aside, such as for a conflict), 免于评分 (excused with a reason)."""

        OPEN = "open"
        CONFIRMED = "confirmed"
        WITHDRAWN = "withdrawn"
        EXCUSED = "excused"

    entry = models.ForeignKey("entries.Entry", on_delete=models.PROTECT, related_name="sheets")
    phase = models.ForeignKey("programmes.Phase", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    begun_at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "phase", "person"], name="sheet_once")]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.entry.scope


class ConfirmedSheet(Row):
    """A sheet as confirmed (确认提交): ``content`` is canonical JSON, ``digest`` its SHA-256; never changed.

    The newest one counts unless ``reopened_at`` says that the sheet was opened again after it. ``redacted_at`` is when
    quarantine took a comment out of it: the digest is then that of what it was.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="confirmed")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True)
    redacted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="confirmed_number_once")]
        ordering = ["number"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.sheet.scope
