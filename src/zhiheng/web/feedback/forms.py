"""Forms of feedback reports."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_REASON = Message("更正的理由", "Reason of the correction")


class CorrectionForm(ActForm):
    """Why a released report is corrected."""

    reason = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = say(_REASON)
