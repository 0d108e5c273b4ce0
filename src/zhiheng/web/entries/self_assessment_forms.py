"""Forms of self-assessments outside any cycle."""

from django import forms
from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.standard import builtin_standards, load_standard
from zhiheng.web.site.names import check_name
from zhiheng.web.site.texts import say

_TITLE = Message("名称", "Name")
_TITLE_HELP = Message("可以有几次自评，用名称区分，如“2026 年自评”", "There can be several; the name tells them apart")
_THIS_YEAR = Message("{year} 年自评", "Self-assessment {year}")
_STANDARD = Message("按哪套评分要点", "By which standard")


class TitleForm(forms.Form):
    """What a self-assessment is called."""

    title = forms.CharField(max_length=60, validators=[check_name])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's
        self.fields["title"].label, self.fields["title"].help_text = say(_TITLE), say(_TITLE_HELP)


class SelfAssessmentForm(TitleForm):
    """The same, and by which built-in standard; one whose criteria are given here."""

    standard = forms.ChoiceField()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        known = [load_standard(name) for name in builtin_standards()]
        choices = [(one.id, one.title) for one in known if not one.criteria_withheld]
        self.fields["standard"].choices = choices  # type: ignore[attr-defined]
        self.fields["standard"].label = say(_STANDARD)
        self.fields["title"].initial = say(_THIS_YEAR, year=timezone.localdate().year)
