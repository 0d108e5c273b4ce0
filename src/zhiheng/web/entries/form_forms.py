"""What the office uploads as its own application form."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import lazy

from zhiheng.problems import Message
from zhiheng.tables import InputFile
from zhiheng.web.programmes.forms import check_size
from zhiheng.web.programmes.models import FormVersion
from zhiheng.web.site.forms import SentFile
from zhiheng.web.site.texts import say

_said = lazy(say, str)
_NOTHING = Message(
    "没有选择文件 › 上传格式文件、Word 模板，或两份都上传",
    "no file was chosen › upload the form’s file, a Word template, or both",
)


class OwnForm(forms.Form):
    """The file of a form, its Word template, or both; a template alone is for a form that the award keeps."""

    file = SentFile(
        label=_said(Message("申报表格式文件（.toml）", "File of the form (.toml)")),
        help_text=_said(Message("只换 Word 模板时不选", "Leave out to change the Word template alone")),
        validators=[check_size],
        required=False,
    )
    template = SentFile(
        label=_said(Message("Word 模板（.docx）", "Word template (.docx)")),
        help_text=_said(Message("不选时按格式文件自动生成", "Leave out to have one made of the form")),
        validators=[check_size],
        required=False,
    )
    kept = forms.ChoiceField(
        label=_said(Message("只上传 Word 模板时，用于哪一份申报表", "A template alone is for which form")),
        required=False,
    )

    def __init__(self, kept: Iterable[FormVersion], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self._kept = {one.public_id: one for one in kept}
        names = [(one.public_id, f"{one.title} ({one.digest[:8]})") for one in reversed(self._kept.values())]
        self.fields["kept"].choices = names  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for one file at least."""
        data: dict[str, Any] = super().clean() or {}
        if not (data.get("file") or data.get("template") or self.errors):
            self.add_error("file", say(_NOTHING))
        return data

    @property
    def base(self) -> FormVersion | None:
        """The form that a template alone is for; None for the one that comes with the platform."""
        return self._kept.get(self.cleaned_data["kept"])

    @property
    def sent(self) -> tuple[InputFile | None, InputFile | None]:
        """The file of the form and the template as they were sent."""
        file, template = (self.cleaned_data[name] for name in ("file", "template"))
        return (
            InputFile(file.name or "", file.read()) if file else None,
            InputFile(template.name or "", template.read()) if template else None,
        )
