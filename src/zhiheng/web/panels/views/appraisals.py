"""What the office thinks of the work of a panel's experts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.panels import doors, rules
from zhiheng.web.panels.actions.appraisals import appraise
from zhiheng.web.panels.panel_forms import AppraisalForm
from zhiheng.web.panels.panel_queries import appraisal_lines
from zhiheng.web.site.texts import say

_NOTED = Message("已登记对 {name} 的评价。", "The appraisal of {name} is noted.")


@page(rules.SEE_APPRAISALS)
def appraisals(request: Request, public_id: str) -> HttpResponse:
    """Show the last appraisal of each who is or was in a panel."""
    found = doors.panel(request.actor, public_id)
    note(request, rules.SEE_APPRAISALS, found)
    values = {
        "panel": found,
        "cycle": found.cycle,
        "lines": appraisal_lines(request.actor, found),
        "may_appraise": rules.APPRAISE.allows(request.actor, found),
    }
    return render(request, "panels/appraisals.html", values)


@page(rules.APPRAISE, "GET", "POST")
def give(request: Request, public_id: str) -> HttpResponse:
    """Appraise an expert."""
    member = doors.panel_member(request.actor, public_id)
    rules.APPRAISE.check(request.actor, member)
    form = AppraisalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            appraise(request.actor, member, **form.cleaned_data)
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_NOTED, name=member.person.name))
            return redirect("panels:appraisals", member.panel.public_id)
    values = {"form": form, "member": member, "panel": member.panel, "cycle": member.panel.cycle}
    return render(request, "panels/appraise.html", values)
