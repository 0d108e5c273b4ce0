"""Forms of handing in."""

from django import forms

from zhiheng.problems import Message
from zhiheng.web.site.texts import say

_REASON = Message("撤回的理由", "Why it is withdrawn")


class WithdrawForm(forms.Form):
    """Why an application is withdrawn."""

    reason = forms.CharField(max_length=500)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's
        self.fields["reason"].label = say(_REASON)
