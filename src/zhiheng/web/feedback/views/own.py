"""The applicant's pages: the own feedback reports, one of them, and on paper."""

import json

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.roles import APPLICANT
from zhiheng.web.feedback import doors, rules
from zhiheng.web.feedback.actions.report import read_report
from zhiheng.web.feedback.fields import REPORT
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.codes import shown_code


@page(rules.SEE_OWN_REPORTS)
def own_reports(request: Request) -> HttpResponse:
    """List what was released to the actor's organisation."""
    found = doors.own_reports(request.actor).order_by("-released_at", "pk")
    return render(request, "feedback/own_reports.html", {"reports": found})


@page(rules.SEE_OWN_REPORTS)
def own_report(request: Request, public_id: str) -> HttpResponse:
    """Show one of them; that it was opened is kept."""
    found = doors.own_report(request.actor, public_id)
    read_report(request.actor, found)
    return render(request, "feedback/own_report.html", _values(found))


@page(rules.PRINT_REPORT)
def print_report(request: Request, public_id: str) -> HttpResponse:
    """A released report with its code, to be printed."""
    found = doors.printable_report(request.actor, public_id)
    rules.PRINT_REPORT.check(request.actor, found)
    if request.actor.role in APPLICANT:
        read_report(request.actor, found)
    code = print_code(request.actor, found, REPORT)
    return render(request, "feedback/print.html", {**_values(found), "page_code": shown_code(code.code)})


def _values(found: FeedbackReport) -> dict[str, object]:
    return {"report": found, "cycle": found.cycle, "content": json.loads(found.content)}
