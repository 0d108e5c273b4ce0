"""The pledge on paper: its printed pages with the signed copies, and the page to be printed."""

from django.http import HttpResponse
from django.shortcuts import render

from zhiheng.web.audit.page import Request, page
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.queries import printed_pages
from zhiheng.web.panels import doors, rules
from zhiheng.web.panels.pledge_papers import PLEDGE_PAPER, SIGNATURES, TITLE, paragraphs_of


@page(rules.SEE_PLEDGE_PAPER)
def paper(request: Request, public_id: str) -> HttpResponse:
    """Show the printed pages of a pledge, and whether the signed copy is there."""
    found = doors.pledge(request.actor, public_id)
    values = {
        "pledge": found,
        "cycle": found.cycle,
        "printed_pages": printed_pages(request.actor, PLEDGE_PAPER, found),
        "may_print": rules.PRINT_PLEDGE.allows(request.actor, found),
        "may_see_all": request.actor.role in rules.SEE_CONFLICTS.roles,
    }
    return render(request, "panels/pledge_paper.html", values)


@page(rules.PRINT_PLEDGE)
def sheet(request: Request, public_id: str) -> HttpResponse:
    """The pledge as it was confirmed, with its code, to be printed and signed."""
    found = doors.pledge(request.actor, public_id)
    code = print_code(request.actor, found, PLEDGE_PAPER)
    about = {"pledge": found, "title": TITLE, "paragraphs": paragraphs_of(found), "signatures": SIGNATURES}
    return render(request, "panels/pledge_sheet.html", {**about, "code": code})
