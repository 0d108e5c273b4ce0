"""Editing the plan of a visit."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.site.texts import say
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.acted import is_done
from zhiheng.web.visits.actions import plans as actions
from zhiheng.web.visits.models import PlanItem, Visit
from zhiheng.web.visits.visit_forms import ItemForm

_PLANNED = Message("日程已更新。", "The plan is changed.")


@page(rules.PLAN_VISIT, "GET", "POST")
def add(request: Request, public_id: str) -> HttpResponse:
    """Add an item."""
    found = doors.visit(request.actor, public_id)
    rules.PLAN_VISIT.check(request.actor, found)
    form = ItemForm(found, None, request.POST or None)
    if is_done(form, lambda: actions.add_item(request.actor, found, form.planned())):
        return _to(request, found)
    return _form(request, found, form)


@page(rules.PLAN_VISIT, "GET", "POST")
def change(request: Request, public_id: str) -> HttpResponse:
    """Change an item."""
    item = doors.plan_item(request.actor, public_id)
    found = doors.visit(request.actor, item.visit.public_id)
    rules.PLAN_VISIT.check(request.actor, found)
    form = ItemForm(found, item, request.POST or None)
    if is_done(form, lambda: actions.change_item(request.actor, item, form.planned())):
        return _to(request, found)
    return _form(request, found, form, item)


@page(rules.PLAN_VISIT, "POST")
def drop(request: Request, public_id: str) -> HttpResponse:
    """Take an item out."""
    item = doors.plan_item(request.actor, public_id)
    actions.drop_item(request.actor, item)
    return _to(request, item.visit)


def _form(request: Request, found: Visit, form: ItemForm, item: PlanItem | None = None) -> HttpResponse:
    values = {"visit": found, "entry": found.entry, "cycle": found.panel.cycle, "form": form, "item": item}
    return render(request, "visits/item.html", values)


def _to(request: Request, found: Visit) -> HttpResponse:
    messages.success(request, say(_PLANNED))
    return redirect("visits:visit", found.public_id)
