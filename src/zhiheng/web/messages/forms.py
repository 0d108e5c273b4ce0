"""What the office and the applicants type."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import lazy

from zhiheng.problems import Message
from zhiheng.web.messages.actions import Recipient
from zhiheng.web.messages.groups import GROUPS
from zhiheng.web.messages.letter_templates import LetterTemplate
from zhiheng.web.messages.models import Call, Letter
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.names import check_name
from zhiheng.web.site.texts import say

_said = lazy(say, str)

OUTCOMES = {
    Call.Outcome.REACHED: Message("已通知到本人", "Reached"),
    Call.Outcome.NOT_REACHED: Message("未接通", "Not reached"),
}
METHODS = {
    Letter.Method.IN_PERSON: Message("直接送达", "In person"),
    Letter.Method.POST: Message("邮寄送达", "By post"),
    Letter.Method.SITE: Message("系统送达", "In the site"),
    Letter.Method.OFFICIAL_EXCHANGE: Message("公文交换", "Official exchange"),
    Letter.Method.PUBLISHED: Message("公开发布", "Published"),
    Letter.Method.OTHER: Message("其他", "Other"),
}


def _choices(names: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - a lazy text is no str for type checkers
    return [(key, _said(name)) for key, name in names.items()]


class NoticeForm(forms.Form):
    """A notice to groups of a cycle."""

    groups = forms.MultipleChoiceField(
        label=_said(Message("发给", "To")),
        choices=_choices({code: group.title for code, group in GROUPS.items()}),
        widget=forms.CheckboxSelectMultiple,
        help_text=_said(Message("收件人互相看不到对方。", "Recipients do not see each other.")),
    )
    title_zh = forms.CharField(label=_said(Message("标题", "Title")), max_length=200, validators=[check_name])
    body_zh = forms.CharField(
        label=_said(Message("正文", "Text")), max_length=5000, required=False, widget=forms.Textarea
    )
    title_en = forms.CharField(
        label=_said(Message("英文标题", "English title")), max_length=200, required=False, validators=[check_name]
    )
    body_en = forms.CharField(
        label=_said(Message("英文正文", "English text")), max_length=5000, required=False, widget=forms.Textarea
    )


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label=_said(Message("理由", "Reason")), max_length=500, validators=[check_name])


class _LocalTime(forms.DateTimeField):
    """A date with a time in the browser's own picker."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class _Day(forms.DateField):
    """A date in the browser's own picker."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _in_cycle(cycle: Cycle, typed: datetime) -> datetime:
    """A time is typed as the clocks of the cycle's place show it."""
    return typed.replace(tzinfo=ZoneInfo(cycle.time_zone))


class CallForm(forms.Form):
    """One telephone call."""

    called = forms.CharField(label=_said(Message("被通知人", "Person called")), max_length=100, validators=[check_name])
    number = forms.CharField(label=_said(Message("电话号码", "Number")), max_length=40, validators=[check_name])
    called_at = _LocalTime(label=_said(Message("通话时间", "Time of the call")))
    outcome = forms.ChoiceField(
        label=_said(Message("结果", "Outcome")), choices=_choices(OUTCOMES), widget=forms.RadioSelect
    )
    note = forms.CharField(label=_said(Message("备注", "Note")), max_length=1000, required=False, widget=forms.Textarea)

    def __init__(self, cycle: Cycle, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - those of a form
        super().__init__(*args, **kwargs)
        self.cycle = cycle

    def clean_called_at(self) -> datetime:
        return _in_cycle(self.cycle, self.cleaned_data["called_at"])


class QuestionForm(forms.Form):
    """What an applicant asks."""

    text = forms.CharField(
        label=_said(Message("问题", "Question")),
        max_length=2000,
        widget=forms.Textarea,
        help_text=_said(
            Message(
                "答复会发给全体申报组织，不显示提问单位；请不要写商业秘密。",
                "The answer goes to all applicants without your name; write no trade secrets.",
            )
        ),
    )


class AnswerForm(forms.Form):
    """What everybody reads."""

    question_text = forms.CharField(
        label=_said(Message("公开的问题", "Question as published")),
        max_length=2000,
        widget=forms.Textarea,
        help_text=_said(Message("删去能看出提问单位的内容。", "Take out whatever would tell who asked.")),
    )
    text = forms.CharField(label=_said(Message("答复", "Answer")), max_length=5000, widget=forms.Textarea)


class PeriodForm(forms.Form):
    """The last day for questions."""

    last_day = _Day(
        label=_said(Message("提问截止日", "Last day for questions")),
        help_text=_said(Message("当天 24 时截止", "Until 24:00 that day")),
    )


class DraftForm(forms.Form):
    """Whom a letter of one kind goes to, and the values its template asks for."""

    def __init__(
        self,
        template: LetterTemplate,
        addressees: Mapping[str, Recipient],
        names: str,
        *args: Any,  # noqa: ANN401 - those of a form
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        if addressees:
            self.fields["chosen"] = forms.MultipleChoiceField(
                label=say(Message("收件人", "Recipients")),
                choices=[(key, one.name) for key, one in addressees.items()],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                help_text=say(Message("签发后在系统中收到。", "They receive it in the site once it is issued.")),
            )
        self.fields["names"] = forms.CharField(
            label=say(Message("主送", "Addressed to")),
            required=False,
            initial=names,
            widget=forms.Textarea,
            max_length=4000,
            help_text=say(Message("每行一个，各成一份。", "One a line; each becomes a letter of its own.")),
        )
        for field in template.fields:
            self.fields[f"value_{field.key}"] = forms.CharField(
                label=say(field.name),
                required=False,
                initial=field.default,
                max_length=10000,
                widget=forms.Textarea if field.is_long else forms.TextInput,
            )

    @property
    def typed(self) -> dict[str, str]:
        """The values for the template, once the form is valid."""
        return {name[len("value_") :]: text for name, text in self.cleaned_data.items() if name.startswith("value_")}


class LetterForm(forms.Form):
    """The text of a draft."""

    title = forms.CharField(label=_said(Message("标题", "Title")), max_length=200, validators=[check_name])
    recipient = forms.CharField(
        label=_said(Message("主送", "Addressed to")), max_length=200, required=False, validators=[check_name]
    )
    body = forms.CharField(
        label=_said(Message("正文", "Text")),
        max_length=50000,
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text=_said(Message("每行一段；“一、”“（一）”开头的短行排成小标题。", "One paragraph a line.")),
    )
    signer = forms.CharField(label=_said(Message("落款", "Signed by")), max_length=200, validators=[check_name])


class IssueForm(forms.Form):
    """Date and number of a letter."""

    dated = _Day(label=_said(Message("成文日期", "Date of the letter")))
    sequence = forms.IntegerField(
        label=_said(Message("序号", "Number")),
        min_value=1,
        max_value=999999,
        required=False,
        help_text=_said(Message("不填就用下一个号。", "Empty: the next one.")),
    )


class DeliveryForm(forms.Form):
    """How and when a letter was delivered."""

    method = forms.ChoiceField(label=_said(Message("送达方式", "Delivered")), choices=_choices(METHODS))
    delivered_at = _LocalTime(label=_said(Message("送达时间", "Delivered at")))
    note = forms.CharField(
        label=_said(Message("备注（签收人、邮件号等）", "Note (who received it, tracking number)")),
        max_length=500,
        required=False,
        validators=[check_name],
    )

    def __init__(self, cycle: Cycle, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - those of a form
        super().__init__(*args, **kwargs)
        self.cycle = cycle

    def clean_delivered_at(self) -> datetime:
        return _in_cycle(self.cycle, self.cleaned_data["delivered_at"])


class SettingForm(forms.Form):
    """A letter setting and the document that confirms it."""

    text = forms.CharField(label=_said(Message("内容", "Value")), max_length=4000, required=False)
    confirmed = forms.CharField(
        label=_said(Message("确认文号", "Confirmed by document")),
        max_length=100,
        required=False,
        validators=[check_name],
        help_text=_said(Message("不填表示待秘书处确认。", "Empty: still to be confirmed.")),
    )
