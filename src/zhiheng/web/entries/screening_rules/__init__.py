"""What is checked at screening, as data: conditions (资格条件) and disqualifiers (否决条件)."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import resources

from zhiheng.problems import Message
from zhiheng.web.entries.models import ScreeningCheck, ScreeningRuleChoice
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle
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


@dataclass(frozen=True, slots=True)
class CycleRule:
    """A rule as a cycle has it; ``text`` are its words in Chinese, with ``{years}`` left open."""

    rule: ScreeningRule
    is_on: bool
    text: str


def rules_of_cycle(cycle: Cycle) -> list[CycleRule]:
    """Return all rules in their order with what the cycle chose."""
    chosen = {one.rule: one for one in ScreeningRuleChoice.objects.filter(cycle=cycle)}
    return [_of_cycle(rule, chosen.get(rule.id)) for rule in _all_rules()]


def rules_of_check(check: ScreeningCheck) -> Mapping[str, ScreeningRule]:
    """Return what is checked there by id, with the cycle's own words and the years of its setting."""
    cycle = check.entry.cycle
    if cycle is None:
        return {}
    years = str(value_of(cycle, _LOOK_BACK))
    found = [one for one in rules_of_cycle(cycle) if one.is_on and one.rule.phase == check.kind]
    return {one.rule.id: replace(one.rule, text=_filled(one, years)) for one in found}


def _of_cycle(rule: ScreeningRule, chosen: ScreeningRuleChoice | None) -> CycleRule:
    return CycleRule(rule, chosen.is_on, chosen.text) if chosen else CycleRule(rule, is_on=True, text=rule.text.zh)


def _filled(one: CycleRule, years: str) -> Message:
    if one.text == one.rule.text.zh:
        return filled(one.rule.text, years=years)
    own = one.text.replace("{years}", years).replace("{", "{{").replace("}", "}}")
    return Message(own, own)


def ids_of_check(check: ScreeningCheck) -> Sequence[str]:
    """Return the ids of what can be checked there, in their order; without a query."""
    return [one.id for one in _all_rules() if one.phase == check.kind]


@cache
def _all_rules() -> Sequence[ScreeningRule]:
    data = tomllib.loads((resources.files(__name__) / "default.toml").read_text("utf-8"))
    return [
        ScreeningRule(one["id"], _PHASES[one["phase"]], RuleKind(one["kind"]), Message(one["zh"], one["en"]))
        for one in data["rules"]
    ]
