"""Who must stay away from what: pledges, declarations and conflicts of interest."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow, Row
from zhiheng.web.audit.scope import Scope


class ConflictKind(models.TextChoices):
    """任职, 顾问, 辅导, 近亲属, 持股, 竞争, 其他."""

    EMPLOYMENT = "employment"
    ADVISER = "adviser"
    COACHING = "coaching"
    KIN = "kin"
    SHAREHOLDING = "shareholding"
    COMPETITOR = "competitor"
    OTHER = "other"


class Pledge(CycleRow):
    """That a person confirmed the statement on secrecy and integrity (保密与廉洁承诺书) of a cycle.

    ``text`` is what was confirmed: ``promises``, and the ``notice`` on personal information; ``digest`` is its SHA-256.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    text = models.JSONField(default=dict)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "person"], name="pledge_once")]


class _Relation(Row):
    """A relation of a person to an entry; ``begins`` and ``ends`` are its period as far as known."""

    entry = models.ForeignKey("entries.Entry", on_delete=models.PROTECT, related_name="%(class)ss")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ConflictKind.choices, blank=True)
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    note = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.entry.scope


class Declaration(_Relation):
    """What a person declared about an entry before access; a ``kind`` of "" says: no conflict (无利害关系).

    Declarations are appended, the last one holds. One with a kind makes a conflict in the same act.
    """


class SetAside(Row):
    """That the office looked at a relation found by comparison and takes it for no conflict, with the reason.

    ``match`` says what was found, by its key in ``conflict_matches``. A conflict that is noted later goes before it.
    """

    entry = models.ForeignKey("entries.Entry", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    match = models.CharField(max_length=20)
    reason = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "person", "match"], name="set_aside_once")]
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.entry.scope


class Conflict(_Relation):
    """A conflict of interest (利害关系): from when it stands here the person must not meet the entry any more (回避).

    The office confirms conflicts and adds to them; none is ever taken out.
    """

    class Source(models.TextChoices):
        """Who said so: the person, the office, or an automatic match that the office took over."""

        DECLARED = "declared"
        OFFICE = "office"
        MATCHED = "matched"

    source = models.CharField(max_length=8, choices=Source.choices)
    made_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
