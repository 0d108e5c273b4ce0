"""The page on which other rules are tried on a frozen result."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.problems import BadInputError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.results import doors, rules
from zhiheng.web.results.actions.what_if import try_what_if
from zhiheng.web.results.forms import WhatIfForm
from zhiheng.web.results.frozen_result import shown_frozen
from zhiheng.web.results.shortlist import expert_names
from zhiheng.web.results.what_if import official_scheme


@page(rules.TRY_WHAT_IF, "GET", "POST")
def what_if(request: Request, public_id: str) -> HttpResponse:
    """Ask for other rules, and show what they would make of the sheets beside the official result."""
    found = doors.result(request.actor, public_id)
    rules.TRY_WHAT_IF.check(request.actor, found)
    scheme = official_scheme(found)
    form, rows = WhatIfForm(scheme, expert_names(found.cycle), request.POST or None), []
    if form.is_valid():
        try:
            document = try_what_if(request.actor, found, form.variation())
        except BadInputError as error:
            form.add_problems(error)
        else:
            rows = _rows(shown_frozen(found).document, document, {one.id: one.name for one in scheme.tiers})
    values = {"result": found, "cycle": found.cycle, "form": form, "rows": rows}
    return render(request, "results/what_if.html", values)


def _rows(official: Mapping[str, Any], tried: Mapping[str, Any], tiers: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the entries in the order tried, each with its official and its tried standing."""
    before = {one["entry"]: one for one in official["entries"]}
    return [
        {
            "before": before[one["entry"]],
            "now": one,
            "tier_before": tiers.get(before[one["entry"]]["tier"], ""),
            "tier_now": tiers.get(one["tier"], ""),
        }
        for one in tried["entries"]
    ]
