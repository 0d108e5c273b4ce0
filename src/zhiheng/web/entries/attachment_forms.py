"""Forms of supporting evidence."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries import doors
from zhiheng.web.entries.models import Attachment, Part
from zhiheng.web.entries.part_fields import places_for_evidence
from zhiheng.web.site.names import check_name
from zhiheng.web.site.texts import say

_LABELS = {
    "title": Message("材料名称", "Title"),
    "attachment": Message("证实性材料", "Supporting evidence"),
    "criterion": Message("支持哪一条评价要点或者哪一项数据", "Which criterion or figure it supports"),
    "first_page": Message("起始页", "First page"),
    "last_page": Message("结束页", "Last page"),
    "caption": Message("说明", "What is to be seen"),
}
_WRONG_ORDER = Message("结束页在起始页之前 › 核对页码", "the last page comes before the first › check the pages")


class LabelledForm(forms.Form):
    """A form whose labels follow from the names of its fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])


class AttachmentForm(LabelledForm):
    """A new piece of evidence."""

    title = forms.CharField(max_length=200, validators=[check_name])


class LinkForm(LabelledForm):
    """Which evidence supports which criterion of a part, on which pages."""

    attachment = forms.ModelChoiceField(queryset=Attachment.objects.none(), to_field_name="public_id")
    criterion = forms.ChoiceField()
    first_page = forms.IntegerField(required=False, min_value=1, max_value=100_000)
    last_page = forms.IntegerField(required=False, min_value=1, max_value=100_000)
    caption = forms.CharField(required=False, max_length=200, validators=[check_name])

    def __init__(self, actor: Actor, part: Part, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        places = places_for_evidence(part)
        self.fields["criterion"].choices = [(code, say(label)) for code, label in places.items()]  # type: ignore[attr-defined]
        own = doors.attachments(actor).filter(entry=part.entry)
        self.fields["attachment"].queryset = own  # type: ignore[attr-defined]
        self.fields["attachment"].label_from_instance = lambda one: f"{one.number} {one.title}"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse pages that end before they begin."""
        given = dict(self.cleaned_data)
        first, last = given.get("first_page"), given.get("last_page")
        if first and last and last < first:
            self.add_error("last_page", ValidationError(say(_WRONG_ORDER)))
        return given
