"""The forms of taking an application in, in time and late."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.actions.late_entries import Receipt
from zhiheng.web.people.doors import organisations
from zhiheng.web.people.models import Organisation
from zhiheng.web.site.texts import say

_ORGANISATION = Message("申报组织", "Applicant")
_RECEIVED = Message("收到日期", "Received on")
_RECEIVED_HELP = Message(
    "纸质材料或 U 盘交到秘书处的日期，须在申报截止前", "when it reached the office, before the deadline"
)
_REASON = Message("没有及时登记的原因", "Why it was not registered in time")


class TakeInForm(forms.Form):
    """Which registered organisation hands an application over."""

    organisation = forms.ModelChoiceField(queryset=Organisation.objects.none(), to_field_name="public_id")

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.label = say(_ORGANISATION)
        field.queryset = organisations(actor)  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.name} {one.credit_code}"  # type: ignore[attr-defined]


class LateForm(TakeInForm):
    """The same, when it reached the office, and why it was not registered then."""

    received_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(actor, *args, **kwargs)
        self.fields["received_on"].label, self.fields["reason"].label = say(_RECEIVED), say(_REASON)
        self.fields["received_on"].help_text = say(_RECEIVED_HELP)

    def receipt(self) -> Receipt:
        """What was typed, once the form is valid."""
        given = self.cleaned_data
        return Receipt(given["organisation"], given["received_on"], given["reason"])
