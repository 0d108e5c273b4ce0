"""The defence (陈述答辩) of an applicant before its panel: the slot, who attends, and what each of them gives."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class Defence(Row):
    """The slot of an entry: its ``number`` in the order, day, time and room; None and "" for what is open.

    The applicant sees it from ``told_at`` on.
    """

    entry = models.OneToOneField("entries.Entry", on_delete=models.PROTECT, related_name="+")
    panel = models.ForeignKey("panels.Panel", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(null=True)
    day = models.DateField(null=True)
    begins = models.TimeField(null=True)
    room = models.CharField(max_length=200, blank=True)
    told_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.entry.scope


class _OfDefence(Row):
    """Something of one expert at a defence."""

    defence = models.ForeignKey(Defence, on_delete=models.PROTECT, related_name="%(class)ss")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.defence.scope


class Attending(_OfDefence):
    """That a member of the panel attends, until ``ended``."""

    ended = models.DateTimeField(null=True)

    class Meta(_OfDefence.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["defence", "person"], condition=models.Q(ended=None), name="attends_defence_once"
            )
        ]


class DefenceSheet(_OfDefence):
    """One expert's short form (答辩评分表): the owner of the draft fields that are typed.

    Once confirmed, ``content`` is canonical JSON, ``digest`` its SHA-256; never changed after. ``redacted_at`` is when
    quarantine took a comment out of it.
    """

    content = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    redacted_at = models.DateTimeField(null=True)

    class Meta(_OfDefence.Meta):
        constraints = [models.UniqueConstraint(fields=["defence", "person"], name="defence_sheet_once")]
