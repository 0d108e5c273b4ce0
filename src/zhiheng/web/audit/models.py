"""The record in the database: the chain, its head, the erasable payloads beside it; and acts waiting for approval."""

from django.db import models

from zhiheng.ledger import NOTHING_BEFORE, Act, RecordEntry
from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class LedgerEntry(models.Model):
    """One entry of the chain; triggers of the database refuse to change or delete it."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    time = models.DateTimeField()
    actor = models.CharField(max_length=64, db_index=True)
    subject = models.CharField(max_length=64, db_index=True)
    verb = models.CharField(max_length=64, db_index=True)
    commitment = models.CharField(max_length=64, unique=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    def as_entry(self) -> RecordEntry:
        """Return the entry as the library knows it."""
        act = Act(self.time, self.actor, self.subject, self.verb)
        return RecordEntry(self.sequence, act, self.commitment, self.previous, self.hash)


class LedgerHead(models.Model):
    """The end of the chain, one row, locked last in every transaction that writes."""

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=NOTHING_BEFORE)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_head")]


class LedgerPayload(Row):
    """What an entry commits to, and where it belongs; both payload and salt are gone once removed on request.

    They are missing without a time of removal where they are kept by the installation that a cycle came from.
    Pages name an entry by its payload's public id. The fields beside the payload are for finding entries; only the
    payload is what the entry commits to.
    """

    commitment = models.CharField(max_length=64, primary_key=True)
    payload = models.JSONField(null=True)
    salt = models.BinaryField(max_length=16, null=True)
    removed = models.DateTimeField(null=True)
    role = models.CharField(max_length=20)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, null=True, related_name="+")
    cycle = models.ForeignKey("programmes.Cycle", on_delete=models.PROTECT, null=True, related_name="+")

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is kept only where the cycle was handed over from."""
        return self.payload is None and self.salt is None and self.removed is None

    @property
    def scope(self) -> Scope:
        """Where the entry's subject belonged."""
        return self.cycle.scope if self.cycle else Scope(self.programme_id)


class Reading(models.Model):
    """That somebody read something sensitive in an hour, so that the record says it once (design rule 7)."""

    actor = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    verb = models.CharField(max_length=64)
    hour = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "subject", "verb", "hour"], name="reading_once")]


class Proposal(Row):
    """An act that one person prepared and another decides on (design rule 9)."""

    class State(models.TextChoices):
        """Where a proposal stands."""

        WAITING = "waiting"
        APPROVED = "approved"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    verb = models.CharField(max_length=64)
    model = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=32, db_index=True)
    arguments = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, null=True, related_name="+")
    cycle = models.ForeignKey("programmes.Cycle", on_delete=models.PROTECT, null=True, related_name="+")
    prepared_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["verb", "subject_id"], condition=models.Q(state="waiting"), name="one_proposal_waits"
            )
        ]

    @property
    def scope(self) -> Scope:
        """Where the subject belongs."""
        return self.cycle.scope if self.cycle else Scope(self.programme_id)
