"""Which archive files were written."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow


class ArchiveFile(CycleRow):
    """That an archive file (归档文件) of a cycle was written on the server: its SHA-256, its size in bytes.

    ``papers`` is how many members people read are in it; ``entries`` and ``head`` are the end of the record inside.
    """

    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    papers = models.PositiveIntegerField()
    entries = models.PositiveBigIntegerField()
    head = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)


class Destruction(CycleRow):
    """A decision to destroy papers whose time is over (鉴定销毁), as two persons recorded it; its scan is a file of it.

    ``number`` and ``decided_on`` are those of the decision, ``items`` which items of the catalogue it names and why.
    """

    number = models.CharField(max_length=100)
    decided_on = models.DateField()
    items = models.TextField()
    proposal = models.ForeignKey("audit.Proposal", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
