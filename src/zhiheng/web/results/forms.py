"""Forms of results."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhiheng.problems import Message
from zhiheng.scoring import Scheme
from zhiheng.web.results.came_about import AGGREGATES
from zhiheng.web.results.deciders import BODIES, OFFICE_BODY
from zhiheng.web.results.what_if import Variation, aggregate_named
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_REASON = Message("理由", "Reason")
_WHY = Message("更正的理由", "Reason of the correction")
_LEFT_OUT = Message("不计入哪位专家", "Leave out")
_NOBODY = Message("全部计入", "nobody")
_AGGREGATE = Message("“{phase}”汇总方式", "Aggregation of “{phase}”")
_WEIGHT = Message("“{phase}”权重", "Weight of “{phase}”")
_NO_WEIGHT = Message("权重不能都是 0 › 至少一个环节大于 0", "the weights are all 0 › give one phase more than 0")
_BASIS = Message("依据", "Basis")
_ASKED = Message(
    "入围线有并列、与建议不同或者改变原决定时必填，由{body}决定",
    "needed for a tie at the line, a departure, or a change; decided by {body}",
)
_BASIS_HINT = Message("会议纪要或者决定的名称、日期", "name and date of the minutes or decision")


class FreezeForm(ActForm):
    """Why a frozen result is corrected; asked for from the second one on."""

    reason = forms.CharField(required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, is_first: bool) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self.fields["reason"].label = say(_WHY)
        if is_first:
            del self.fields["reason"]


class ShortlistForm(ActForm):
    """Why the outcome is not simply the proposal; who goes on is ticked in the table."""

    reason = forms.CharField(required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    basis = forms.CharField(required=False, max_length=200)

    def __init__(self, decider: str, *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self.fields["reason"].label = say(_REASON)
        self.fields["reason"].help_text = say(_ASKED, body=BODIES[decider])
        self.fields["basis"].label, self.fields["basis"].help_text = say(_BASIS), say(_BASIS_HINT)
        if decider == OFFICE_BODY:
            del self.fields["basis"]


class WhatIfForm(ActForm):
    """Other rules for a frozen result; each phase has an aggregate and a weight."""

    expert = forms.ChoiceField(required=False)

    def __init__(self, scheme: Scheme, names: Mapping[str, str], *args: Any) -> None:  # noqa: ANN401 - Django's
        super().__init__(*args)
        self.phases = scheme.phases
        self.fields["expert"].label = say(_LEFT_OUT)
        chosen = sorted(names.items(), key=lambda one: one[1])
        self.fields["expert"].choices = [("", say(_NOBODY)), *chosen]  # type: ignore[attr-defined]
        for one in scheme.phases:
            kinds = [name for name in AGGREGATES if name != "consensus" or one.aggregate == name]
            choices = [(name, say(AGGREGATES[name])) for name in kinds]
            aggregate = forms.ChoiceField(choices=choices, initial=one.aggregate)
            aggregate.label = say(_AGGREGATE, phase=one.name)
            weight = forms.DecimalField(min_value=0, max_value=1000, decimal_places=2, initial=str(one.weight))
            weight.label = say(_WEIGHT, phase=one.name)
            self.fields[f"aggregate-{one.id}"], self.fields[f"weight-{one.id}"] = aggregate, weight

    def clean(self) -> dict[str, Any]:
        """Refuse weights that are all 0."""
        if not self.errors and not any(self.cleaned_data[f"weight-{one.id}"] for one in self.phases):
            self.add_error(None, say(_NO_WEIGHT))
        return self.cleaned_data

    def variation(self) -> Variation:
        """Return what a valid form says differs."""
        data = self.cleaned_data
        aggregates = {one.id: aggregate_named(data[f"aggregate-{one.id}"]) for one in self.phases}
        weights = {one.id: data[f"weight-{one.id}"] for one in self.phases}
        return Variation(
            {one.id: aggregates[one.id] for one in self.phases if aggregates[one.id] != one.aggregate},
            {one.id: weights[one.id] for one in self.phases if weights[one.id] != one.weight},
            data["expert"],
        )
