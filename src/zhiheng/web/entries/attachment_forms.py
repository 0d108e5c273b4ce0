"""Forms of supporting evidence."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries import doors
from zhiheng.web.entries.actions.attachments import Location
from zhiheng.web.entries.models import Attachment, Part
from zhiheng.web.entries.part_fields import places_for_evidence
from zhiheng.web.entries.queries import page_count_of
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
_LATER = Message("以后再对应", "Link it later")
_TOO_FEW_PAGES = Message("文件只有 {count} 页 › 核对页码", "the file has only {count} pages › check the pages")
_WRONG_ORDER = Message("结束页在起始页之前 › 核对页码", "the last page comes before the first › check the pages")


class LabelledForm(forms.Form):
    """A form whose labels follow from the names of its fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])


class PlaceForm(LabelledForm):
    """Which criterion or figure of a part evidence supports, and on which pages."""

    criterion = forms.ChoiceField()
    first_page = forms.IntegerField(required=False, min_value=1, max_value=100_000)
    last_page = forms.IntegerField(required=False, min_value=1, max_value=100_000)
    caption = forms.CharField(required=False, max_length=200, validators=[check_name])

    def __init__(self, part: Part, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        places = places_for_evidence(part)
        self.fields["criterion"].choices = [(code, say(label)) for code, label in places.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse pages that end before they begin."""
        given = dict(self.cleaned_data)
        first, last = given.get("first_page"), given.get("last_page")
        if first and last and last < first:
            self.add_error("last_page", ValidationError(say(_WRONG_ORDER)))
        return given

    @property
    def location(self) -> Location:
        """Where in the evidence to look."""
        return Location(
            **{name: self.cleaned_data[name] for name in ("criterion", "first_page", "last_page", "caption")}
        )


class AttachmentForm(PlaceForm):
    """A new piece of evidence, and what it supports, which may be left for later."""

    title = forms.CharField(max_length=200, validators=[check_name])
    field_order = ("title",)

    def __init__(self, part: Part, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(part, *args, **kwargs)
        criterion = self.fields["criterion"]
        criterion.required = False
        criterion.choices = [("", say(_LATER)), *criterion.choices]  # type: ignore[attr-defined]


class LinkForm(PlaceForm):
    """Which evidence supports which criterion of a part, on which pages."""

    attachment = forms.ModelChoiceField(queryset=Attachment.objects.none(), to_field_name="public_id")
    field_order = ("attachment",)

    def __init__(self, actor: Actor, part: Part, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(part, *args, **kwargs)
        self._actor = actor
        own = doors.attachments(actor).filter(entry=part.entry)
        self.fields["attachment"].queryset = own  # type: ignore[attr-defined]
        self.fields["attachment"].label_from_instance = lambda one: f"{one.number} {one.title}"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse also pages that a single file of the evidence, as far as its pages are counted, does not have."""
        given = super().clean()
        asked = max(given.get(name) or 0 for name in ("first_page", "last_page"))
        count = page_count_of(self._actor, given["attachment"]) if given.get("attachment") else None
        if count is not None and asked > count:
            self.add_error("last_page", ValidationError(say(_TOO_FEW_PAGES, count=count)))
        return given
