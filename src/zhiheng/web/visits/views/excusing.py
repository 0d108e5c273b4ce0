"""Excusing a member of the team from scoring again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.reviews import rules
from zhiheng.web.reviews.actions.excusing import excuse_on_site
from zhiheng.web.reviews.forms import ReasonForm
from zhiheng.web.site.texts import say
from zhiheng.web.visits import doors

_EXCUSED = Message("已登记免于评分。", "The expert is excused.")


@page(rules.EXCUSE_ON_SITE, "GET", "POST")
def excuse(request: Request, public_id: str) -> HttpResponse:
    """Excuse a member, with the reason."""
    member = doors.visit_member(request.actor, public_id)
    visit = member.visit
    rules.EXCUSE_ON_SITE.check(request.actor, visit.entry)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        excuse_on_site(request.actor, visit.entry, member.person, form.cleaned_data["reason"])
        messages.success(request, say(_EXCUSED))
        return redirect("visits:visit", visit.public_id)
    values = {"member": member, "visit": visit, "entry": visit.entry, "cycle": visit.panel.cycle, "form": form}
    return render(request, "visits/excuse.html", values)
