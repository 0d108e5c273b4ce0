"""The evaluation of a result as its page shows it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.models import Entry
from zhiheng.web.evaluation import messages
from zhiheng.web.evaluation.models import Evaluation
from zhiheng.web.evaluation.parts import Named, PartPage
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results.frozen_result import shown_frozen
from zhiheng.web.results.rules import SEE_RESULT


@dataclass(frozen=True, slots=True)
class WithoutLine:
    """What changes if an expert is left out of the official calculation."""

    expert: Message
    changes: Sequence[Message]


@dataclass(frozen=True, slots=True)
class EvaluationPage:
    """All parts, and the ranking without each expert."""

    parts: Sequence[PartPage]
    without: Sequence[WithoutLine]


def page_of(evaluation: Evaluation, actor: Actor) -> EvaluationPage:
    """Return what the actor sees of an evaluation; experts are letters, in the order of their opaque ids."""
    content, result = json.loads(evaluation.content), evaluation.result
    codes = [one["entry"] for one in shown_frozen(result).document["entries"]]
    rows = Entry.objects.filter(cycle=result.cycle, code__in=codes).select_related("organisation")
    entries = {one.code: (one.organisation.name, one.public_id) for one in rows.order_by("pk")}
    may_open = SEE_RESULT.allows(actor, result.cycle)
    link = reverse("results:result", args=[result.cycle.public_id, result.public_id]) if may_open else ""
    experts = [one["expert"] for one in content["without"]]
    named = Named(entries, {one: _letter(place) for place, one in enumerate(sorted(experts))}, link)
    tiers = {one.id: one.name for one in scheme_of(result.cycle).tiers}
    without = [
        WithoutLine(named.expert(one["expert"]), _changes(one["moves"], named, tiers)) for one in content["without"]
    ]
    return EvaluationPage([PartPage(one, named) for one in content["parts"]], without)


def _letter(place: int) -> str:
    """Return A to Z, then AA and so on."""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[last]


def _changes(moves: Sequence[Mapping[str, Any]] | None, named: Named, tiers: Mapping[str, str]) -> list[Message]:
    if moves is None:
        return [messages.NOT_POSSIBLE]
    tier_changes = [
        filled(
            messages.TIER_CHANGED,
            name=named.entry(one["entry"]),
            before=tiers.get(one["tier_before"], messages.NO_TIER),
            now=tiers.get(one["tier"], messages.NO_TIER),
        )
        for one in moves
        if one["tier"] != one["tier_before"]
    ]
    rank_changes = [
        filled(messages.MOVED, name=named.entry(one["entry"]), before=one["before"], rank=one["rank"])
        for one in moves
        if one["rank"] != one["before"] and one["rank"] and one["before"]
    ]
    return [*tier_changes, *rank_changes] or [messages.UNCHANGED]
