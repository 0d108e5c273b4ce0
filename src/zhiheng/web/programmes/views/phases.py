"""The phases of a cycle: planning, extensions, the calendar."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhiheng.problems import BadInputError, Problem
from zhiheng.web.audit.approvals import prepare
from zhiheng.web.audit.page import Request, page
from zhiheng.web.programmes import doors, queries, rules
from zhiheng.web.programmes.actions.phases import extension_arguments, plan_phases
from zhiheng.web.programmes.documents import moved
from zhiheng.web.programmes.fields import summary
from zhiheng.web.programmes.forms import ExtensionForm
from zhiheng.web.programmes.models import Cycle, DeadlineExtension
from zhiheng.web.programmes.phase_page import phase_fields, read_phases, stored_phases
from zhiheng.web.programmes.views.programmes import SAVED
from zhiheng.web.site.seen import seen_now, was_changed_since
from zhiheng.web.site.texts import say


@page(rules.PLAN_PHASES, "GET", "POST")
def phases(request: Request, public_id: str) -> HttpResponse:
    """Plan the phases and their dates."""
    cycle = doors.cycle(request.actor, public_id)
    if request.method != "POST":
        return _page(request, cycle, stored_phases(cycle), [])
    values = request.POST.dict() if not cycle.is_locked else {**stored_phases(cycle), **_days(request)}
    if was_changed_since(request.POST.dict(), stored_phases(cycle)):
        return _page(request, cycle, values, [], is_stale=True)
    rows, positions, unread = read_phases(values)
    if unread:
        return _page(request, cycle, values, unread)
    try:
        plan_phases(request.actor, cycle, rows)
    except BadInputError as error:
        return _page(request, cycle, values, [moved(one, {"phases": positions}) for one in error.problems])
    messages.success(request, say(SAVED))
    return redirect("programmes:phases", public_id)


@page(rules.EXTEND_DEADLINE, "GET", "POST")
def extend(request: Request, public_id: str) -> HttpResponse:
    """Propose to put off the last day of a phase."""
    phase = doors.phase(request.actor, public_id)
    rules.EXTEND_DEADLINE.check(request.actor, phase)
    form = ExtensionForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        arguments = extension_arguments(phase, form.cleaned_data["day"], reason)
        proposal = prepare(request.actor, rules.EXTEND_DEADLINE, phase, arguments, reason)
        return redirect("audit:proposal", proposal.public_id)
    values = {"cycle": phase.cycle, "phase": phase, "form": form}
    return render(request, "programmes/extend.html", {**values, "extensions": phase.extensions.all()})


@page(rules.SEE_CALENDAR)
def calendar(request: Request, public_id: str) -> HttpResponse:
    """Show phases, deadlines and extensions by month, to look at and to print."""
    cycle = doors.cycle(request.actor, public_id)
    values = {
        "cycle": cycle,
        "months": queries.months(cycle, timezone.now()),
        "undated": [line for line in queries.phase_lines(cycle, timezone.now()) if line.state == "undated"],
        "extensions": DeadlineExtension.objects.filter(cycle=cycle).select_related("phase"),
        "may_extend": request.actor.role in rules.EXTEND_DEADLINE.roles,
    }
    return render(request, "programmes/calendar.html", values)


def _page(
    request: Request, cycle: Cycle, values: dict[str, str], problems: list[Problem], *, is_stale: bool = False
) -> HttpResponse:
    table, flat = phase_fields(cycle, values, problems)
    shown = {"cycle": cycle, "table": table, "labels": table[0] if table else (), "summary": summary(flat, problems)}
    seen = {"seen": seen_now(stored_phases(cycle)), "is_stale": is_stale}
    values_shown = {**shown, **seen, "refusal": rules.PLAN_PHASES.refusal(request.actor, cycle)}
    return render(request, "programmes/phases.html", values_shown, status=409 if is_stale else 200)


def _days(request: Request) -> dict[str, str]:
    """Return the days typed in: all that can change once the rules are locked."""
    return {name: value for name, value in request.POST.dict().items() if name.endswith((".begins", ".ends"))}
