"""Forms of relations between experts and entries."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from zhiheng.problems import Message
from zhiheng.web.panels.actions.conflicts import Relation
from zhiheng.web.panels.models import ConflictKind, PanelEntry, PanelMember
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

KINDS: Mapping[str, Message] = {
    ConflictKind.EMPLOYMENT: Message("任职", "Employment"),
    ConflictKind.ADVISER: Message("顾问", "Adviser"),
    ConflictKind.COACHING: Message("辅导", "Coaching"),
    ConflictKind.KIN: Message("近亲属", "Close relative"),
    ConflictKind.SHAREHOLDING: Message("持股", "Shareholding"),
    ConflictKind.COMPETITOR: Message("竞争", "Competitor"),
    ConflictKind.OTHER: Message("其他", "Other"),
}
NONE = Message("无利害关系", "No conflict")
_LABELS = {
    "kind": Message("利害关系", "Conflict of interest"),
    "begins": Message("从", "From"),
    "ends": Message("到", "To"),
    "note": Message("说明", "Note"),
    "member": Message("专家", "Expert"),
    "reason": Message("为什么不构成利害关系", "Why this is no conflict"),
    "reviewed": Message("申报组织", "Applicant"),
}
_DAY = Message("如 2024-03-31；不清楚就留空", "Such as 2024-03-31; leave it empty if you do not know")


class RelationForm(ActForm):
    """What an expert declares about an entry."""

    kind = forms.ChoiceField(required=False)
    begins = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    ends = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    note = forms.CharField(required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", say(NONE)), *((kind, say(name)) for kind, name in KINDS.items())]  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])
        for name in ("begins", "ends"):
            self.fields[name].help_text = say(_DAY)

    def relation(self) -> Relation:
        """Return what a valid form says."""
        return Relation(**{name: self.cleaned_data[name] for name in ("kind", "begins", "ends", "note")})


class SetAsideForm(ActForm):
    """Why what was found is no conflict."""

    reason = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = say(_LABELS["reason"])


class ConflictForm(RelationForm):
    """Which expert the office knows to have what conflict with which entry."""

    reviewed = forms.ModelChoiceField(PanelEntry.objects.none(), empty_label=None, to_field_name="public_id")
    member = forms.ModelChoiceField(PanelMember.objects.none(), empty_label=None, to_field_name="public_id")
    field_order = ("reviewed", "member", "kind", "begins", "ends", "note")

    def __init__(self, reviewed: QuerySet[PanelEntry], members: QuerySet[PanelMember], *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self.fields["kind"].choices = [(kind, say(name)) for kind, name in KINDS.items()]  # type: ignore[attr-defined]
        self.fields["reviewed"].queryset = reviewed  # type: ignore[attr-defined]
        self.fields["reviewed"].label_from_instance = lambda one: one.entry.organisation.name  # type: ignore[attr-defined]
        self.fields["member"].queryset = members  # type: ignore[attr-defined]
        self.fields["member"].label_from_instance = lambda one: one.person.name  # type: ignore[attr-defined]
