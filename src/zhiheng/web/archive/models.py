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
