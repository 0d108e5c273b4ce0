"""Forms of the public notice."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict

from zhiheng.problems import Message
from zhiheng.web.notices.models import GovernmentApproval, PublicNotice
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_PLANNED = Message("计划发布的日期", "Day on which it is to be published")
_ADDRESS = Message("公示网页的地址", "Address of the published page")
_KIND = Message("怎样审定", "How it was decided")
_KINDS = {
    GovernmentApproval.Kind.MEETING: Message("常务会议", "Executive meeting"),
    GovernmentApproval.Kind.REPLY: Message("批复", "Written reply"),
}
_NUMBER = Message("会议纪要号或者批复文号", "Number of the minutes or of the reply")
_DECIDED = Message("审定日期", "Day of the decision")
_PUBLISHED = Message("发布时间（以网页上的为准）", "When it was published, as the page says")


class DraftForm(ActForm):
    """When the notice is to be published."""

    planned_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["planned_on"].label = say(_PLANNED)


class PublicationForm(ActForm):
    """Where and when the notice was published, by the clocks of the cycle's place."""

    address = forms.URLField(max_length=500, assume_scheme="https")
    published_at = forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )

    def __init__(self, notice: PublicNotice, data: QueryDict | None = None) -> None:
        self._zone = ZoneInfo(notice.cycle.time_zone)
        super().__init__(data, initial=self._known(notice))
        self.fields["address"].label, self.fields["published_at"].label = say(_ADDRESS), say(_PUBLISHED)

    def _known(self, notice: PublicNotice) -> dict[str, object]:
        if notice.published_at is None:
            return {}
        shown = notice.published_at.astimezone(self._zone).replace(tzinfo=None)
        return {"address": notice.address, "published_at": shown}

    def clean_published_at(self) -> datetime:
        """Return the time in the zone of the cycle."""
        typed: datetime = self.cleaned_data["published_at"]
        return typed.replace(tzinfo=self._zone)


class ApprovalForm(ActForm):
    """How, under which number and when the government decided."""

    kind = forms.ChoiceField()
    number = forms.CharField(max_length=100)
    decided_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        kind.choices = [(one.value, say(name)) for one, name in _KINDS.items()]  # type: ignore[attr-defined]
        for name, label in (("kind", _KIND), ("number", _NUMBER), ("decided_on", _DECIDED)):
            self.fields[name].label = say(label)
