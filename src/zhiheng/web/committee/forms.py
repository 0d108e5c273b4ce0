"""Forms of the committee's meeting."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.committee.actions.electronic import Vote
from zhiheng.web.committee.actions.meeting import Counted
from zhiheng.web.committee.boxes import Choice, offered_receipt, shown_receipt
from zhiheng.web.committee.messages import KINDS
from zhiheng.web.committee.models import Attendance, BallotCount, BallotRound, CommitteeMeeting
from zhiheng.web.committee.queries import Candidate, Seat, electorate_of
from zhiheng.web.committee.voting import boxes_of, open_to, shown_name
from zhiheng.web.entries.models import Entry
from zhiheng.web.people.models import Person
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

COUNTERS = {
    BallotCount.Counter.SCRUTINEER: Message("监票人", "Scrutineer"),
    BallotCount.Counter.TELLER: Message("计票人", "Teller"),
}
_LABELS = {
    "day": Message("会议日期", "Day"),
    "place": Message("地点", "Place"),
    "present": Message("到会委员", "Members present"),
    "entry": Message("申报组织", "Applicant"),
    "person": Message("回避的委员", "Recused member"),
    "note": Message("原因", "Reason"),
    "reason": Message("与得分排序的建议不同的理由", "Why it departs from the ranking"),
    "seat": Message("奖项（剩余名额）", "Tier (places left)"),
    "codes": Message("候选组织", "Candidates"),
    "is_early": Message(
        "不再等待没有投票的委员，他们按未交票计", "Wait for nobody: who has not voted counts as a ballot not handed in"
    ),
    "counter": Message("谁的计票结果", "Whose count"),
    "name": Message("监票人或者计票人的姓名", "Name of the scrutineer or teller"),
}
CHOICES = dict(zip(Choice, KINDS, strict=False))
_WHY_VOID = Message("作废的原因", "Why it is void")
_RECEIPT = Message("回执号 {receipt}", "Receipt {receipt}")
_OF = Message("{name}：{kind}", "{name}: {kind}")
_HANDED_OUT = Message("发出 {voters} 张", "{voters} ballots handed out")


class _Labelled(ActForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])


class MeetingForm(_Labelled):
    """When and where the committee meets."""

    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    place = forms.CharField(max_length=100)


class AttendanceForm(_Labelled):
    """Which members are present."""

    present = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple, to_field_name="public_id", required=False
    )

    def __init__(self, attendances: Sequence[Attendance], *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        field, people = self.fields["present"], [one.person_id for one in attendances]
        field.queryset = Person.objects.filter(pk__in=people).order_by("name_key", "pk")  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: one.name  # type: ignore[attr-defined]
        field.initial = [one.person for one in attendances if one.is_present]


class RecusalForm(_Labelled):
    """Which member stays away from which applicant."""

    person = forms.ModelChoiceField(Person.objects.none(), to_field_name="public_id")
    entry = forms.ModelChoiceField(Entry.objects.none(), to_field_name="public_id")
    note = forms.CharField(max_length=500, required=False)

    def __init__(self, meeting: CommitteeMeeting, codes: Sequence[str], *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        members = meeting.attendances.order_by().values("person")
        people, entries = self.fields["person"], self.fields["entry"]
        people.queryset = Person.objects.filter(pk__in=members).order_by("name_key", "pk")  # type: ignore[attr-defined]
        people.label_from_instance = lambda one: one.name  # type: ignore[attr-defined]
        found = Entry.objects.filter(cycle=meeting.cycle_id, code__in=codes).select_related("organisation")
        entries.queryset = found.order_by("organisation__name_key", "pk")  # type: ignore[attr-defined]
        entries.label_from_instance = lambda one: one.organisation.name  # type: ignore[attr-defined]


class RoundForm(_Labelled):
    """On which tier which candidates are voted."""

    seat = forms.ChoiceField()
    codes = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, seats: Sequence[Seat], agenda: Sequence[Candidate], *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self.fields["seat"].choices = [(one.key, f"{one.name}（{one.places}）") for one in seats]  # type: ignore[attr-defined]
        left = [one for one in agenda if not one.recommended]
        self.fields["codes"].choices = [(one.code, one.found["name"]) for one in left]  # type: ignore[attr-defined]


class ListForm(_Labelled):
    """Why the list departs from the ranking; asked for where it does."""

    reason = forms.CharField(required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class ClosingForm(_Labelled):
    """That nobody is waited for who has not voted; only asked where somebody has not."""

    is_early = forms.BooleanField(required=False)


class VoidForm(ActForm):
    """Why a round is void."""

    reason = forms.CharField(max_length=500)

    def __init__(self, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self.fields["reason"].label = say(_WHY_VOID)


class VoteForm(ActForm):
    """A ballot for each candidate, with a receipt that is there before the vote is sent."""

    def __init__(self, ballot: BallotRound, actor: Actor, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        boxes, person = boxes_of(ballot), cast("int", actor.person)
        self._codes = [one["entry"] for one in open_to(ballot, actor.id)]
        for one in open_to(ballot, actor.id):
            code = one["entry"]
            offer = self.data.get(f"offer_{code}") or offered_receipt(boxes[code], person)
            choice = forms.ChoiceField(
                choices=[(value, say(title)) for value, title in CHOICES.items()], widget=forms.RadioSelect
            )
            choice.label = shown_name(ballot, one)
            choice.help_text = say(_RECEIPT, receipt=shown_receipt(offer))
            self.fields[f"choice_{code}"] = choice
            self.fields[f"offer_{code}"] = forms.CharField(widget=forms.HiddenInput, initial=offer, max_length=200)

    def votes(self) -> dict[str, Vote]:
        """Return what a valid form says."""
        said = self.cleaned_data
        return {code: Vote(said[f"choice_{code}"], said[f"offer_{code}"]) for code in self._codes}


class CountForm(ActForm):
    """The totals of one counter: four numbers for each candidate."""

    counter = forms.ChoiceField()
    name = forms.CharField(max_length=60)

    def __init__(self, ballot: BallotRound, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        for name, field in self.fields.items():
            field.label = say(_LABELS[name])
        self.fields["counter"].choices = [(one, say(title)) for one, title in COUNTERS.items()]  # type: ignore[attr-defined]
        self._codes = [one["entry"] for one in ballot.said["candidates"]]
        for one in ballot.said["candidates"]:
            for place, kind in enumerate(KINDS):
                number = forms.IntegerField(min_value=0, max_value=1000)
                number.label = say(_OF, name=one["name"], kind=say(kind))
                number.help_text = "" if place else say(_HANDED_OUT, voters=electorate_of(one).voters)
                self.fields[self._field(one["entry"], place)] = number

    def counted(self) -> Counted:
        """Return what a valid form says."""
        said = self.cleaned_data
        totals = {code: [said[self._field(code, at)] for at in range(len(KINDS))] for code in self._codes}
        return Counted(said["counter"], said["name"], totals)

    @staticmethod
    def _field(code: str, place: int) -> str:
        return code if place == 0 else f"{code}_{place}"
