"""Experts: the office's list, what is known of one, and each expert's own page."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.panels import doors, queries, rules
from zhiheng.web.panels.actions.experts import Known, correct_own_profile, write_profile
from zhiheng.web.panels.forms import ProfileForm
from zhiheng.web.panels.models import ExpertProfile
from zhiheng.web.people.models import Assignment, Person
from zhiheng.web.programmes.models import Cycle, Programme
from zhiheng.web.site.texts import say

_Act = Callable[[Actor, Programme, Person, Known], ExpertProfile]

_WRITTEN = Message("已登记 {name} 的专家信息。", "What is known of {name} is registered.")


@page(rules.SEE_EXPERTS)
def experts(request: Request) -> HttpResponse:
    """List the experts with what is known of them."""
    return render(request, "panels/experts.html", {"lines": queries.expert_lines(request.actor)})


@page(rules.WRITE_PROFILE, "GET", "POST")
def profile(request: Request, public_id: str) -> HttpResponse:
    """Write what is known of an expert."""
    return _written(request, doors.expert(request.actor, public_id), write_profile, "panels:experts")


@page(rules.CORRECT_PROFILE, "GET", "POST")
def own_profile(request: Request) -> HttpResponse:
    """Show an expert what is known of the own person, to be corrected."""
    held = doors.experts(request.actor).first()
    if held is None:
        raise NotFoundError
    return _written(request, held, correct_own_profile, "panels:own_profile")


def _written(request: Request, held: Assignment, act: _Act, then: str) -> HttpResponse:
    cycle = cast("Cycle", held.cycle)  # see doors.experts
    known = queries.profile_of(request.actor, held)
    form = ProfileForm(request.POST or None, initial=model_to_dict(known) if known else None)
    if request.method == "POST" and form.is_valid():
        try:
            act(request.actor, cycle.programme, held.person, Known(**form.cleaned_data))
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_WRITTEN, name=held.person.name))
            return redirect(then)
    return render(request, "panels/profile.html", {"form": form, "held": held, "is_own": then == "panels:own_profile"})
