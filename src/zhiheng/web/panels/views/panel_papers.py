"""What a panel signs for on paper: the days that are paid, the printed pages with their scans, the page to print."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.queries import printed_pages_of_kinds
from zhiheng.web.panels import doors, rules
from zhiheng.web.panels.actions.panel_papers import note_days
from zhiheng.web.panels.models import Panel
from zhiheng.web.panels.panel_forms import DaysForm
from zhiheng.web.panels.panel_papers import PAPERS, fee_per_day, heading_of, is_fee_confirmed
from zhiheng.web.site.texts import say

_NOTED = Message("已登记评审天数。", "The days are noted.")


@page(rules.SEE_PANEL_PAPERS)
def papers(request: Request, public_id: str) -> HttpResponse:
    """Show the days that are paid, and what was printed."""
    return _papers(request, doors.panel(request.actor, public_id))


@page(rules.NOTE_DAYS, "POST")
def days(request: Request, public_id: str) -> HttpResponse:
    """Write the days that are paid."""
    found = doors.panel(request.actor, public_id)
    form = DaysForm(request.actor, found, request.POST)
    if form.is_valid():
        try:
            note_days(request.actor, found, form.days())
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_NOTED))
            return redirect("panels:papers", public_id)
    return _papers(request, found, form)


@page(rules.PRINT_PANEL_PAPER)
def sheet(request: Request, public_id: str, key: str) -> HttpResponse:
    """A paper as the panel stands now, with its code, to be printed."""
    found, paper = doors.panel(request.actor, public_id), PAPERS.get(key)
    if paper is None:
        raise NotFoundError
    code = print_code(request.actor, found, paper.print_kind)
    about = {"panel": found, "cycle": found.cycle, "paper": paper, "rows": paper.rows(found), "code": code}
    return render(request, "panels/panel_sheet.html", {**about, "heading": heading_of(found)})


def _papers(request: Request, found: Panel, form: DaysForm | None = None) -> HttpResponse:
    note(request, rules.SEE_PANEL_PAPERS, found)
    printed = printed_pages_of_kinds(request.actor, [one.print_kind for one in PAPERS.values()], found)
    values = {
        "panel": found,
        "cycle": found.cycle,
        "fee": fee_per_day(found),
        "is_confirmed": is_fee_confirmed(found),
        "form": form or DaysForm(request.actor, found),
        "papers": [(one, printed[one.print_kind]) for one in PAPERS.values()],
        "may_note": rules.NOTE_DAYS.allows(request.actor, found),
        "may_print": rules.PRINT_PANEL_PAPER.allows(request.actor, found),
    }
    return render(request, "panels/papers.html", values)
