"""The page of the evaluation, and what an expert sees of the own severity."""

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.evaluation import doors, rules
from zhiheng.web.evaluation.evaluating import FEWEST_ENTRIES, FEWEST_EXPERTS
from zhiheng.web.evaluation.pages import page_of
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.results.frozen_result import last_result


@page(rules.SEE_EVALUATION)
def evaluation(request: Request) -> HttpResponse:
    """Show what the scores of a frozen result can support; before the freeze there is nothing of it."""
    cycle = doors.cycle_to_read(request.actor, request.GET.get("cycle", ""))
    found = doors.evaluation_of(request.actor, cycle)
    note(request, rules.SEE_EVALUATION, cycle)
    values = {
        "cycle": cycle,
        "cycles": doors.readable_cycles(request.actor),
        "is_frozen": last_result(cycle) is not None,
        "evaluation": found,
        "page": page_of(found, request.actor) if found else None,
        "fewest_entries": FEWEST_ENTRIES,
        "fewest_experts": FEWEST_EXPERTS,
    }
    return render(request, "evaluation/evaluation.html", values)


@page(rules.SEE_OWN_SEVERITY)
def own_severity(request: Request) -> HttpResponse:
    """Show an expert the own severity, once the cycle is over and opens it."""
    cycle = chosen_cycle(request.actor, "")
    if cycle is None:
        raise NotFoundError
    severities = doors.own_severities(request.actor, cycle)
    note(request, rules.SEE_OWN_SEVERITY, cycle)
    return render(request, "evaluation/own_severity.html", {"cycle": cycle, "severities": severities})
