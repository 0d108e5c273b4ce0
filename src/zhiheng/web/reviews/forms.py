"""Forms of reviewing."""

from django import forms

from zhiheng.problems import Message
from zhiheng.web.site.texts import say

_LABEL = Message("理由", "Reason")
_HINT = Message("秘书处会看到理由，请不要写出得分", "The office reads it: do not mention a score")


class ReasonForm(forms.Form):
    """Why something is asked for, refused or excused."""

    reason = forms.CharField(max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        self.fields["reason"].label = say(_LABEL)
        self.fields["reason"].help_text = say(_HINT)
