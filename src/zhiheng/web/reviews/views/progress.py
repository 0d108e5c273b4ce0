"""How far scoring is."""

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.web.audit.page import Request, page
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.reviews import rules
from zhiheng.web.reviews.progress import progress_of
from zhiheng.web.reviews.queries import days_left


@page(rules.SEE_PROGRESS)
def progress(request: Request, cycle: str) -> HttpResponse:
    """Show the counts of sheets by expert and state."""
    found = one_cycle(request.actor, cycle)
    phase = rules.desk_phase(found)
    values = {
        "cycle": found,
        "phase": phase,
        "days_left": days_left(found, phase.ends) if phase else None,
        "lines": progress_of(found),
    }
    return render(request, "reviews/progress.html", values)
