"""Forms of the data book."""

from django import forms

from zhiheng.problems import Message
from zhiheng.web.databook.models import OfficeValues
from zhiheng.web.site.forms import SentFile
from zhiheng.web.site.texts import say


class OfficeValuesForm(forms.Form):
    """Which list the office sets, and the list."""

    kind = forms.ChoiceField()
    file = SentFile()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's
        kind, file = self.fields["kind"], self.fields["file"]
        kind.label, file.label = (
            say(Message("哪一份", "Which list")),
            say(Message("清单（CSV，UTF-8）", "List (CSV, UTF-8)")),
        )
        kind.choices = [  # type: ignore[attr-defined]
            (OfficeValues.Kind.BENCHMARKS, say(Message("对比值", "Comparison values"))),
            (OfficeValues.Kind.COEFFICIENTS, say(Message("系数", "Coefficients"))),
        ]
