"""Who takes part in which phase."""

from django.db.models import OuterRef, QuerySet, Subquery

from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results.fed_phases import fed_phases, gated_phases
from zhiheng.web.results.models import PhaseOutcome, PhasePlace
from zhiheng.web.reviews.phases import desk_phase


def reviewed_entries(cycle: Cycle) -> QuerySet[Entry]:
    """Return the entries of a cycle that panels review and that were not withdrawn."""
    reviewed = PanelEntry.objects.filter(panel__cycle=cycle, ended=None).order_by().values("entry")
    found = Entry.objects.filter(cycle=cycle, pk__in=reviewed).exclude(state=Entry.State.WITHDRAWN)
    return found.select_related("organisation", "track").order_by("organisation__name_key", "pk")


def outcome_of(phase: Phase) -> PhaseOutcome | None:
    """Return the outcome that holds, None before the first."""
    return PhaseOutcome.objects.filter(phase=phase).order_by("-number").first()


def entries_after(phase: Phase) -> QuerySet[Entry]:
    """Return who goes on after a phase: all before it without a gate, nobody before its gate was decided.

    The library's proposal is nobody's outcome: only what two persons decided counts.
    """
    cycle, found = phase.cycle, reviewed_entries(phase.cycle)
    scheme = scheme_of(cycle)
    gated = {one.id for one in scheme.phases if one.gate}
    phases = fed_phases(cycle, scheme)
    for before in phases[: phases.index(phase) + 1]:
        if before.scheme_phase in gated:
            places = PhasePlace.objects.filter(outcome=outcome_of(before), goes_on=True)
            found = found.filter(pk__in=places.order_by().values("entry"))
    return found


def places_that_hold() -> QuerySet[PhasePlace]:
    """Return what the outcomes that hold say of entries, in all cycles."""
    newest = PhaseOutcome.objects.filter(phase=OuterRef("outcome__phase")).order_by("-number")
    return PhasePlace.objects.filter(outcome=Subquery(newest.values("pk")[:1]))


def awaits_shortlist(cycle: Cycle, phase: Phase | None) -> bool:
    """Whether it is not decided yet who goes on to a phase: a gate before it has no outcome."""
    decided = {one.phase_id for one in PhaseOutcome.objects.filter(cycle=cycle)}
    before = [one for one in gated_phases(cycle, scheme_of(cycle)) if phase is None or one.order < phase.order]
    return any(one.pk not in decided for one in before)


def shortlisted_entries(cycle: Cycle) -> QuerySet[Entry]:
    """Return who goes on after the phase of the experts' own scores (入围组织), in the order of their names.

    Nobody before that was decided, and all under review where the scheme has no gate there.
    """
    phase = desk_phase(cycle)
    return entries_after(phase) if phase else Entry.objects.none()
