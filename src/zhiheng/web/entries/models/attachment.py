"""Evidence of an application."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.entries.models.entry import Entry
from zhiheng.web.entries.models.part import Part


class Attachment(Row):
    """A piece of supporting evidence (证实性材料); its files, one a version, belong to it in the files area.

    ``number`` counts within the entry and is never given twice. ``part`` is where it was added.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="attachments")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="attachments")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    added_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="attachment_number_once")]
        ordering = ["number"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.entry.scope


class AttachmentLink(Row):
    """Which criterion, or which figure of a sheet, a piece of evidence supports, on which pages (证据定位)."""

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="links")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="links")
    criterion = models.CharField(max_length=63)
    first_page = models.PositiveIntegerField(null=True)
    last_page = models.PositiveIntegerField(null=True)
    caption = models.CharField(max_length=200, blank=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.attachment.scope
