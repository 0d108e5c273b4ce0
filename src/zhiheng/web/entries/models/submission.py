"""What was handed in, as it stood."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.entries.models.attachment import Attachment
from zhiheng.web.entries.models.entry import Entry


class Submission(Row):
    """A snapshot of a whole application (提交): ``content`` is canonical JSON, ``digest`` its SHA-256.

    It holds the form, the overview, the responses, the self-scores, and the attachments with their SHA-256; its shape
    is that of ``zhiheng.web.entries.snapshot``. The newest one that was not withdrawn counts, also while the applicant
    writes the next.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="submission_number_once")]
        ordering = ["number"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.entry.scope

    @property
    def counts(self) -> bool:
        """Whether it is the newest and was not withdrawn: what the applicant hands in as it stands."""
        return self.withdrawn_at is None and not self.entry.submissions.filter(number__gt=self.number).exists()


class SubmittedFile(Row):
    """A file that a snapshot names: of a piece of evidence, or a picture in a text, which has no attachment."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="files")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "file"], name="submitted_file_once")]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.submission.scope


class SubmissionPaper(models.Model):
    """The printed application (申报书) of a snapshot, made by a job; it can be made again of the snapshot."""

    class State(models.TextChoices):
        """How far it is made."""

        WAITING = "waiting"
        READY = "ready"
        FAILED = "failed"

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, primary_key=True, related_name="paper")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    blob = models.ForeignKey("files.Blob", on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    made_at = models.DateTimeField(null=True)
