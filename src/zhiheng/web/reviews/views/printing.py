"""Paper: the own sheet for signature, and the whole application."""

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.entries.forms import Audience
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.codes import shown_code
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.file_doors import REVIEWED_ENTRY, SCORE_SHEET
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_print import counting_version, printed_sheet


@page(rules.PRINT_SHEET)
def sheet(request: Request, public_id: str) -> HttpResponse:
    """The confirmed sheet with its code, to be printed and signed, and its signed copies."""
    found = doors.sheet(request.actor, public_id)
    rules.PRINT_SHEET.check(request.actor, found)
    version = counting_version(found)
    assert version is not None  # noqa: S101 - the rule asks for a confirmed sheet
    code = print_code(request.actor, found, SCORE_SHEET)
    values = {
        "sheet": found,
        "entry": found.entry,
        "version": version,
        "printed": printed_sheet(found, version),
        "page_code": shown_code(code.code),
    }
    return render(request, "reviews/print.html", values)


@page(rules.PRINT_ENTRY)
def entry(request: Request, public_id: str) -> HttpResponse:
    """The whole application with its code, to be printed and read on paper."""
    found = doors.sheet(request.actor, public_id)
    note(request, rules.PRINT_ENTRY, found)
    submission = doors.scored_submission(request.actor, found)
    code = print_code(request.actor, submission, REVIEWED_ENTRY)
    content = submitted(submission)
    values = {
        "sheet": found,
        "entry": found.entry,
        "submission": submission,
        "content": content,
        "sections": content.sections[Audience.EXPERTS],
        "shows_self_scores": found.state == Sheet.State.CONFIRMED,
        "page_code": shown_code(code.code),
    }
    return render(request, "reviews/print_entry.html", values)
