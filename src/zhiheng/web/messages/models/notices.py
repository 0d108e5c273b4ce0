"""In-site notices (站内通知), one delivery for each person, and what was sent to a person's phone or mailbox."""

from django.conf import settings
from django.db import models

from zhiheng.problems import Message
from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.scope import Scope


class Notice(Row):
    """A notice in both languages; ``author`` is who wrote it, None when an act of the platform sent it.

    ``link`` is an address within the site. ``groups`` are the codes of the groups it was written to. A recalled notice
    stays readable, struck through.
    """

    cycle = models.ForeignKey("programmes.Cycle", on_delete=models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    title_zh = models.TextField()
    title_en = models.TextField()
    body_zh = models.TextField(blank=True)
    body_en = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True)
    groups = models.JSONField(default=list)
    sent_at = models.DateTimeField(auto_now_add=True)
    recalled_at = models.DateTimeField(null=True)
    recall_reason = models.TextField(blank=True)

    @property
    def scope(self) -> Scope:
        """The cycle it is about; a notice of no cycle belongs to the installation."""
        return self.cycle.scope if self.cycle else Scope()

    @property
    def time_zone(self) -> str:
        """Whose clocks its times are shown by."""
        return self.cycle.time_zone if self.cycle else settings.TIME_ZONE

    @property
    def title(self) -> Message:
        """The title in both languages."""
        return Message(_plain(self.title_zh), _plain(self.title_en))

    @property
    def body(self) -> Message:
        """The text in both languages."""
        return Message(_plain(self.body_zh), _plain(self.body_en))


class Delivery(Row):
    """A notice in one person's inbox; ``read_at`` is the receipt (已读回执)."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="deliveries")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "person"], name="notice_reaches_a_person_once")]
        indexes = [models.Index(fields=["person", "read_at"], name="unread_of_a_person")]

    @property
    def scope(self) -> Scope:
        """That of the notice."""
        return self.notice.scope


class Dispatch(Row):
    """One mail or short message that says a notice is waiting, with what became of it."""

    class Channel(models.TextChoices):
        """How it goes out."""

        MAIL = "mail"
        SMS = "sms"

    class State(models.TextChoices):
        """What became of it; ``FAILED`` is final."""

        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="dispatches")
    channel = models.CharField(max_length=4, choices=Channel.choices)
    address = models.CharField(max_length=254)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    result = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delivery", "channel"], name="sent_once_a_channel")]


def _plain(text: str) -> str:
    """Written text may hold braces, which a Message would take for values."""
    return text.replace("{", "{{").replace("}", "}}")
