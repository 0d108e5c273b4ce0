"""What is sent to a field."""

import json
from typing import Any

from django import forms
from django.http import HttpRequest

from zhiheng.web.drafts.actions import Edit

_LARGEST = 2**31 - 1


class EditForm(forms.Form):
    """A text with the version it was typed on; from a script (JSON) or from a page (form)."""

    edit = forms.RegexField(r"^[0-9a-zA-Z-]{1,32}$")
    base = forms.IntegerField(min_value=0, max_value=_LARGEST)
    text = forms.Field(required=False)  # no CharField: what cannot be stored is left out, not refused

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if not isinstance(text, str):
            raise forms.ValidationError("no text")
        return text

    def as_edit(self) -> Edit:
        """Return what was sent, once it is valid."""
        return Edit(self.cleaned_data["edit"], self.cleaned_data["base"], self.cleaned_data["text"])


class RestoreForm(forms.Form):
    """Which version is to be the newest again."""

    edit = forms.RegexField(r"^[0-9a-zA-Z-]{1,32}$")
    base = forms.IntegerField(min_value=0, max_value=_LARGEST)
    number = forms.IntegerField(min_value=1, max_value=_LARGEST)


class QuarantineForm(forms.Form):
    """Which versions leave every view, and why."""

    first = forms.IntegerField(min_value=1, max_value=_LARGEST)
    last = forms.IntegerField(min_value=1, max_value=_LARGEST)
    reason = forms.CharField(max_length=500)


def sent_by_script(request: HttpRequest) -> dict[str, Any] | None:
    """Return what a script sent, None if this was a form; raises ValueError if it is no JSON object."""
    if request.content_type != "application/json":
        return None
    sent = json.loads(request.body)
    if not isinstance(sent, dict):
        raise ValueError("no JSON object")  # noqa: TRY004 - one kind of error for whoever answers
    return sent
