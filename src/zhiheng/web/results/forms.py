"""Forms of results."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.results.deciders import BODIES, OFFICE_BODY
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_REASON = Message("理由", "Reason")
_WHY = Message("更正的理由", "Reason of the correction")
_BASIS = Message("依据", "Basis")
_ASKED = Message(
    "入围线有并列、与建议不同或者改变原决定时必填，由{body}决定",
    "needed for a tie at the line, a departure, or a change; decided by {body}",
)
_BASIS_HINT = Message("会议纪要或者决定的名称、日期", "name and date of the minutes or decision")


class FreezeForm(ActForm):
    """Why a frozen result is corrected; asked for from the second one on."""

    reason = forms.CharField(required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, is_first: bool) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self.fields["reason"].label = say(_WHY)
        if is_first:
            del self.fields["reason"]


class ShortlistForm(ActForm):
    """Why the outcome is not simply the proposal; who goes on is ticked in the table."""

    reason = forms.CharField(required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    basis = forms.CharField(required=False, max_length=200)

    def __init__(self, decider: str, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self.fields["reason"].label = say(_REASON)
        self.fields["reason"].help_text = say(_ASKED, body=BODIES[decider])
        self.fields["basis"].label, self.fields["basis"].help_text = say(_BASIS), say(_BASIS_HINT)
        if decider == OFFICE_BODY:
            del self.fields["basis"]
