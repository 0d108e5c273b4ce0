"""Forms of objections and tips."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from zhiheng.problems import Message
from zhiheng.web.entries.models import Entry
from zhiheng.web.notices.actions.objection import Received, Said
from zhiheng.web.notices.listed import lines_of
from zhiheng.web.notices.messages import CHANNELS, OUTCOMES
from zhiheng.web.notices.models import Channel, PublicNotice
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_LABELS = {
    "entry": Message("对哪家组织", "About whom"),
    "channel": Message("方式", "How it came in"),
    "received_at": Message("收到时间", "When it came in"),
    "name": Message("异议人姓名或者单位名称", "Name of who objects"),
    "identity": Message("身份证件号码或者统一社会信用代码", "Identity number or credit code"),
    "contact": Message("联系方式", "How to reach them"),
    "facts": Message("异议内容和证明材料", "The objection and its evidence"),
    "text": Message("内容", "Text"),
    "outcome": Message("处理结论", "Outcome"),
    "reason": Message("调查核实情况和理由（不写异议人的信息）", "Findings and reason, without who objects"),
}


class _Labelled(ActForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])
        for name, choices in (("channel", CHANNELS), ("outcome", OUTCOMES)):
            if name in self.fields:
                self.fields[name].choices = [(one, say(title)) for one, title in choices.items()]  # type: ignore[attr-defined]


class ObjectionForm(_Labelled):
    """An objection as it came in, by the clocks of the cycle's place."""

    entry = forms.ModelChoiceField(Entry.objects.none(), to_field_name="public_id")
    channel = forms.ChoiceField()
    received_at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    name = forms.CharField(max_length=100)
    identity = forms.CharField(max_length=40)
    contact = forms.CharField(max_length=200)
    facts = forms.CharField(max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, notice: PublicNotice, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self._zone = ZoneInfo(notice.cycle.time_zone)
        codes, entry = [one["entry"] for one in lines_of(notice.listed)], self.fields["entry"]
        found = Entry.objects.filter(cycle=notice.cycle_id, code__in=codes).select_related("organisation")
        entry.queryset = found.order_by("organisation__name_key", "pk")  # type: ignore[attr-defined]
        entry.label_from_instance = lambda one: one.organisation.name  # type: ignore[attr-defined]

    def clean_received_at(self) -> datetime:
        """Return the time in the zone of the cycle."""
        typed: datetime = self.cleaned_data["received_at"]
        return typed.replace(tzinfo=self._zone)

    def received(self) -> Received:
        """Return what a valid form says."""
        said = self.cleaned_data
        about = Said(said["name"], said["identity"], said["contact"], said["facts"])
        return Received(Channel(said["channel"]), said["received_at"], about)


class TipForm(_Labelled):
    """An unsigned report."""

    channel = forms.ChoiceField()
    text = forms.CharField(max_length=10_000, widget=forms.Textarea(attrs={"rows": 4}))


class DecisionForm(_Labelled):
    """What the investigation found."""

    outcome = forms.ChoiceField()
    reason = forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
