"""Fields that save themselves, and all their versions (docs/decisions/0005-drafts.md)."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class Field(Row):
    """One field of one object (一项): ``owner`` is the object's public id, ``kind`` says what object that is.

    ``head`` is the number of the newest version, 0 before the first; ``sealed`` that of the last one whose digest is in
    the record. All writers of a field hold the lock of the owner's row.
    """

    kind = models.CharField(max_length=40)
    owner = models.CharField(max_length=32)
    name = models.CharField(max_length=80)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, null=True, related_name="+")
    cycle = models.ForeignKey("programmes.Cycle", on_delete=models.PROTECT, null=True, related_name="+")
    head = models.PositiveIntegerField(default=0)
    sealed = models.PositiveIntegerField(default=0)
    edited = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "kind", "name"], name="field_once")]
        indexes = [
            models.Index(fields=["edited"], condition=models.Q(head__gt=models.F("sealed")), name="field_unsealed")
        ]

    @property
    def scope(self) -> Scope:
        """Where the owner belongs."""
        return self.cycle.scope if self.cycle else Scope(self.programme_id)


class Version(models.Model):
    """What a field held from a moment on; never changed, but for text that is taken out of sight.

    ``edit`` is the sender's own id of what it sent, so that sending again makes no second version. ``text`` is None
    once quarantined; the digest stays.
    """

    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    text = models.TextField(null=True)  # noqa: DJ001 - empty and taken out of sight are two different values
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    saved = models.DateTimeField()
    edit = models.CharField(max_length=32)
    restored_from = models.PositiveIntegerField(null=True)
    quarantined = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["field", "number"], name="version_number_once"),
            models.UniqueConstraint(fields=["field", "edit"], name="version_edit_once"),
        ]
