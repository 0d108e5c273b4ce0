"""What people type about programmes and cycles, where the fields are always the same."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import lazy

from zhiheng.problems import Message
from zhiheng.tables import is_identifier
from zhiheng.web.files.models import StoredFile
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.presets import NAMES, load_preset
from zhiheng.web.site.forms import SentFile
from zhiheng.web.site.names import check_name
from zhiheng.web.site.texts import say

_said = lazy(say, str)

_BAD_CODE = Message(
    "用 1 至 31 个英文字母、数字、下划线或连字符", "use 1 to 31 letters, digits, underscores or hyphens"
)
_NEEDS_NUMBER = Message("正式的一届要有届次", "an official cycle has a number")
_AHEAD = Message("日期还没有到 › 填文件上的日期", "this day is still to come › give the day on the paper")
_LARGEST_UPLOAD = 5 * 1024 * 1024
_TOO_LARGE = Message("文件超过 5 MB，只上传评分要点或评分指南本身", "above 5 MB; upload the standard or guide alone")


def check_code(value: str) -> None:
    """Refuse what is no id."""
    if not is_identifier(value):
        raise forms.ValidationError(say(_BAD_CODE))


def check_size(value: Any) -> None:  # noqa: ANN401 - an uploaded file
    """Refuse a file that is larger than any standard."""
    if value.size > _LARGEST_UPLOAD:
        raise forms.ValidationError(say(_TOO_LARGE))


def check_past(value: date) -> None:
    """Refuse a day that is still to come."""
    if value > timezone.localdate():
        raise forms.ValidationError(say(_AHEAD))


class Day(forms.DateField):
    """A day in the browser's own picker."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProgrammeForm(forms.Form):
    """A new award."""

    name = forms.CharField(
        label=_said(Message("奖项名称", "Name of the award")),
        help_text=_said(Message("如 蓬江区政府质量奖", "in full")),
        max_length=40,
        validators=[check_name],
    )
    place = forms.CharField(
        label=_said(Message("行政区划", "Place")),
        help_text=_said(Message("如 蓬江区，用来给出各机构名称的建议", "for proposals of the bodies' titles")),
        max_length=30,
        validators=[check_name],
    )


class CycleForm(forms.Form):
    """A new cycle: which edition, and what it starts from."""

    start = forms.ChoiceField(label=_said(Message("从哪里开始", "Start from")), widget=forms.RadioSelect)
    number = forms.IntegerField(
        label=_said(Message("届次（演练不填）", "Number of the cycle (none for practice)")),
        min_value=1,
        max_value=99,
        required=False,
    )
    year = forms.IntegerField(label=_said(Message("年度", "Year")), min_value=2000, max_value=2100)
    is_practice = forms.BooleanField(
        label=_said(Message("演练（没有届次，结果无效）", "Practice (no number, no valid result)")), required=False
    )

    def __init__(self, earlier: Iterable[Cycle], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        presets = [(name, f"{say(_PRESET)}{say(load_preset(name).label)}") for name in NAMES]
        copies = [(cycle.public_id, f"{say(_COPY)}{cycle.title}") for cycle in earlier]
        self.fields["start"].choices = [*presets, *copies]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("is_practice") and not data.get("number") and "number" not in self.errors:
            self.add_error("number", say(_NEEDS_NUMBER))
        return data


_PRESET = Message("预设：", "preset: ")
_COPY = Message("照抄：", "copy of ")


class TitleForm(forms.Form):
    """The title of a cycle."""

    title = forms.CharField(label=_said(Message("届名", "Title")), max_length=100, validators=[check_name])


class ConfirmForm(forms.Form):
    """The paper that confirms settings; which ones is chosen with boxes in the list."""

    document = forms.CharField(
        label=_said(Message("确认文件的文号", "Number of the confirming paper")),
        max_length=100,
        validators=[check_name],
    )


class StandardForm(forms.Form):
    """A standard to import."""

    file = SentFile(
        label=_said(Message("评分要点文件", "File of the standard")),
        help_text=_said(Message("Word、Excel、文本，或 YAML、JSON", "Word, Excel, text, or YAML, JSON")),
        validators=[check_size],
    )
    code = forms.CharField(
        label=_said(Message("编号", "Code")),
        help_text=_said(Message("英文字母、数字，如 services-2026", "letters and digits, such as services-2026")),
        max_length=31,
        validators=[check_code],
    )


class GuideForm(forms.Form):
    """A guide to import."""

    file = SentFile(
        label=_said(Message("评分指南文件（YAML 或 JSON）", "File of the guide (YAML or JSON)")),
        validators=[check_size],
    )


class AdoptionForm(forms.Form):
    """The committee's adoption of a guide."""

    decision = forms.CharField(
        label=_said(Message("评审委员会决定的文号", "Number of the committee's decision")),
        max_length=100,
        validators=[check_name],
    )
    day = Day(label=_said(Message("通过日期", "Adopted on")), validators=[check_past])


class ExtensionForm(forms.Form):
    """A later last day, and why."""

    day = Day(label=_said(Message("新的截止日（到当天 24:00）", "New last day (until 24:00)")))
    reason = forms.CharField(
        label=_said(Message("理由", "Reason")), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class HolidayForm(forms.Form):
    """The holidays of a year."""

    year = forms.IntegerField(label=_said(Message("年份", "Year")), min_value=2000, max_value=2100)
    document = forms.CharField(
        label=_said(Message("放假通知的文号", "Number of the notice")),
        help_text=_said(Message("如 国办发明电〔2025〕7号", "of the State Council's office")),
        max_length=100,
        validators=[check_name],
    )
    holidays = forms.CharField(
        label=_said(Message("放假", "Days off")),
        help_text=_said(
            Message("每行一天或一段，如 2027-02-05 至 2027-02-11", "a day or span a line: 2027-02-05 to 2027-02-11")
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
    )
    workdays = forms.CharField(
        label=_said(Message("调休上班", "Weekend days worked instead")),
        help_text=_said(Message("每行一天", "a day a line")),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
    )

    def lists(self) -> tuple[str, str]:
        """Return days off and days worked as typed."""
        return self.cleaned_data["holidays"], self.cleaned_data["workdays"]


class DecisionForm(forms.Form):
    """The committee's decision on an amendment of locked rules."""

    decision = forms.CharField(
        label=_said(Message("评审委员会决定的文号", "Number of the committee's decision")),
        max_length=100,
        validators=[check_name],
    )
    decided_on = Day(label=_said(Message("决定日期", "Decided on")), validators=[check_past])
    scan = forms.ChoiceField(label=_said(Message("决定的扫描件", "Scan of the decision")))
    reason = forms.CharField(
        label=_said(Message("修改理由", "Reason")), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, scans: Iterable[StoredFile], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["scan"].choices = [(scan.public_id, scan.name) for scan in scans]  # type: ignore[attr-defined]
