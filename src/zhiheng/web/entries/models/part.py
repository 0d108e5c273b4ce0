"""The parts of an application, which colleagues write together."""

from django.db import models

from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope
from zhiheng.web.entries.models.entry import Entry

PROFILE = "profile"
OVERVIEW = "overview"
SHEET_PREFIX = "data_"
"""What the codes of data sheets begin with, which other areas declare (see ``sheet_kinds``)."""
ENTRY_PART = "entry_part"
"""The kind of its draft fields, which stands in addresses and in the database."""


def is_sheet(code: str) -> bool:
    """Whether the part of that code is a sheet of figures (绩效数据表)."""
    return code.startswith(SHEET_PREFIX)


def is_indicator(code: str) -> bool:
    """Whether the part of that code answers the criteria of an indicator."""
    return code not in (PROFILE, OVERVIEW) and not is_sheet(code)


class Part(Row):
    """A part of an application that is given to people as a whole (部分), and the owner of its draft fields.

    ``code`` is ``profile`` (申报表), ``overview`` (组织概述), that of an indicator of the standard (自评报告), or that
    of a sheet of figures, which begins with ``data_`` (绩效数据表).
    """

    class State(models.TextChoices):
        """How far it is written."""

        NOT_STARTED = "not_started"
        WRITING = "writing"
        IN_REVIEW = "in_review"
        FINAL = "final"

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="parts")
    code = models.CharField(max_length=31)
    order = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.NOT_STARTED)
    due = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "code"], name="part_code_once")]
        ordering = ["order", "pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.entry.scope

    @property
    def is_indicator(self) -> bool:
        """Whether it answers the criteria of an indicator."""
        return is_indicator(self.code)

    @property
    def is_sheet(self) -> bool:
        """Whether it is a sheet of figures."""
        return is_sheet(self.code)


class PartWriter(Row):
    """That a colleague writes a part (填报人员), until taken off again."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="writers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "person"], condition=models.Q(ended=None), name="part_writer_once")
        ]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.part.scope


class Remark(Row):
    """A remark beside the text of a field (批注); an answer names the remark it answers."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="remarks")
    field = models.CharField(max_length=80)
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    made = models.DateTimeField(auto_now_add=True)
    answers = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replies")
    settled = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made", "pk"]

    @property
    def scope(self) -> Scope:
        """That of the entry."""
        return self.part.scope


class Presence(models.Model):
    """Who has a part open just now (正在编写); no act, and not in the record."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    seen = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "person"], name="presence_once")]
