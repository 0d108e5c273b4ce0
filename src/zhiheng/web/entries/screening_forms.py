"""Forms of screening: points, outcomes, statements, departments, earlier winners."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from django import forms
from django.utils.functional import lazy

from zhiheng.problems import Message
from zhiheng.web.entries.actions.opinions import Opinion
from zhiheng.web.entries.actions.screening import Concern, Intended
from zhiheng.web.entries.actions.screening_outcomes import KINDS, possible
from zhiheng.web.entries.models import Entry, OpinionReply, Part, ScreeningCheck, ScreeningOutcome
from zhiheng.web.entries.part_fields import part_fields
from zhiheng.web.entries.screening_names import ANSWERS, CHECK_NAMES, name_of
from zhiheng.web.entries.screening_rules import CycleRule
from zhiheng.web.entries.standards import title_of
from zhiheng.web.programmes.forms import Day, check_size
from zhiheng.web.site.forms import SentFile
from zhiheng.web.site.names import check_name
from zhiheng.web.site.texts import say

_said = lazy(say, str)
_LONG = 5000


def _text(label: Message, *, is_required: bool = True, rows: int = 4) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=_said(label), max_length=_LONG, required=is_required, widget=area)


class PointForm(forms.Form):
    """A point to be completed: what it is about, and what lacks."""

    concern = forms.ChoiceField(label=_said(Message("涉及哪一部分", "What it is about")), required=False)
    text = _text(Message("缺什么、怎么补", "What lacks, and how to complete it"), rows=3)

    def __init__(self, check: ScreeningCheck, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.parts = {part.public_id: part for part in check.entry.parts.select_related("entry__cycle", "entry__track")}
        outside = ("", say(Message("部分以外的材料（如签章页）", "Papers outside the parts, such as signed copies")))
        self.fields["concern"].choices = [outside, *map(_group, self.parts.values())]  # type: ignore[attr-defined]

    def concerned(self) -> Concern:
        """Return the part and the field that were chosen."""
        owner, _, field = self.cleaned_data["concern"].partition(" ")
        return Concern(self.parts[owner], field) if owner else Concern()


def _group(part: Part) -> tuple[str, list[tuple[str, str]]]:
    whole = say(Message("{part}（整个部分）", "{part} (all of it)"), part=title_of(part))
    fields = [(f"{part.public_id} {name}", say(one.label)) for name, one in part_fields(part).items()]
    return say(title_of(part)), [(part.public_id, whole), *fields]


class OutcomeForm(forms.Form):
    """The outcome of a check as the clerk prepares it."""

    kind = forms.ChoiceField(label=_said(Message("结论", "Outcome")), widget=forms.RadioSelect)
    confirmed_kind = forms.ChoiceField(
        label=_said(Message("确认制造业类型（通过时）", "Kind of manufacturing, confirmed (when it passes)")),
        required=False,
    )
    reasons = _text(
        Message("事实和理由（告知申报组织）", "Facts and reasons (told to the applicant)"), is_required=False
    )
    basis = _text(Message("依据（条款）", "Basis (the clause)"), is_required=False, rows=2)

    def __init__(self, check: ScreeningCheck, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        names = [(kind.value, say(name_of(check, kind))) for kind in possible(check)]
        self.fields["kind"].choices = names  # type: ignore[attr-defined]
        if check.kind != ScreeningCheck.Kind.ELIGIBILITY or ScreeningOutcome.Kind.PASSED not in possible(check):
            del self.fields["confirmed_kind"]
            return
        kinds = [("", "—"), *((key, say(name)) for key, name in KINDS.items())]
        self.fields["confirmed_kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["confirmed_kind"].initial = check.entry.confirmed_kind or check.entry.kind

    def intended(self) -> Intended:
        """Return what was typed; the kind of manufacturing is confirmed only by passing."""
        given, kind = self.cleaned_data, ScreeningOutcome.Kind(self.cleaned_data["kind"])
        confirmed = given.get("confirmed_kind", "") if kind == ScreeningOutcome.Kind.PASSED else ""
        return Intended(kind, given["reasons"], given["basis"], confirmed)


class AskForm(forms.Form):
    """Which departments are asked, and until when they answer."""

    departments = forms.MultipleChoiceField(
        label=_said(Message("部门", "Departments")), widget=forms.CheckboxSelectMultiple
    )
    deadline = Day(label=_said(Message("反馈截止日", "Last day for the answer")))

    def __init__(self, names: Iterable[str], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        choices = [(name, name) for name in names]
        self.fields["departments"].choices = choices  # type: ignore[attr-defined]
        self.fields["departments"].initial = [name for name, _ in choices]


class ReplyForm(forms.Form):
    """What a department answered about one application; nothing while it did not."""

    answer = forms.ChoiceField(label=_said(Message("意见", "Opinion")), required=False)
    text = forms.CharField(
        label=_said(Message("内容（有异议或其他时填写）", "Text (for an objection or other)")),
        max_length=_LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, entry: Entry, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **{**kwargs, "prefix": entry.public_id})
        self.entry = entry
        choices = [
            ("", say(Message("还没有反馈", "No answer yet"))),
            *((key.value, say(one)) for key, one in ANSWERS.items()),
        ]
        self.fields["answer"].choices = choices  # type: ignore[attr-defined]

    def opinion(self) -> Opinion | None:
        """Return what was chosen, None where nothing was."""
        answer = self.cleaned_data["answer"]
        return Opinion(OpinionReply.Answer(answer), self.cleaned_data["text"]) if answer else None


def reply_forms(entries: Sequence[Entry], replies: Iterable[OpinionReply], posted: Any) -> list[ReplyForm]:  # noqa: ANN401
    """Return a form for each application, with what was noted before."""
    noted = {one.entry_id: {"answer": one.answer, "text": one.text} for one in replies}
    return [ReplyForm(entry, posted, initial=noted.get(entry.pk)) for entry in entries]


class RulesForm(forms.Form):
    """What is checked: each rule on or off, and its words."""

    def __init__(self, rules: Iterable[CycleRule], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args, **kwargs)
        self.rules = list(rules)
        counts = {kind: count(1) for kind in CHECK_NAMES}
        for one in self.rules:
            values = {"check": CHECK_NAMES[one.rule.phase], "number": next(counts[one.rule.phase])}
            on = say(Message("{check}第 {number} 条：启用", "{check}, rule {number}: on"), **values)
            text = say(Message("{check}第 {number} 条的内容", "{check}, words of rule {number}"), **values)
            name, widget = one.rule.id, forms.Textarea(attrs={"rows": 2})
            self.fields[f"{name}.on"] = forms.BooleanField(label=on, required=False, initial=one.is_on)
            self.fields[f"{name}.text"] = forms.CharField(
                label=text, max_length=300, initial=one.text, widget=widget, validators=[check_name]
            )

    def chosen(self) -> dict[str, tuple[bool, str]]:
        """Return by rule whether it is on, and its words."""
        given = self.cleaned_data
        return {one.rule.id: (given[f"{one.rule.id}.on"], given[f"{one.rule.id}.text"].strip()) for one in self.rules}


class WinnersForm(forms.Form):
    """A list of earlier winners."""

    file = SentFile(
        label=_said(Message("名单（CSV，UTF-8）", "List (CSV, UTF-8)")),
        help_text=_said(
            Message(
                "表头：year,award,name,credit_code,tier；代码和奖项等次可以留空",
                "Header: year,award,name,credit_code,tier; code and tier may be empty",
            )
        ),
        validators=[check_size],
    )
