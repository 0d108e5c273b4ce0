"""What a panel agrees on for one entry in one phase (合议); individual sheets never change."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class Consensus(Row):
    """A panel's discussion of one entry (合议), from when somebody opens it until the panel's leader closes it.

    Who takes part and whose sheets count is never stored: it follows from panel, sheets and conflicts as they stand.
    One that revises after a visit what was agreed on before (``visit.scoring`` = revise) names that as its ``base``:
    it has no sheets, and begins with a copy of the agreed scores.
    """

    class State(models.TextChoices):
        """合议中, 已确认."""

        OPEN = "open"
        CLOSED = "closed"

    entry = models.ForeignKey("entries.Entry", on_delete=models.PROTECT, related_name="consensuses")
    phase = models.ForeignKey("programmes.Phase", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    base = models.ForeignKey("reviews.ConfirmedConsensus", on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "phase"], name="consensus_once")]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.entry.scope


class _OfConsensus(Row):
    """Something that was said in a consensus; rows are appended and never changed."""

    consensus = models.ForeignKey(Consensus, on_delete=models.PROTECT, related_name="%(class)ss")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.consensus.scope


class AgreedScore(_OfConsensus):
    """One version of the agreed score (合议分) of an indicator; the one with the highest number holds.

    ``percent`` is the mark as lists write it, as on sheets: points with ``unit = "points"``, or ``NA``. ``reason`` says
    why it is not the median, ``outside_reason`` why it lies beyond what any member gave. ``author`` typed it.
    """

    indicator = models.CharField(max_length=31)
    number = models.PositiveSmallIntegerField()
    percent = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    outside_reason = models.TextField(blank=True)
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta(_OfConsensus.Meta):
        constraints = [
            models.UniqueConstraint(fields=["consensus", "indicator", "number"], name="agreed_score_number_once")
        ]


class Stance(_OfConsensus):
    """A member's word on what is agreed; the member's last one holds.

    Without ``dissent`` the member confirms the scores of exactly that ``digest``; with it the member keeps a differing
    opinion (保留意见), on an ``indicator`` or, with "", on the whole, which later changes leave as it is.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    dissent = models.TextField(blank=True)
    indicator = models.CharField(max_length=31, blank=True)


class ConfirmedConsensus(Row):
    """A consensus as closed: ``content`` is canonical JSON, ``digest`` its SHA-256; never changed."""

    consensus = models.OneToOneField(Consensus, on_delete=models.PROTECT, related_name="confirmed")
    content = models.TextField()
    digest = models.CharField(max_length=64)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.consensus.scope
