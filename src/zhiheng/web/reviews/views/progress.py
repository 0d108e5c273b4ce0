"""How far scoring is."""

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.web.audit.page import Request, page
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.consensus_progress import consensus_lines
from zhiheng.web.reviews.phases import desk_phase
from zhiheng.web.reviews.progress import progress_of
from zhiheng.web.reviews.queries import days_left


@page(rules.SEE_PROGRESS)
def progress(request: Request, cycle: str) -> HttpResponse:
    """Show the counts of sheets by expert and state, and where the consensus on each entry stands."""
    found = one_cycle(request.actor, cycle)
    phase = desk_phase(found)
    values = {
        "cycle": found,
        "phase": phase,
        "days_left": days_left(found, phase.ends) if phase else None,
        "lines": progress_of(found),
        "consensuses": consensus_lines(
            doors.entries_to_agree_on(request.actor)
            .filter(panel__cycle=found)
            .order_by("panel__order", "panel", "entry__organisation__name_key", "pk")
        ),
        "may_open": request.actor.role in rules.OPEN_CONSENSUS.roles,
    }
    return render(request, "reviews/progress.html", values)
