"""What visits print."""

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.web.audit.page import Request, page
from zhiheng.web.files.actions import print_code
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.attendance import ATTENDANCE, BELOW, COLUMNS, TITLE, attending, heading_of


@page(rules.PRINT_ATTENDANCE)
def attendance(request: Request, public_id: str) -> HttpResponse:
    """The sign-in sheet with its code, to be printed."""
    found = doors.visit(request.actor, public_id)
    code = print_code(request.actor, found, ATTENDANCE)
    values = {"title": TITLE, "columns": COLUMNS, "rows": attending(found), "below": BELOW, "code": code}
    about = {"visit": found, "entry": found.entry, "cycle": found.panel.cycle, "heading": heading_of(found)}
    return render(request, "visits/attendance.html", {**about, **values})
