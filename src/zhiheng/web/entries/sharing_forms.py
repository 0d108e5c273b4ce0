"""Forms of writing together."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries import doors
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.queries import part_lines
from zhiheng.web.people.models import Person
from zhiheng.web.site.texts import say

_PERSON = Message("交给", "Give to")
_PARTS = Message("哪些部分", "Which parts")
_DUE = Message("完成日期", "Due")
_DUE_HELP = Message("如 2026-03-31；不定日期就留空", "Such as 2026-03-31; leave empty for none")


class GiveForm(forms.Form):
    """Who writes which parts until when."""

    person = forms.ModelChoiceField(queryset=Person.objects.none(), empty_label=None, to_field_name="public_id")
    due = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    parts = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)

    def __init__(self, actor: Actor, entry: Entry, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = doors.colleagues(actor)  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = lambda one: one.name  # type: ignore[attr-defined]
        lines = part_lines(actor, entry)
        self.fields["parts"].choices = [(line.part.public_id, say(line.title)) for line in lines]  # type: ignore[attr-defined]
        for name, label in (("person", _PERSON), ("due", _DUE), ("parts", _PARTS)):
            self.fields[name].label = say(label)
        self.fields["due"].help_text = say(_DUE_HELP)


class RemarkForm(forms.Form):
    """A remark on a field, or an answer."""

    field = forms.CharField(max_length=80)
    text = forms.CharField(max_length=2000)
    answers = forms.CharField(required=False, max_length=32)
