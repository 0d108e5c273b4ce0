"""The texts of a panel that go on to the applicant's feedback report."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.reviews.models.consensus import Consensus


class ConfirmedTexts(Row):
    """Final strengths and opportunities with key themes, as confirmed after a consensus; the newest one counts.

    ``content`` is canonical JSON, ``digest`` its SHA-256; never changed. What is being written stands in the draft
    fields of the consensus. ``redacted_at`` is when quarantine took a text out of it.
    """

    consensus = models.ForeignKey(Consensus, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField()
    redacted_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consensus", "number"], name="confirmed_texts_number_once")]
        ordering = ["number"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.consensus.scope
