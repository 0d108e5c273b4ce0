"""The call log."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.messages import actions, doors, queries, rules
from zhiheng.web.messages.forms import OUTCOMES, CallForm
from zhiheng.web.messages.models import Call
from zhiheng.web.messages.views.places import list_of
from zhiheng.web.programmes import doors as award_doors
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.texts import say

_RECORDED = Message("电话已登记", "The call is recorded")


@page(rules.SEE_CALLS)
def calls(request: Request) -> HttpResponse:
    """The calls of a cycle, the latest first; with ``all`` on one page for printing."""
    cycle = doors.chosen_cycle(request.actor, request.GET.get("cycle", ""))
    rows = doors.calls(request.actor).filter(cycle=cycle).order_by("-called_at", "-pk")
    values = {
        "cycle": cycle,
        "cycles": award_doors.cycles(request.actor),
        "page": queries.page_of(rows, request.GET.get("page"), is_all="all" in request.GET),
        "outcomes": OUTCOMES,
        "may_record": rules.RECORD_CALL.allows(request.actor, cycle),
    }
    return render(request, "messages/calls.html", values)


@page(rules.RECORD_CALL, "GET", "POST")
def new_call(request: Request, cycle: str) -> HttpResponse:
    """Noting a call, about a notice or a letter if the address names one."""
    found = award_doors.cycle(request.actor, cycle)
    about = _about(request)
    form = CallForm(found, request.POST or None, initial={"called_at": local_now(found)})
    if form.is_valid():
        noted = {**form.cleaned_data, "outcome": Call.Outcome(form.cleaned_data["outcome"])}
        actions.record_call(request.actor, found, actions.CallRecord(**noted, **about))
        messages.success(request, say(_RECORDED))
        return list_of("messages:calls", found)
    return render(request, "messages/new_call.html", {"cycle": found, "form": form, **about})


def local_now(cycle: Cycle) -> datetime:
    """Return what the clocks of the cycle's place show, to the minute."""
    return timezone.now().astimezone(ZoneInfo(cycle.time_zone)).replace(second=0, microsecond=0, tzinfo=None)


def _about(request: Request) -> dict[str, Any]:
    notice, letter = request.GET.get("notice"), request.GET.get("letter")
    if notice:
        return {"notice": doors.sent_notice(request.actor, notice)}
    return {"letter": doors.letter(request.actor, letter)} if letter else {}
