"""The form of the invitation log."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.panels import doors
from zhiheng.web.panels.actions.invitations import Answer
from zhiheng.web.panels.invitation_queries import OUTCOMES
from zhiheng.web.panels.models import Panel, PanelInvitation
from zhiheng.web.people.models import Person
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_LABELS = {
    "person": Message("专家", "Expert"),
    "outcome": Message("结果", "Outcome"),
    "happened_at": Message("时间", "Time"),
    "note": Message("说明", "Note"),
}
_HINT = Message("不接受的写明原因", "Who declines: say why")


class InvitationForm(ActForm):
    """What came of asking an expert of the cycle."""

    person = forms.ModelChoiceField(Person.objects.none(), empty_label=None, to_field_name="public_id")
    outcome = forms.ChoiceField(widget=forms.RadioSelect)
    happened_at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    note = forms.CharField(required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, actor: Actor, panel: Panel, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self.zone = ZoneInfo(panel.cycle.time_zone)
        held = doors.experts(actor).filter(cycle=panel.cycle_id)
        self.fields["person"].queryset = Person.objects.filter(pk__in=held.values("person")).order_by("name_key", "pk")  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = lambda one: one.name  # type: ignore[attr-defined]
        self.fields["outcome"].choices = [(key, say(name)) for key, name in OUTCOMES.items()]  # type: ignore[attr-defined]
        self.fields["happened_at"].initial = timezone.now().astimezone(self.zone).replace(tzinfo=None)
        self.fields["note"].help_text = say(_HINT)
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])

    def clean_happened_at(self) -> datetime:
        """Return the time, typed as the clocks of the cycle's place show it."""
        typed: datetime = self.cleaned_data["happened_at"]
        return typed.replace(tzinfo=self.zone)

    def answer(self) -> Answer:
        """Return what a valid form says."""
        given = self.cleaned_data
        return Answer(PanelInvitation.Outcome(given["outcome"]), given["happened_at"], given["note"])
