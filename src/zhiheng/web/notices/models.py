"""The public notice of a list of who is recommended, and the government's decision on it."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow
from zhiheng.web.audit.sealed import SealedTextField
from zhiheng.web.messages.models import Letter


class PublicNotice(CycleRow):
    """A public notice (公示) of the list ``listed``; a later one has the next number, and the newest holds.

    Its text is a draft until two persons approve it; then ``letter`` holds it in the register of letters.
    ``planned_on`` is the day on which it is meant to be published. ``address`` and ``published_at`` are where and when
    it was; ``ends_on`` is the last day of the period that counts from there.
    """

    listed = models.ForeignKey("committee.ProposedList", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    planned_on = models.DateField()
    letter = models.ForeignKey("letters.Letter", on_delete=models.PROTECT, null=True, related_name="+")
    proposal = models.ForeignKey("audit.Proposal", on_delete=models.PROTECT, null=True, related_name="+")
    address = models.URLField(max_length=500, blank=True)
    published_at = models.DateTimeField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "number"], name="public_notice_number_once")]

    @property
    def is_void(self) -> bool:
        """Whether its letter was made void in the register."""
        return self.letter is not None and self.letter.state == Letter.State.VOID


class GovernmentApproval(CycleRow):
    """That the government decided on the list ``listed`` (区政府审定); the newest of a list holds.

    ``number`` is that of the minutes of the executive meeting (常务会议) or of the written reply (批复), whose scan
    is a file of the row.
    """

    class Kind(models.TextChoices):
        MEETING = "meeting"
        REPLY = "reply"

    listed = models.ForeignKey("committee.ProposedList", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    number = models.CharField(max_length=100)
    decided_on = models.DateField()
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)


class Channel(models.TextChoices):
    """How something reached the office."""

    LETTER = "letter"
    VISIT = "visit"
    PHONE = "phone"
    MAIL = "mail"


class Objection(CycleRow):
    """An objection (异议) under a real name to an entry of a published notice.

    ``said`` is encrypted: JSON with ``name``, ``identity``, ``contact`` and ``facts``. ``due_on`` is the last day of
    the investigation. ``outcome`` and ``reason`` are what two persons decided, empty before; an upheld one takes the
    entry off the list.
    """

    class Outcome(models.TextChoices):
        UPHELD = "upheld"
        PARTLY = "partly"
        NOT_UPHELD = "not_upheld"

    notice = models.ForeignKey(PublicNotice, on_delete=models.PROTECT, related_name="objections")
    number = models.PositiveSmallIntegerField()
    entry = models.ForeignKey("entries.Entry", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=6, choices=Channel.choices)
    received_at = models.DateTimeField()
    said = SealedTextField()
    due_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    reason = models.TextField(blank=True)
    proposal = models.ForeignKey("audit.Proposal", on_delete=models.PROTECT, null=True, related_name="+")
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "number"], name="objection_number_once")]


class Tip(CycleRow):
    """An unsigned report (问题线索), which is no objection: passed on to the supervisor, who alone reads it."""

    channel = models.CharField(max_length=6, choices=Channel.choices)
    said = SealedTextField()
    noted_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)
