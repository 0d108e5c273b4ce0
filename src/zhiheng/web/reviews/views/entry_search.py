"""Search within the application under review."""

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.entry_search import LONGEST_QUESTION, MOST_FOUND, search


@page(rules.SEE_SHEET)
def found(request: Request, public_id: str) -> HttpResponse:
    """Show where the words stand in what the applicant handed in."""
    sheet = doors.sheet(request.actor, public_id)
    note(request, rules.SEE_SHEET, sheet)
    question = request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    lines = search(sheet, submitted(doors.scored_submission(request.actor, sheet)), question)
    values = {
        "sheet": sheet,
        "entry": sheet.entry,
        "question": question,
        "lines": lines,
        "is_cut": len(lines) == MOST_FOUND,
    }
    return render(request, "reviews/search.html", values)
