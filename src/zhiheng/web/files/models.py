"""Bytes, the files that people uploaded, the pages made of them, and the codes on printed pages."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.files.filetypes import DerivedType, FileType

_TYPES = [(str(one), str(one)) for one in (*FileType, *DerivedType)]


class Blob(models.Model):
    """Bytes in the store, kept once however many files have them.

    ``removed_at`` is when quarantine took the bytes away; with a ``reason`` the same bytes are refused ever after.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    type = models.CharField(max_length=8, choices=_TYPES)
    created = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, db_index=True)
    reason = models.TextField(blank=True)


class PlacedRow(Row):
    """A row of a cycle, of a programme, or of the installation."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, null=True, related_name="+")
    cycle = models.ForeignKey("programmes.Cycle", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def scope(self) -> Scope:
        """Where the owner belongs."""
        return self.cycle.scope if self.cycle else Scope(self.programme_id)


class StoredFile(PlacedRow):
    """A file as somebody uploaded it, for an object of an area.

    ``owner_kind`` is the name that the area declares, ``owner`` the object's public id. A newer version names the one
    it ``replaces``; old versions stay. ``withdrawn_at`` is when it was taken out of the object again.
    """

    owner_kind = models.CharField(max_length=40)
    owner = models.CharField(max_length=32)
    purpose = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="files")
    trade_secret = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner_kind", "owner", "purpose"], name="file_of_owner")]

    @property
    def filetype(self) -> FileType:
        """What the file is, by its content."""
        return FileType(self.blob.type)


class Rendition(models.Model):
    """The pages of a document as pictures with text, made once for its bytes by a job."""

    class State(models.TextChoices):
        WAITING = "waiting"
        READY = "ready"
        FAILED = "failed"

    class Failure(models.TextChoices):
        UNREADABLE = "unreadable"
        TOO_SLOW = "too_slow"
        NO_CONVERTER = "no_converter"
        NOT_CONVERTED = "not_converted"

    blob = models.OneToOneField(Blob, on_delete=models.PROTECT, primary_key=True, related_name="rendition")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    failure = models.CharField(max_length=16, choices=Failure.choices, blank=True)
    page_count = models.PositiveIntegerField(default=0)
    is_cut = models.BooleanField(default=False)
    asked_at = models.DateTimeField(auto_now_add=True)
    made_at = models.DateTimeField(null=True)


class RenderedPage(models.Model):
    """One page: its picture, its size in pixels, and where on it which text stands."""

    rendition = models.ForeignKey(Rendition, on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    image = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    text = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rendition", "number"], name="page_once")]


class PrintCode(PlacedRow):
    """A verification code (校验码) on a printed page: of which object, with which data, since when."""

    code = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    printed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    printed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject", "digest"], name="code_once")]

    def is_current(self, digest: str) -> bool:
        """Whether the data, which has that digest now, is still what was printed; if not the page is 已失效."""
        return self.digest == digest
