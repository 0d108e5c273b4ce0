"""Pages of opening a confirmed sheet again, and of excusing an expert."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.panels.doors import panel_entry, panel_member
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.actions.excusing import excuse_expert
from zhiheng.web.reviews.actions.reopening import ask_reopening, refuse_reopening, reopen_sheet
from zhiheng.web.reviews.forms import ReasonForm
from zhiheng.web.reviews.sheet_states import sheet_lines
from zhiheng.web.site.texts import say

_ASKED = Message("已提出申请，等待秘书处审核人答复。", "The request waits for the office lead.")
_REOPENED = Message("已同意，评分表重新打开。", "Agreed; the sheet is open again.")
_REFUSED = Message("已答复不同意。", "Refused.")
_EXCUSED = Message("已登记免于评分。", "The expert is excused.")


@page(rules.SEE_REOPENINGS)
def reopening(request: Request, public_id: str) -> HttpResponse:
    """Show an expert the requests about the own sheet, and the form for one."""
    sheet = doors.sheet(request.actor, public_id)
    values = {
        "sheet": sheet,
        "entry": sheet.entry,
        "versions": sheet.confirmed.order_by("-number"),
        "requests": doors.sheet_reopenings(request.actor).filter(sheet=sheet).order_by("-pk"),
        "refusal": rules.ASK_REOPENING.refusal(request.actor, sheet),
        "form": ReasonForm(),
    }
    return render(request, "reviews/reopening.html", values)


@page(rules.ASK_REOPENING, "POST")
def ask(request: Request, public_id: str) -> HttpResponse:
    """Ask for it."""
    ask_reopening(request.actor, doors.sheet(request.actor, public_id), request.POST.get("reason", ""))
    messages.success(request, say(_ASKED))
    return redirect("reviews:reopening", public_id)


@page(rules.SEE_PROGRESS)
def sheet_states(request: Request, cycle: str) -> HttpResponse:
    """List how each sheet stands, and the requests to reopen one."""
    found = one_cycle(request.actor, cycle)
    requests = doors.sheet_reopenings(request.actor).filter(sheet__entry__cycle=found)
    waiting = [
        (one, rules.REOPEN_SHEET.refusal(request.actor, one)) for one in requests.filter(is_agreed=None).order_by("pk")
    ]
    values = {
        "cycle": found,
        "lines": sheet_lines(found),
        "waiting": waiting,
        "decided": requests.exclude(is_agreed=None).order_by("-pk"),
        "may_decide": request.actor.role in rules.REOPEN_SHEET.roles,
        "may_excuse": request.actor.role in rules.EXCUSE_EXPERT.roles,
        "form": ReasonForm(),
    }
    return render(request, "reviews/sheet_states.html", values)


@page(rules.REOPEN_SHEET, "POST")
def agree(request: Request, public_id: str) -> HttpResponse:
    """Agree to a request."""
    found = doors.sheet_reopening(request.actor, public_id)
    reopen_sheet(request.actor, found)
    messages.success(request, say(_REOPENED))
    return redirect("reviews:sheet_states", found.sheet.phase.cycle.public_id)


@page(rules.REFUSE_REOPENING, "POST")
def refuse(request: Request, public_id: str) -> HttpResponse:
    """Refuse a request with a reason."""
    found = doors.sheet_reopening(request.actor, public_id)
    refuse_reopening(request.actor, found, request.POST.get("reason", ""))
    messages.success(request, say(_REFUSED))
    return redirect("reviews:sheet_states", found.sheet.phase.cycle.public_id)


@page(rules.EXCUSE_EXPERT, "GET", "POST")
def excuse(request: Request, public_id: str, member: str) -> HttpResponse:
    """Excuse a member of the panel from one entry, with the reason."""
    reviewed, expert = panel_entry(request.actor, public_id), panel_member(request.actor, member)
    if reviewed.panel_id != expert.panel_id:
        raise NotFoundError
    rules.EXCUSE_EXPERT.check(request.actor, reviewed)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        excuse_expert(request.actor, reviewed, expert, form.cleaned_data["reason"])
        messages.success(request, say(_EXCUSED))
        return redirect("reviews:sheet_states", reviewed.panel.cycle.public_id)
    values = {"reviewed": reviewed, "member": expert, "form": form, "cycle": reviewed.panel.cycle}
    return render(request, "reviews/excuse.html", values)
