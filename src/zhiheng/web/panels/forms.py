"""The form of what is known of an expert."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.people import credit_code
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.names import check_name
from zhiheng.web.site.texts import say

_LABELS = {
    "employer": Message("工作单位", "Employer"),
    "employer_code": Message("工作单位统一社会信用代码", "Credit code of the employer"),
    "post": Message("职务、职称", "Post and title"),
    "sector": Message("专业领域", "Sector"),
    "is_finance": Message("财务专家", "Expert in finance"),
    "is_outside": Message("本地以外的专家", "From outside the place of the award"),
}
_HINTS = {
    "employer": Message("全称；用于核对与申报组织的利害关系", "In full; compared with applicants for conflicts"),
    "employer_code": Message("18 位，不知道的留空", "18 characters; leave it empty if it is not known"),
}


class ProfileForm(ActForm):
    """What is known of an expert; the names of its fields are those of ``actions.experts.Known``."""

    employer = forms.CharField(max_length=200, required=False, validators=[check_name])
    employer_code = forms.CharField(max_length=40, required=False)
    post = forms.CharField(max_length=100, required=False, validators=[check_name])
    sector = forms.CharField(max_length=100, required=False, validators=[check_name])
    is_finance = forms.BooleanField(required=False)
    is_outside = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])
            if name in _HINTS:
                field.help_text = say(_HINTS[name])

    def clean_employer_code(self) -> str:
        """Return the code as it is stored."""
        return credit_code.tidied(self.cleaned_data["employer_code"])
