"""What is checked at screening, as data: conditions (资格条件) and disqualifiers (否决条件)."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources

from zhiheng.problems import Message
from zhiheng.web.entries.models import ScreeningCheck
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.values import value_of

_LOOK_BACK = "screening.look_back_years"
_PHASES = {"form": ScreeningCheck.Kind.FORM, "eligibility": ScreeningCheck.Kind.ELIGIBILITY}


class RuleKind(StrEnum):
    """Papers in order, what must hold, and what must not have happened; each is worded so that it should be met."""

    FORMALITY = "formality"
    CONDITION = "condition"
    DISQUALIFIER = "disqualifier"


@dataclass(frozen=True, slots=True)
class ScreeningRule:
    """One thing to be checked; ``text`` may hold ``{years}``."""

    id: str
    phase: ScreeningCheck.Kind
    kind: RuleKind
    text: Message


def rules_of_check(check: ScreeningCheck) -> Mapping[str, ScreeningRule]:
    """Return what is checked there by id, with the years of the cycle's setting."""
    years = value_of(check.entry.cycle, _LOOK_BACK) if check.entry.cycle else ""
    rules = {one.id: one for one in _all_rules() if one.phase == check.kind}
    return {name: replace(rule, text=filled(rule.text, years=years)) for name, rule in rules.items()}


def ids_of_check(check: ScreeningCheck) -> Sequence[str]:
    """Return the ids of what is checked there, in their order; without a query."""
    return [one.id for one in _all_rules() if one.phase == check.kind]


@cache
def _all_rules() -> Sequence[ScreeningRule]:
    data = tomllib.loads((resources.files(__name__) / "default.toml").read_text("utf-8"))
    return [
        ScreeningRule(one["id"], _PHASES[one["phase"]], RuleKind(one["kind"]), Message(one["zh"], one["en"]))
        for one in data["rules"]
    ]
