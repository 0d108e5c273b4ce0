"""The follow-up of a cycle, and the form of one winner and year."""

import json
from http import HTTPStatus

from django.contrib import messages as shown
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.honours import doors, rules
from zhiheng.web.honours.actions.follow_up import open_follow_up, remind_of_follow_up, submit_follow_up
from zhiheng.web.honours.follow_up_fields import FIELDS, FOLLOW_UP
from zhiheng.web.honours.forms import FollowUpForm
from zhiheng.web.honours.models import FollowUp
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import language, say

_ASKED = Message("已发出 {count} 份，并通知申报联系人", "Asked {count} winners, and told their contacts")
_REMINDED = Message("已提醒 {count} 家", "Reminded {count}")
_SUBMITTED = Message("已提交", "Submitted")


@page(rules.SEE_FOLLOW_UPS)
def follow_ups(request: Request, cycle: str) -> HttpResponse:
    """List the forms of a cycle; offer to ask for those of a year."""
    return _follow_ups(request, one_cycle(request.actor, cycle))


@page(rules.OPEN_FOLLOW_UP, "POST")
def open_year(request: Request, cycle: str) -> HttpResponse:
    """Ask for the forms of a year."""
    found, form = one_cycle(request.actor, cycle), FollowUpForm(request.POST)
    rules.OPEN_FOLLOW_UP.check(request.actor, found)
    if form.is_valid():
        said = form.cleaned_data
        try:
            count = open_follow_up(request.actor, found, said["year"], said["due_on"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            shown.success(request, say(_ASKED, count=count))
            return redirect("honours:follow_ups", cycle)
    return _follow_ups(request, found, form)


@page(rules.REMIND_FOLLOW_UP, "POST")
def remind(request: Request, cycle: str) -> HttpResponse:
    """Remind those who did not submit."""
    count = remind_of_follow_up(request.actor, one_cycle(request.actor, cycle))
    shown.success(request, say(_REMINDED, count=count))
    return redirect("honours:follow_ups", cycle)


@page(rules.SEE_FOLLOW_UP)
def follow_up(request: Request, public_id: str) -> HttpResponse:
    """Show a form: to be filled in by its winner, as submitted to the office."""
    return _follow_up(request, doors.follow_up(request.actor, public_id))


@page(rules.SUBMIT_FOLLOW_UP, "POST")
def submit(request: Request, public_id: str) -> HttpResponse:
    """Submit a form."""
    found = doors.follow_up(request.actor, public_id)
    rules.SUBMIT_FOLLOW_UP.check(request.actor, found)
    try:
        submit_follow_up(request.actor, found)
    except BadInputError as error:
        return _follow_up(request, found, [one.text(language()) for one in error.problems])
    shown.success(request, say(_SUBMITTED))
    return redirect("honours:follow_up", public_id)


def _follow_ups(request: Request, cycle: Cycle, form: ActForm | None = None) -> HttpResponse:
    found = doors.follow_ups(request.actor).filter(cycle=cycle).order_by("-year", "winner__order")
    values: dict[str, object] = {"cycle": cycle, "found": found, "today": local_day(cycle, timezone.now())}
    if rules.OPEN_FOLLOW_UP.allows(request.actor, cycle):
        values["form"] = form or FollowUpForm()
        values["may_remind"] = any(one.submitted_at is None for one in found)
    status = HTTPStatus.CONFLICT if form else HTTPStatus.OK
    return render(request, "honours/follow_ups.html", values, status=status)


def _follow_up(request: Request, found: FollowUp, problems: list[str] | None = None) -> HttpResponse:
    actor = request.actor
    values: dict[str, object] = {"found": found, "winner": found.winner, "cycle": found.cycle, "problems": problems}
    if found.submitted_at:
        texts = json.loads(found.content)
        values["texts"] = [(label, texts[name]) for name, label in FIELDS.items()]
    elif rules.WRITE_FOLLOW_UP.allows(actor, found):
        values["fields"] = field_states(actor, FOLLOW_UP, found, FIELDS).values()
        values["may_submit"] = rules.SUBMIT_FOLLOW_UP.allows(actor, found)
    values["is_office"] = actor.role in rules.READERS
    status = HTTPStatus.CONFLICT if problems else HTTPStatus.OK
    return render(request, "honours/follow_up.html", values, status=status)
