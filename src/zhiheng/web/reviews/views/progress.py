"""How far scoring is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.programmes.values import value_of
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.actions.reminding import remind_experts
from zhiheng.web.reviews.consensus_progress import consensus_lines
from zhiheng.web.reviews.phases import desk_phase
from zhiheng.web.reviews.progress import progress_of
from zhiheng.web.reviews.queries import days_left
from zhiheng.web.reviews.reminders import rounds_of
from zhiheng.web.site.texts import say

_REMINDED = Message("提醒已发出；下面可以复制号码、登记电话。", "Reminded; numbers to call are below.")


@page(rules.SEE_PROGRESS)
def progress(request: Request, cycle: str) -> HttpResponse:
    """Show the counts of sheets by expert and state, and where the consensus on each entry stands."""
    found = one_cycle(request.actor, cycle)
    phase = desk_phase(found)
    reminders = doors.reminders(request.actor).filter(phase__cycle=found).order_by("-pk")
    values = {
        "cycle": found,
        "phase": phase,
        "days_left": days_left(found, phase.ends) if phase else None,
        "lines": progress_of(found),
        "consensuses": consensus_lines(
            doors.entries_to_agree_on(request.actor)
            .filter(panel__cycle=found)
            .order_by("panel__order", "panel", "entry__organisation__name_key", "pk")
        ),
        "practises": value_of(found, "scoring.calibration"),
        "rounds": rounds_of(reminders),
        "may_remind": rules.REMIND_EXPERTS.allows(request.actor, found),
        "may_open": request.actor.role in rules.OPEN_CONSENSUS.roles,
    }
    return render(request, "reviews/progress.html", values)


@page(rules.REMIND_EXPERTS, "POST")
def remind(request: Request, cycle: str) -> HttpResponse:
    """Remind the experts that were ticked; go on to the notice, where the numbers to call are."""
    found = one_cycle(request.actor, cycle)
    notice = remind_experts(request.actor, found, request.POST.getlist("member"))
    messages.success(request, say(_REMINDED))
    return redirect("messages:sent_notice", notice.public_id)
