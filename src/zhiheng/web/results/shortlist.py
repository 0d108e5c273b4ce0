"""The library's proposal who goes on after a phase, and what was decided."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zhiheng.canonical import Json, digest_of
from zhiheng.problems import Message
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.models import PanelMember
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.results.flag_words import words_of
from zhiheng.web.results.given_sheets import expert_id
from zhiheng.web.results.models import PhaseOutcome
from zhiheng.web.results.season import Gathered
from zhiheng.web.reviews.models import Sheet

FORMAT = "zhiheng-shortlist/1"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry at a gate: the published score of the phase, whether the scheme lets it go on, and what is flagged.

    ``is_tied``: it stands exactly at the line, with more than there are places.
    """

    entry: Entry
    score: str | None
    is_proposed: bool
    is_tied: bool
    flags: Sequence[Message]


@dataclass(frozen=True, slots=True)
class Decision:
    """Who goes on, as typed; ``reason`` and ``basis`` where the rules ask for them."""

    goes_on: Sequence[Entry]
    reason: str = ""
    basis: str = ""


def candidates_of(
    document: Mapping[str, Any], phase: str, entries: Sequence[Entry], names: Mapping[str, str]
) -> list[Candidate]:
    """Return entries at a phase's gate, by score, from a document of the library; ``names`` are those of experts."""
    found = {one["entry"]: one for one in document["entries"]}
    candidates = [_candidate(found[one.code], phase, one, names) for one in entries if one.code in found]
    return sorted(candidates, key=lambda one: (one.score is None, -Decimal(one.score or 0), one.entry.code))


def _candidate(found: Mapping[str, Any], phase: str, entry: Entry, names: Mapping[str, str]) -> Candidate:
    kinds = {flag["kind"] for flag in found["flags"] if flag.get("phase") == phase}
    score = found["phases"].get(phase)
    return Candidate(
        entry=entry,
        score=score and score["score"],
        is_proposed=bool(score) and "stopped_by_gate" not in kinds,
        is_tied="tie_at_gate" in kinds,
        flags=words_of([one for one in found["flags"] if one["kind"] not in _SAID_OTHERWISE], names),
    )


_SAID_OTHERWISE = ("stopped_by_gate", "tie_at_gate", "tie")


def content_of(gathered: Gathered, phase: Phase, decision: Decision, decided_by: str) -> dict[str, Json]:
    """Return what is frozen of an outcome (docs/reference/results.md); entries by code, experts by opaque id."""
    document = gathered.result.as_json()
    candidates = candidates_of(document, phase.scheme_phase, gathered.candidates, {})
    goes_on = {one.pk for one in decision.goes_on}
    return {
        "format": FORMAT,
        "phase": phase.scheme_phase,
        "scheme": digest_of(gathered.scheme.as_json()),
        "inputs": {one.name: one.digest for one in (gathered.listed_entries, gathered.ratings)},
        "sheets": [one.as_json() for one in gathered.sheets],
        "result": document,
        "proposed": sorted(one.entry.code for one in candidates if one.is_proposed),
        "tied": sorted(one.entry.code for one in candidates if one.is_tied),
        "goes_on": sorted(one.entry.code for one in candidates if one.entry.pk in goes_on),
        "left_out": sorted(one.entry.code for one in candidates if one.entry.pk not in goes_on),
        "decided_by": decided_by,
        "reason": decision.reason,
        "basis": decision.basis,
    }


def frozen(outcome: PhaseOutcome) -> dict[str, Any]:
    """Return the content of an outcome."""
    found: dict[str, Any] = json.loads(outcome.content)
    return found


def expert_names(cycle: Cycle) -> dict[str, str]:
    """Return the names of who gave or gives scores in a cycle by their ids in lists."""
    members = PanelMember.objects.filter(panel__cycle=cycle).order_by().values("person")
    given = Sheet.objects.filter(entry__cycle=cycle).order_by().values("person")
    persons = Person.objects.filter(pk__in=members) | Person.objects.filter(pk__in=given)
    return {expert_id(one): one.name for one in persons.distinct()}
