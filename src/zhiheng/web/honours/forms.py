"""Forms of what follows the announcement."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.honours.messages import KINDS
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_LABELS = {
    "number": Message("编号", "Number"),
    "announced_on": Message("公布日期", "Day of the announcement"),
    "kind": Message("种类", "Kind"),
    "dated": Message("落款日期", "Its date"),
    "reason": Message("补换原因", "Why it is replaced"),
    "day": Message("日期", "Day"),
    "handed_to": Message("领取人", "Received by"),
    "handed_by": Message("发放人", "Handed over by"),
    "note": Message("说明", "Note"),
    "document": Message("资金文件文号", "Number of the document"),
}


def _day() -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class _Labelled(ActForm):
    labels: dict[str, Message] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = say((_LABELS | self.labels)[name])


class AnnouncementForm(_Labelled):
    """Number and day of the document that announces the winners."""

    labels = {"number": Message("公布文件文号", "Number of the document")}
    number = forms.CharField(max_length=100)
    announced_on = _day()


class CertificateForm(_Labelled):
    """A certificate or plaque as it is on paper."""

    kind = forms.ChoiceField()
    number = forms.CharField(max_length=60)
    dated = _day()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        kind.choices = [(one, say(name)) for one, name in KINDS.items()]  # type: ignore[attr-defined]


class ReplacementForm(_Labelled):
    """The one that stands in for another."""

    number = forms.CharField(max_length=60)
    dated = _day()
    reason = forms.CharField(max_length=200)


class HandoverForm(_Labelled):
    """Who received it, from whom, and when."""

    day = _day()
    handed_to = forms.CharField(max_length=60)
    handed_by = forms.CharField(max_length=60)


class ReturnForm(_Labelled):
    """When it came back."""

    day = _day()
    note = forms.CharField(max_length=200, required=False)


class PaymentForm(_Labelled):
    """When money was paid, out or back, and under which document."""

    day = _day()
    document = forms.CharField(max_length=100)


class RevocationForm(_Labelled):
    """The decision that revokes the award."""

    labels = {
        "document": Message("撤销决定文号", "Number of the decision"),
        "day": Message("决定日期", "Day of the decision"),
        "reason": Message("查明的事实和撤销的理由（写进通知书）", "Facts and reason, as the letter tells them"),
    }
    document = forms.CharField(max_length=100)
    day = _day()
    reason = forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class FollowUpForm(_Labelled):
    """The year that winners are asked about, and until when."""

    labels = {
        "year": Message("年度", "Year"),
        "due_on": Message("截止日期", "Last day"),
    }
    year = forms.IntegerField(min_value=2000, max_value=2200)
    due_on = _day()
