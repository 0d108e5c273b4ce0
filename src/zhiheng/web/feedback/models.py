"""Feedback reports, and who read them."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow, Row
from zhiheng.web.audit.scope import Scope


class FeedbackReport(CycleRow):
    """What an applicant gets back (评审反馈报告); a correction has the next number and the ``reason`` for it.

    Until it is released its texts are draft fields. Then ``content`` is canonical JSON (docs/reference/feedback.md) of
    all that the applicant reads, ``digest`` its SHA-256; never changed. ``redacted_at`` is when quarantine took a text
    out of it.
    """

    entry = models.ForeignKey("entries.Entry", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    reason = models.TextField(blank=True)
    content = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    proposal = models.ForeignKey("audit.Proposal", on_delete=models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
    redacted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="feedback_report_number_once")]


class FeedbackReading(Row):
    """When somebody of the applicant first opened a released report: the receipt (已读回执)."""

    report = models.ForeignKey(FeedbackReport, on_delete=models.PROTECT, related_name="readings")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "person"], name="feedback_reading_once")]

    @property
    def scope(self) -> Scope:
        """That of the report."""
        return self.report.scope
