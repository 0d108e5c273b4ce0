"""One applicant's application in one cycle, or its self-assessment outside any."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class Entry(Row):
    """An application (申报) of an organisation in a track; without cycle and track a self-assessment of its own (自评).

    ``code`` is drawn at random. ``kind`` is what the applicant declares on the form, ``confirmed_kind`` what the
    screening confirmed; both "" until then. ``standard`` is the built-in standard of a self-assessment outside a cycle,
    "" for an entry of a track, which has the track's; ``title`` tells an organisation's self-assessments apart, and
    ``put_away_at`` is since when one is folded away (收起), None while it is not. The office writes one that
    ``is_taken_in`` (代录), of what was handed over on paper; ``created_by`` is then the clerk.
    ``received_on`` and ``late_reason`` say of one registered after the deadline (补登) when it came, and why so late.
    Outcomes of the screening are rows of their own.
    """

    class State(models.TextChoices):
        """Where the applicant stands with it."""

        WRITING = "writing"
        SUBMITTED = "submitted"
        WITHDRAWN = "withdrawn"

    class Kind(models.TextChoices):
        """先进制造业 or 传统制造业: whom notes of the standard address."""

        ADVANCED = "advanced"
        TRADITIONAL = "traditional"

    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="entries")
    cycle = models.ForeignKey("programmes.Cycle", on_delete=models.PROTECT, null=True, related_name="entries")
    track = models.ForeignKey("programmes.Track", on_delete=models.PROTECT, null=True, related_name="entries")
    standard = models.CharField(max_length=31, blank=True)
    title = models.CharField(max_length=60, blank=True)
    code = models.CharField(max_length=8)
    kind = models.CharField(max_length=12, choices=Kind.choices, blank=True)
    confirmed_kind = models.CharField(max_length=12, choices=Kind.choices, blank=True)
    put_away_at = models.DateTimeField(null=True)
    is_taken_in = models.BooleanField(default=False)
    received_on = models.DateField(null=True)
    late_reason = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WRITING)
    created_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "code"], name="entry_code_once"),
            models.UniqueConstraint(
                fields=["organisation", "track"], condition=~models.Q(state="withdrawn"), name="one_live_entry"
            ),
            models.CheckConstraint(
                condition=models.Q(cycle=None, track=None) | models.Q(cycle__isnull=False, track__isnull=False),
                name="entry_has_cycle_with_track",
            ),
            models.CheckConstraint(
                condition=models.Q(put_away_at=None) | models.Q(cycle=None), name="only_self_assessments_are_put_away"
            ),
        ]

    @property
    def scope(self) -> Scope:
        """The cycle; the installation for a self-assessment of its own."""
        return self.cycle.scope if self.cycle else Scope()
