"""The form of feedback on integrity (廉洁反馈表)."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say
from zhiheng.web.visits.messages.records import QUESTIONS

_NO, _YES = Message("没有", "No"), Message("有", "Yes")
_TEXT = Message("情况说明或意见建议", "What happened, or what you suggest")


class FeedbackForm(ActForm):
    """A yes or no to each question, and a text."""

    text = forms.CharField(required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["text"].label = say(_TEXT)
        for key, question in QUESTIONS.items():
            choices = [("no", say(_NO)), ("yes", say(_YES))]
            self.fields[key] = forms.ChoiceField(choices=choices, widget=forms.RadioSelect, label=say(question))
        self.order_fields([*QUESTIONS, "text"])

    def answers(self) -> dict[str, bool]:
        """Return what a valid form says to each question."""
        return {key: self.cleaned_data[key] == "yes" for key in QUESTIONS}
