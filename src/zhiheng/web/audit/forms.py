"""Forms of the record and of acts of two persons."""

from datetime import datetime, time, timedelta

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import ROLE_NAMES
from zhiheng.web.audit.table import all_verbs
from zhiheng.web.people.models import Person
from zhiheng.web.site.texts import say

_LABELS = {
    "since": Message("从", "From"),
    "until": Message("到", "To"),
    "person": Message("办理人", "Person"),
    "role": Message("角色", "Role"),
    "verb": Message("事项", "Verb"),
    "subject": Message("对象编号", "Object’s id"),
}
_ALL = Message("全部", "All")


class PageForm(forms.Form):
    """Which page of a list of entries to show."""

    before = forms.IntegerField(required=False, min_value=1, max_value=2**53, widget=forms.HiddenInput)

    @property
    def end(self) -> int | None:
        """The sequence that the page lies before; None for the newest."""
        return self.cleaned_data.get("before") if self.is_valid() else None


class RecordFilter(PageForm):
    """What of the record to show; every field may be empty."""

    since = forms.DateField(required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(required=False, widget=forms.DateInput({"type": "date"}))
    person = forms.CharField(required=False, max_length=100)
    role = forms.ChoiceField(required=False)
    verb = forms.ChoiceField(required=False)
    subject = forms.CharField(required=False, max_length=64)

    def __init__(self, data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        for name, label in _LABELS.items():
            self.fields[name].label = say(label)
        everything = [("", say(_ALL))]
        self.fields["role"].choices = everything + [(str(role), say(name)) for role, name in ROLE_NAMES.items()]  # type: ignore[attr-defined]
        verbs = sorted((say(verb.title), name) for name, verb in all_verbs().items())
        self.fields["verb"].choices = everything + [(name, title) for title, name in verbs]  # type: ignore[attr-defined]

    def applied_to(self, entries: QuerySet[LedgerEntry]) -> QuerySet[LedgerEntry]:
        """Return those of the entries that the form asks for; nothing for a form with errors."""
        if not self.is_valid():
            return entries.none()
        asked = self.cleaned_data
        if asked["since"]:
            entries = entries.filter(time__gte=_midnight(asked["since"]))
        if asked["until"]:
            entries = entries.filter(time__lt=_midnight(asked["until"] + timedelta(days=1)))
        if asked["person"]:
            named = Person.objects.filter(name__icontains=asked["person"])
            entries = entries.filter(actor__in=named.values("public_id"))
        if asked["role"]:
            entries = entries.filter(
                commitment__in=LedgerPayload.objects.filter(role=asked["role"]).values("commitment")
            )
        return entries.filter(**{key: asked[key] for key in ("verb", "subject") if asked[key]})


def _midnight(day: object) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))  # type: ignore[arg-type]  # a date


class ReasonForm(forms.Form):
    """The reason that a removal is asked for."""

    reason = forms.CharField(max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        self.fields["reason"].label = say(
            Message("移除的理由（谁提出、依据什么）", "Why it is removed (who asks, on what ground)")
        )


class AnswerForm(forms.Form):
    """The reason of a refusal."""

    answer = forms.CharField(max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        self.fields["answer"].label = say(Message("不同意的理由", "Reason of the refusal"))
