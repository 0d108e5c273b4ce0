"""The call log (电话通知记录)."""

from django.db import models

from zhiheng.web.audit.rows import CycleRow


class Call(CycleRow):
    """One telephone call: who was called, by whom, when, with what outcome, about which notice or letter."""

    class Outcome(models.TextChoices):
        """Whether the person was reached."""

        REACHED = "reached"
        NOT_REACHED = "not_reached"

    called = models.CharField(max_length=100)
    number = models.CharField(max_length=40)
    called_at = models.DateTimeField()
    caller = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=11, choices=Outcome.choices)
    note = models.TextField(blank=True)
    notice = models.ForeignKey("letters.Notice", on_delete=models.PROTECT, null=True, related_name="calls")
    letter = models.ForeignKey("letters.Letter", on_delete=models.PROTECT, null=True, related_name="calls")
    recorded_at = models.DateTimeField(auto_now_add=True)
