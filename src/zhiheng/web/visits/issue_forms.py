"""Forms of issues and logs."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say
from zhiheng.web.visits.actions.issues import Carried, Logged
from zhiheng.web.visits.indicators import indicators_of
from zhiheng.web.visits.messages import issues as messages
from zhiheng.web.visits.models import Issue, Visit, VisitLog

KINDS = {Issue.Kind.VERIFY: messages.VERIFY, Issue.Kind.CLARIFY: messages.CLARIFY}
LOG_KINDS = {VisitLog.Kind.INTERVIEW: messages.INTERVIEW, VisitLog.Kind.DOCUMENT: messages.DOCUMENT}
_LABELS = {
    "kind": Message("类别", "Kind"),
    "indicator": Message("二级指标", "Indicator"),
    "question": Message("要查证或澄清什么", "What is to be verified or clarified"),
    "whom": Message("问谁", "Whom to ask"),
    "document": Message("看什么资料", "Which document to see"),
}
_LOG_LABELS = {
    "kind": Message("类别", "Kind"),
    "what": Message("和谁谈（岗位）、看什么资料（名称、编号）", "With whom (post), or which document (name, number)"),
    "issue": Message("关于哪一项", "About which issue"),
}
_NO_ISSUE = Message("（不针对某一项）", "(none in particular)")


class IssueForm(ActForm):
    """An issue; the names of its fields are those of ``Carried``."""

    kind = forms.ChoiceField(widget=forms.RadioSelect, initial=Issue.Kind.VERIFY)
    indicator = forms.ChoiceField()
    question = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    whom = forms.CharField(required=False, max_length=200)
    document = forms.CharField(required=False, max_length=200)

    def __init__(self, visit: Visit, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        _choose(self.fields["kind"], [(kind, say(name)) for kind, name in KINDS.items()])
        _choose(self.fields["indicator"], [(one.code, f"{one.code} {one.name}") for one in indicators_of(visit.entry)])
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])

    def carried(self) -> Carried:
        """Return what a valid form says."""
        return Carried(**self.cleaned_data)


class LogForm(ActForm):
    """A talk or a document; the names of its fields are those of ``Logged``."""

    kind = forms.ChoiceField(widget=forms.RadioSelect, initial=VisitLog.Kind.INTERVIEW)
    what = forms.CharField(required=False, max_length=200)
    issue = forms.ModelChoiceField(queryset=Issue.objects.none(), to_field_name="public_id", required=False)

    def __init__(self, visit: Visit, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        _choose(self.fields["kind"], [(kind, say(name)) for kind, name in LOG_KINDS.items()])
        field = self.fields["issue"]
        field.queryset = Issue.objects.filter(visit=visit).order_by("number")  # type: ignore[attr-defined]
        field.empty_label = say(_NO_ISSUE)  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.number}. {one.indicator} {one.question[:30]}"  # type: ignore[attr-defined]
        for name, one in self.fields.items():
            one.label = say(_LOG_LABELS[name])

    def logged(self) -> Logged:
        """Return what a valid form says."""
        return Logged(**self.cleaned_data)


def _choose(field: forms.Field, choices: list[tuple[Any, str]]) -> None:
    field.choices = choices  # type: ignore[attr-defined]
