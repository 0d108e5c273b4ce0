"""Forms of files."""

from django import forms

from zhiheng.problems import Message
from zhiheng.web.site.texts import say

FIRST_PAGE = 1
ZOOMS = ("fit", "125", "150", "200")


class PageForm(forms.Form):
    """Which page of a document to show, and how large."""

    page = forms.IntegerField(required=False, min_value=FIRST_PAGE, max_value=100_000)
    zoom = forms.ChoiceField(required=False, choices=[(one, one) for one in ZOOMS])

    @property
    def number(self) -> int:
        """The page asked for, the first if that is none."""
        return self._value("page") or FIRST_PAGE

    @property
    def size(self) -> str:
        """The size asked for, fitting the window if that is none."""
        return self._value("zoom") or ZOOMS[0]

    def _value(self, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a field's value
        self.is_valid()
        return self.cleaned_data.get(name)


class QuarantineForm(forms.Form):
    """Why a file is quarantined."""

    reason = forms.CharField(max_length=500, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        reason = self.fields["reason"]
        reason.label = say(Message("隔离的理由", "Why it is quarantined"))
        reason.help_text = say(
            Message(
                "理由长期保留，请不要写出文件里的内容", "The reason is kept for good: do not repeat what the file says"
            )
        )


class CodeForm(forms.Form):
    """The code on a printed page, typed or read by a scanner."""

    code = forms.CharField(max_length=40)

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        code = self.fields["code"]
        code.label = say(Message("校验码", "Verification code"))
        code.help_text = say(
            Message(
                "印在页脚，共 12 位，例如 7K2M-9QXA-3F0T", "Twelve letters at the foot of the page, as 7K2M-9QXA-3F0T"
            )
        )
