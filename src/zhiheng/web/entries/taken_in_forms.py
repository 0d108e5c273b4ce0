"""The form of taking an application in."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.people.doors import organisations
from zhiheng.web.people.models import Organisation
from zhiheng.web.site.texts import say

_ORGANISATION = Message("申报组织", "Applicant")


class TakeInForm(forms.Form):
    """Which registered organisation hands an application over."""

    organisation = forms.ModelChoiceField(queryset=Organisation.objects.none(), to_field_name="public_id")

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.label = say(_ORGANISATION)
        field.queryset = organisations(actor)  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.name} {one.credit_code}"  # type: ignore[attr-defined]
