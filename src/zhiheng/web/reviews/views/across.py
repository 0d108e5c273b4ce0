"""One indicator over all my entries (横评)."""

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.across import across as across_of


@page(rules.SEE_SHEET)
def across(request: Request, public_id: str, code: str) -> HttpResponse:
    """Show the own marks and comments of all entries at one indicator."""
    sheet = doors.sheet(request.actor, public_id)
    found = across_of(request.actor, sheet, code)
    note(request, rules.SEE_SHEET, sheet)
    return render(request, "reviews/across.html", {"sheet": sheet, "across": found, "cycle": sheet.phase.cycle})
