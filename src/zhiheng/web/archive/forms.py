"""Forms of the archive."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_LABELS = {
    "number": Message("决定的文号", "Number of the decision"),
    "decided_on": Message("决定日期", "Day of the decision"),
    "items": Message("销毁哪些件（件号、保管期限、鉴定意见）", "Which items, with their period and the appraisal"),
}


class DestructionForm(ActForm):
    """Number and day of a decision to destroy papers, and which."""

    number = forms.CharField(max_length=100)
    decided_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    items = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for name, label in _LABELS.items():
            self.fields[name].label = say(label)
