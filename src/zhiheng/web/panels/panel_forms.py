"""The forms of composing panels."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels import doors
from zhiheng.web.panels.actions.appraisals import MOST_POINTS
from zhiheng.web.panels.models import ExpertProfile, Panel, PanelEntry, PanelMember
from zhiheng.web.panels.panel_queries import (
    OwnerLine,
    free_entries,
    free_experts,
    member_lines,
    profiles_of,
    reviewed_by,
)
from zhiheng.web.panels.panel_warnings import warnings_of
from zhiheng.web.people.models import Person
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.names import check_name
from zhiheng.web.site.texts import say

_LABELS = {
    "name": Message("评审组名称", "Name of the panel"),
    "people": Message("编入哪些专家", "Who joins the panel"),
    "entries": Message("分给本组的申报", "Applications for this panel"),
    "reason": Message("退出的理由", "Why the expert leaves"),
    "substitute": Message("递补专家", "Substitute"),
}
_WHY_TAKEN_OUT = Message("移出的理由", "Why it is taken out")
_LEFT = Message("{name}（已退出）", "{name} (left)")
_POINTS, _REMARK = Message("评分（满分 100）", "Points of 100"), Message("评价", "Remark")
_REMARK_HINT = Message(
    "如到岗守时、评分和评语质量、遵守纪律", "Such as presence, quality of scores and comments, discipline"
)
_NO_SUBSTITUTE = Message("不递补", "nobody")
_NOBODY = Message("（未定）", "(nobody yet)")
_FINANCE, _OUTSIDE = Message("财务", "finance"), Message("本地以外", "outside")


class NameForm(ActForm):
    """The name of a panel."""

    name = forms.CharField(max_length=60, validators=[check_name])

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["name"].label = say(_LABELS["name"])


class MembersForm(ActForm):
    """Experts of the cycle who are not in the panel."""

    people = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple, to_field_name="public_id", required=False
    )

    def __init__(self, actor: Actor, panel: Panel, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        _offer(self.fields["people"], actor, panel)
        self.fields["people"].label = say(_LABELS["people"])


class EntriesForm(ActForm):
    """Applications that passed 资格审查 and are in no panel."""

    entries = forms.ModelMultipleChoiceField(
        queryset=Entry.objects.none(), widget=forms.CheckboxSelectMultiple, to_field_name="public_id", required=False
    )

    def __init__(self, actor: Actor, panel: Panel, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        field = self.fields["entries"]
        field.queryset = free_entries(actor, panel.cycle)  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.organisation.name} · {one.code}"  # type: ignore[attr-defined]
        field.label = say(_LABELS["entries"])


class EndForm(ActForm):
    """Why an expert leaves, and who follows."""

    reason = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    substitute = forms.ModelChoiceField(
        queryset=Person.objects.none(), to_field_name="public_id", required=False, empty_label=""
    )

    def __init__(self, actor: Actor, panel: Panel, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        _offer(self.fields["substitute"], actor, panel)
        self.fields["substitute"].empty_label = say(_NO_SUBSTITUTE)  # type: ignore[attr-defined]
        for name in self.fields:
            self.fields[name].label = say(_LABELS[name])


class EndEntryForm(ActForm):
    """Why a panel does not review an application any more."""

    reason = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = say(_WHY_TAKEN_OUT)


class AppraisalForm(ActForm):
    """What the office thinks of an expert's work."""

    points = forms.IntegerField(min_value=0, max_value=MOST_POINTS)
    remark = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["points"].label = say(_POINTS)
        self.fields["remark"].label, self.fields["remark"].help_text = say(_REMARK), say(_REMARK_HINT)


class DivideForm(forms.Form):
    """A member for each indicator; the fields are named by the codes of the indicators."""

    def __init__(self, actor: Actor, panel: Panel, lines: Iterable[OwnerLine], *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self.members = {one.member.public_id: one.member for one in member_lines(actor, panel)}
        choices = [("", say(_NOBODY)), *((key, one.person.name) for key, one in self.members.items())]
        for line in lines:
            self.fields[line.indicator.code] = forms.ChoiceField(
                choices=choices,
                required=False,
                initial=line.owner.public_id if line.owner else "",
                label=f"{line.indicator.code} {line.indicator.name}",
            )

    def owners(self) -> dict[str, PanelMember | None]:
        """Return who drafts for each indicator."""
        return {code: self.members.get(chosen) for code, chosen in self.cleaned_data.items()}


class VisitsForm(ActForm):
    """The drawn number of each application; the fields are named by the public ids of the panel's entries."""

    def __init__(self, actor: Actor, panel: Panel, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self.reviewed = {one.public_id: one for one in reviewed_by(actor, panel)}
        for key, one in self.reviewed.items():
            self.fields[key] = forms.IntegerField(
                min_value=1, max_value=999, required=False, initial=one.visit_order, label=one.entry.organisation.name
            )

    def numbers(self) -> dict[PanelEntry, int]:
        """Return the numbers that were given."""
        return {self.reviewed[key]: number for key, number in self.cleaned_data.items() if number is not None}


class DaysForm(ActForm):
    """For how many days each expert is paid; the fields are named by the public ids of the members."""

    def __init__(self, actor: Actor, panel: Panel, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        members = doors.panel_members(actor).filter(panel=panel).order_by("person__name_key", "pk")
        self.members = {one.public_id: one for one in members}
        for key, one in self.members.items():
            self.fields[key] = forms.DecimalField(
                max_digits=4,
                decimal_places=1,
                required=False,
                initial=one.paid_days,
                label=say(_LEFT, name=one.person.name) if one.ended else one.person.name,
                widget=forms.NumberInput(attrs={"min": 0, "step": "0.5"}),
            )

    def days(self) -> dict[PanelMember, Decimal | None]:
        """Return the days that were given."""
        return {self.members[key]: number for key, number in self.cleaned_data.items()}


def _offer(field: forms.Field, actor: Actor, panel: Panel) -> None:
    """Let a field offer the experts of the cycle who are not in the panel, each with what is known and warned of."""
    offered = free_experts(actor, panel)
    known, warned = profiles_of(actor, panel.cycle), warnings_of(actor, panel, list(offered))
    field.queryset = offered  # type: ignore[attr-defined]
    field.label_from_instance = lambda one: "；".join(  # type: ignore[attr-defined]
        [_label(one, known.get(one.pk)), *warned[one.pk]]
    )


def _label(person: Person, profile: ExpertProfile | None) -> str:
    if profile is None:
        return person.name
    kinds = (say(kind) for kind, holds in ((_FINANCE, profile.is_finance), (_OUTSIDE, profile.is_outside)) if holds)
    return " · ".join(part for part in (person.name, profile.employer, profile.sector, *kinds) if part)
