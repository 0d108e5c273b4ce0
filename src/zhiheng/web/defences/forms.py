"""The form of a defence's slot."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.defences.actions import Slot
from zhiheng.web.defences.attending import attending_at, fit_members
from zhiheng.web.defences.models import Defence
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.people.models import Person
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_LABELS = {
    "number": Message("第几家", "Place in the order"),
    "day": Message("日期", "Day"),
    "begins": Message("时间", "Time"),
    "room": Message("地点", "Room"),
    "people": Message("参加的专家", "Who of the panel attends"),
}


class SlotForm(ActForm):
    """The slot of an entry, as it is or, for a new one, with all members of the panel who may attend."""

    number = forms.IntegerField(required=False, min_value=1, max_value=500)
    day = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    begins = forms.TimeField(required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    room = forms.CharField(required=False, max_length=200)
    people = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple, to_field_name="public_id", required=False
    )

    def __init__(self, reviewed: PanelEntry, defence: Defence | None, data: Any = None) -> None:  # noqa: ANN401 - Django's
        members = [one.person for one in fit_members(reviewed.panel_id, reviewed.entry_id)]
        attending = [one.person for one in attending_at([defence])[defence.pk]] if defence else members
        initial: dict[str, object] = {"people": [one.public_id for one in attending]}
        if defence:
            initial |= {name: getattr(defence, name) for name in ("number", "day", "begins", "room")}
        super().__init__(data, initial=initial)
        field = self.fields["people"]
        field.queryset = Person.objects.filter(pk__in=[one.pk for one in members]).order_by("name_key", "pk")  # type: ignore[attr-defined]
        field.label_from_instance = lambda person: person.name  # type: ignore[attr-defined]
        for name, one in self.fields.items():
            one.label = say(_LABELS[name])

    def slot(self) -> Slot:
        """Return what a valid form says."""
        return Slot(**{**self.cleaned_data, "people": list(self.cleaned_data["people"])})
