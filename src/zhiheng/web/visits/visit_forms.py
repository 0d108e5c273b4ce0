"""Forms of arranging a visit, its team and its plan."""

from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.web.audit.roles import Role
from zhiheng.web.messages.groups import holders
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say
from zhiheng.web.visits.actions.plans import MOST_DAYS, Planned
from zhiheng.web.visits.actions.visits import Arranged
from zhiheng.web.visits.models import PlanItem, Visit
from zhiheng.web.visits.teams import fit_members, team_of

_LABELS = {
    "begins": Message("开始日期", "First day"),
    "ends": Message("结束日期", "Last day"),
    "place": Message("地点", "Place"),
    "liaison": Message("联络员", "Liaison"),
    "people": Message("现场评审组成员", "Members of the team"),
}
_ITEM_LABELS = {
    "day": Message("第几天", "Day"),
    "begins": Message("从", "From"),
    "ends": Message("到", "To"),
    "what": Message("内容", "What"),
    "place": Message("地点", "Place"),
    "people": Message("参加的成员（不选表示全体）", "Who takes part (nobody chosen: all)"),
}
_NO_LIAISON = Message("（未定）", "(nobody yet)")


def _day() -> forms.DateField:
    return forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


def _time() -> forms.TimeField:
    return forms.TimeField(required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


def _people() -> "forms.ModelMultipleChoiceField[Person]":
    return forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        to_field_name="public_id",
        required=False,
    )


class ArrangeForm(ActForm):
    """Days, place and liaison; the names of its fields are those of ``Arranged``."""

    begins, ends = _day(), _day()
    place = forms.CharField(required=False, max_length=200)
    liaison = forms.ModelChoiceField(queryset=Person.objects.none(), to_field_name="public_id", required=False)

    def __init__(self, cycle: Cycle, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.fields["liaison"].queryset = holders(cycle, {Role.LIAISON})  # type: ignore[attr-defined]
        self.fields["liaison"].empty_label = say(_NO_LIAISON)  # type: ignore[attr-defined]
        self.fields["liaison"].label_from_instance = _name  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])

    def arranged(self) -> Arranged:
        """Return what a valid form says."""
        return Arranged(**self.cleaned_data)


class TeamForm(ActForm):
    """Members of the panel without a conflict."""

    people = _people()

    def __init__(self, visit: Visit, data: Any = None) -> None:  # noqa: ANN401 - Django's
        super().__init__(data, initial={"people": [one.person.public_id for one in team_of(visit)]})
        _offer(self.fields["people"], [one.person_id for one in fit_members(visit)])
        self.fields["people"].label = say(_LABELS["people"])


class ItemForm(ActForm):
    """An item of the plan; the names of its fields are those of ``Planned``."""

    day = forms.IntegerField(min_value=1, max_value=MOST_DAYS, initial=1)
    begins, ends = _time(), _time()
    what = forms.CharField(max_length=200)
    place = forms.CharField(required=False, max_length=100)
    people = _people()

    def __init__(self, visit: Visit, item: PlanItem | None, data: Any = None) -> None:  # noqa: ANN401 - Django's
        names = ("day", "begins", "ends", "what", "place", "people")
        super().__init__(data, initial={name: getattr(item, name) for name in names} if item else {})
        _offer(self.fields["people"], [one.person_id for one in team_of(visit)])
        for name, field in self.fields.items():
            field.label = say(_ITEM_LABELS[name])

    def planned(self) -> Planned:
        """Return what a valid form says."""
        return Planned(**{**self.cleaned_data, "people": list(self.cleaned_data["people"])})


def _offer(field: forms.Field, people: list[int]) -> None:
    field.queryset = Person.objects.filter(pk__in=people).order_by("name_key", "pk")  # type: ignore[attr-defined]
    field.label_from_instance = _name  # type: ignore[attr-defined]


def _name(person: Person) -> str:
    return person.name
