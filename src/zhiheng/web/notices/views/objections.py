"""Pages of objections and tips."""

import json
from http import HTTPStatus

from django.contrib import messages as shown
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.sealed import unseal_text
from zhiheng.web.audit.stages import Stage
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.notices import doors, rules
from zhiheng.web.notices.actions.objection import pass_on_tip, prepare_decision, register_objection
from zhiheng.web.notices.messages import CHANNELS, OUTCOMES
from zhiheng.web.notices.models import Channel, Objection, PublicNotice
from zhiheng.web.notices.objection_forms import DecisionForm, ObjectionForm, TipForm
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_PASSED_ON = Message("已转交监督人员", "Passed on to the supervisor")
_PREPARED = Message("已提交审核", "It waits for the lead’s approval")


@page(rules.SEE_OBJECTIONS)
def objections(request: Request, public_id: str) -> HttpResponse:
    """List the objections to a notice; offer to register one, or to pass a tip on."""
    return _objections(request, doors.public_notice(request.actor, public_id))


@page(rules.REGISTER_OBJECTION, "POST")
def register(request: Request, public_id: str) -> HttpResponse:
    """Register an objection."""
    found = doors.public_notice(request.actor, public_id)
    rules.REGISTER_OBJECTION.check(request.actor, found)
    form = ObjectionForm(found, request.POST)
    if form.is_valid():
        try:
            made = register_objection(request.actor, found, form.cleaned_data["entry"], form.received())
        except BadInputError as error:
            form.add_problems(error)
        else:
            return redirect("notices:objection", made.public_id)
    return _objections(request, found, registering=form)


@page(rules.PASS_ON_TIP, "POST")
def pass_on(request: Request, public_id: str) -> HttpResponse:
    """Pass an unsigned report on to the supervisor."""
    found = doors.public_notice(request.actor, public_id)
    rules.PASS_ON_TIP.check(request.actor, found.cycle)
    form = TipForm(request.POST)
    if not form.is_valid():
        return _objections(request, found, passing=form)
    cycle = one_cycle(request.actor, found.cycle.public_id)
    pass_on_tip(request.actor, cycle, Channel(form.cleaned_data["channel"]), form.cleaned_data["text"])
    shown.success(request, say(_PASSED_ON))
    return redirect("notices:objections", public_id)


@page(rules.SEE_OBJECTIONS)
def objection(request: Request, public_id: str) -> HttpResponse:
    """Show an objection with who made it."""
    return _objection(request, doors.objection(request.actor, public_id))


@page(rules.DECIDE_OBJECTION, "POST")
def decide(request: Request, public_id: str) -> HttpResponse:
    """Put an outcome before the lead."""
    found, form = doors.objection(request.actor, public_id), DecisionForm(request.POST)
    rules.DECIDE_OBJECTION.check(request.actor, found)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = prepare_decision(request.actor, found, Objection.Outcome(said["outcome"]), said["reason"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            shown.success(request, say(_PREPARED))
            return redirect("audit:proposal", made.public_id)
    return _objection(request, found, form)


@page(rules.SEE_TIPS)
def tips(request: Request) -> HttpResponse:
    """Show the tips of a cycle to the supervisor."""
    cycle = chosen_cycle(request.actor, request.GET.get("cycle", ""), Stage.EVALUATION)
    note(request, rules.SEE_TIPS, cycle)
    found = doors.tips(request.actor).filter(cycle=cycle).order_by("-pk")
    lines = [(one, CHANNELS[one.channel], unseal_text(one.said)) for one in found]
    return render(request, "notices/tips.html", {"lines": lines, "cycle": cycle})


def _objections(request: Request, notice: PublicNotice, **forms: ActForm) -> HttpResponse:
    note(request, rules.SEE_OBJECTIONS, notice.cycle)
    found = doors.objections(request.actor).filter(notice=notice).order_by("number")
    values: dict[str, object] = {
        "notice": notice,
        "cycle": notice.cycle,
        "lines": [(one, CHANNELS[one.channel], OUTCOMES.get(one.outcome)) for one in found],
        "tips": doors.count_of_tips(request.actor, notice.cycle),
    }
    if notice.ends_on and rules.REGISTER_OBJECTION.allows(request.actor, notice):
        values |= {"registering": ObjectionForm(notice), "passing": TipForm()}
    status = HTTPStatus.CONFLICT if forms else HTTPStatus.OK
    return render(request, "notices/objections.html", values | forms, status=status)


def _objection(request: Request, found: Objection, form: ActForm | None = None) -> HttpResponse:
    note(request, rules.SEE_OBJECTIONS, found)
    values: dict[str, object] = {
        "objection": found,
        "cycle": found.cycle,
        "said": json.loads(unseal_text(found.said)),
        "channel": CHANNELS[found.channel],
        "outcome": OUTCOMES.get(found.outcome),
    }
    if rules.DECIDE_OBJECTION.allows(request.actor, found):
        values["form"] = form or DecisionForm()
    return render(request, "notices/objection.html", values, status=HTTPStatus.CONFLICT if form else HTTPStatus.OK)
