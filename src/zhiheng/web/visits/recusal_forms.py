"""Forms of challenging a member of the team and deciding on it."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.people.models import Person
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say
from zhiheng.web.visits.models import VisitMember
from zhiheng.web.visits.teams import fit_members, team_of

_REASON, _ANSWER = Message("理由", "Reason"), Message("答复", "Answer")
_SUBSTITUTE, _NOBODY = Message("递补", "Substitute"), Message("不递补", "nobody")
_LONGEST = 2000


class ReasonForm(ActForm):
    """Why a member should withdraw, or stays."""

    reason = forms.CharField(required=False, max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = say(_REASON)


class UpholdForm(ActForm):
    """Who follows for a member that withdraws."""

    substitute = forms.ModelChoiceField(queryset=Person.objects.none(), to_field_name="public_id", required=False)
    answer = forms.CharField(required=False, max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, member: VisitMember, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        here = [one.person_id for one in team_of(member.visit)]
        fit = fit_members(member.visit).exclude(person__in=here).order_by().values("person")
        field = self.fields["substitute"]
        field.queryset = Person.objects.filter(pk__in=fit).order_by("name_key", "pk")  # type: ignore[attr-defined]
        field.empty_label = say(_NOBODY)  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: one.name  # type: ignore[attr-defined]
        field.label, self.fields["answer"].label = say(_SUBSTITUTE), say(_ANSWER)
