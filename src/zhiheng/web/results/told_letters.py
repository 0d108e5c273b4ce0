"""The letters (未入围告知书) to those who do not go on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.models import Entry
from zhiheng.web.messages.doors import letters
from zhiheng.web.messages.letter_templates import all_templates
from zhiheng.web.messages.models import Letter
from zhiheng.web.programmes.values import value_of
from zhiheng.web.results.models import PhaseOutcome

KIND = "not_shortlisted"


@dataclass(frozen=True, slots=True)
class ToldLine:
    """An entry that does not go on, with its letter; None while there is none."""

    entry: Entry
    letter: Letter | None


def told_lines(actor: Actor, outcome: PhaseOutcome) -> Sequence[ToldLine]:
    """Return who does not go on by an outcome, each with its letter; two queries."""
    first = PhaseOutcome.objects.filter(phase=outcome.phase_id).order_by("number")[0]
    drafted = letters(actor).filter(cycle=outcome.cycle, kind=KIND, drafted_at__gte=first.decided_at)
    by_organisation = {one.organisation_id: one for one in drafted.exclude(state=Letter.State.VOID).order_by("pk")}
    left_out = outcome.places.filter(goes_on=False).select_related("entry__organisation")
    ordered = left_out.order_by("entry__organisation__name_key", "pk")
    return [ToldLine(one.entry, by_organisation.get(one.entry.organisation_id)) for one in ordered]


def values_of_letter(outcome: PhaseOutcome) -> Mapping[str, str]:
    """Return what the letter's fields are filled with."""
    days = value_of(outcome.cycle, "screening.reconsideration_days")
    known = {"phase": outcome.phase.name, "reconsideration_days": str(days)}
    return {one.key: known.get(one.key, one.default) for one in all_templates()[KIND].fields}
