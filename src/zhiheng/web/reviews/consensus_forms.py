"""Forms of a consensus: an agreed score, a dissent."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.standard import Indicator
from zhiheng.web.reviews.actions.consensus import Agreed
from zhiheng.web.reviews.consensus_content import Discussion
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_LABELS = {
    "percent": Message("合议分（得分率 %）", "Agreed score (percent)"),
    "reason": Message("与中位数不同的理由", "Why it is not the median"),
    "outside_reason": Message("超出各位专家范围的理由", "Why it lies beyond what any member gave"),
    "indicator": Message("针对", "About"),
    "text": Message("保留意见", "Dissent"),
}
_HINTS = {
    "reason": Message("与中位数不同时必填", "Needed if it is not the median"),
    "outside_reason": Message("高于或低于所有专家的给分时必填", "Needed if it is above or below every member’s score"),
}
_IN_POINTS = Message("合议分（分）", "Agreed score (points)")
_WHY_CHANGED = Message("调整的理由", "Why it is changed")
_WHY_CHANGED_HINT = Message("与材料评审的合议分不同时必填", "Needed if it is not what was agreed on before")
_WHOLE = Message("整体", "The whole")
_LONGEST = 2000


class _LabelledForm(ActForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])
            if name in _HINTS:
                field.help_text = say(_HINTS[name])


def _text() -> forms.CharField:
    return forms.CharField(required=False, max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 3}))


class AgreeForm(_LabelledForm):
    """An agreed score; the names of its fields are those of ``Agreed``."""

    percent = forms.CharField(max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    reason = _text()
    outside_reason = _text()

    def __init__(self, discussion: Discussion, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        if discussion.form.unit == "points":
            self.fields["percent"].label = say(_IN_POINTS)
        if discussion.is_revision:
            del self.fields["outside_reason"]
            self.fields["reason"].label, self.fields["reason"].help_text = say(_WHY_CHANGED), say(_WHY_CHANGED_HINT)

    def agreed(self) -> Agreed:
        """Return what a valid form says."""
        return Agreed(**self.cleaned_data)


class DissentForm(_LabelledForm):
    """A differing opinion, on one indicator or on the whole."""

    indicator = forms.ChoiceField(required=False)
    text = _text()

    def __init__(self, indicators: list[Indicator], *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        choices = [("", say(_WHOLE)), *((one.code, f"{one.code} {one.name}") for one in indicators)]
        self.fields["indicator"].choices = choices  # type: ignore[attr-defined]


def initial_of(discussion: Discussion, code: str) -> dict[str, str]:
    """Return what is agreed on an indicator as the fields of its form; before, the median where it may be taken."""
    agreed = discussion.agreed.get(code)
    if agreed:
        return {"percent": agreed.percent, "reason": agreed.reason, "outside_reason": agreed.outside_reason}
    opinions = discussion.opinions[code]
    return {"percent": discussion.text(code, opinions.median)} if opinions.is_within else {}
