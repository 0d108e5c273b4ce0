"""Panels: the list of a cycle's, one with its members and applications, and how it is composed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.stages import Stage
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.panels import doors, rules
from zhiheng.web.panels import panel_queries as queries
from zhiheng.web.panels.actions import panel_people as people
from zhiheng.web.panels.actions import panels as actions
from zhiheng.web.panels.invitation_queries import invited_lines
from zhiheng.web.panels.models import Panel
from zhiheng.web.panels.panel_forms import (
    DivideForm,
    EndEntryForm,
    EndForm,
    EntriesForm,
    MembersForm,
    NameForm,
    VisitsForm,
)
from zhiheng.web.programmes.doors import cycle as cycle_door
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.act_forms import ActForm
from zhiheng.web.site.texts import say

_DONE = Message("已办理，评审组如下。", "Done; the panel stands below.")
_LEFT = Message("{name} 已退出评审组。", "{name} left the panel.")


@page(rules.SEE_PANELS)
def panels(request: Request) -> HttpResponse:
    """List the panels of a cycle."""
    return _panels(
        request,
        chosen_cycle(request.actor, request.GET.get("cycle", ""), Stage.EVALUATION, Stage.SCREENING),
        NameForm(),
    )


@page(rules.MAKE_PANEL, "POST")
def make(request: Request, cycle: str) -> HttpResponse:
    """Make a panel."""
    found, form = cycle_door(request.actor, cycle), NameForm(request.POST)
    made: list[Panel] = []
    if _is_done(form, lambda: made.append(actions.make_panel(request.actor, found, form.cleaned_data["name"]))):
        return redirect("panels:panel", made[0].public_id)
    return _panels(request, found, form)


@page(rules.SEE_PANELS)
def panel(request: Request, public_id: str) -> HttpResponse:
    """Show a panel, with what the office can do to it."""
    return _panel(request, doors.panel(request.actor, public_id))


@page(rules.RENAME_PANEL, "POST")
def rename(request: Request, public_id: str) -> HttpResponse:
    """Give a panel another name."""
    found, form = doors.panel(request.actor, public_id), NameForm(request.POST)
    act = lambda: actions.rename_panel(request.actor, found, form.cleaned_data["name"])  # noqa: E731
    return _acted(request, found, "name_form", form, act)


@page(rules.ADD_MEMBERS, "POST")
def add_members(request: Request, public_id: str) -> HttpResponse:
    """Put experts into a panel."""
    found = doors.panel(request.actor, public_id)
    form = MembersForm(request.actor, found, request.POST)
    act = lambda: people.add_members(request.actor, found, list(form.cleaned_data["people"]))  # noqa: E731
    return _acted(request, found, "members_form", form, act)


@page(rules.CHOOSE_LEADER, "POST")
def choose_leader(request: Request, public_id: str) -> HttpResponse:
    """Let a member lead the panel."""
    member = doors.panel_member(request.actor, public_id)
    people.choose_leader(request.actor, member)
    return _to(request, member.panel)


@page(rules.END_MEMBER, "GET", "POST")
def end_member(request: Request, public_id: str) -> HttpResponse:
    """Let an expert leave a panel, with a substitute or without."""
    actor, member = request.actor, doors.panel_member(request.actor, public_id)
    rules.END_MEMBER.check(actor, member)
    form = EndForm(actor, member.panel, request.POST or None)
    if _is_done(form, lambda: people.end_member(actor, member, **form.cleaned_data)):
        messages.success(request, say(_LEFT, name=member.person.name))
        return redirect("panels:panel", member.panel.public_id)
    values = {"form": form, "member": member, "panel": member.panel, "cycle": member.panel.cycle}
    return render(request, "panels/end_member.html", values)


@page(rules.ADD_ENTRIES, "POST")
def add_entries(request: Request, public_id: str) -> HttpResponse:
    """Give applications to a panel."""
    found = doors.panel(request.actor, public_id)
    form = EntriesForm(request.actor, found, request.POST)
    act = lambda: people.add_entries(request.actor, found, list(form.cleaned_data["entries"]))  # noqa: E731
    return _acted(request, found, "entries_form", form, act)


@page(rules.END_ENTRY, "GET", "POST")
def end_entry(request: Request, public_id: str) -> HttpResponse:
    """Take an application out of a panel, with the reason."""
    actor, reviewed = request.actor, doors.panel_entry(request.actor, public_id)
    rules.END_ENTRY.check(actor, reviewed)
    form = EndEntryForm(request.POST or None)
    if _is_done(form, lambda: people.end_entry(actor, reviewed, form.cleaned_data["reason"])):
        return _to(request, reviewed.panel)
    values = {"form": form, "reviewed": reviewed, "panel": reviewed.panel, "cycle": reviewed.panel.cycle}
    return render(request, "panels/end_entry.html", values)


@page(rules.DIVIDE_INDICATORS, "GET", "POST")
def divide(request: Request, public_id: str) -> HttpResponse:
    """Choose which member drafts for which indicator."""
    found = doors.panel(request.actor, public_id)
    rules.DIVIDE_INDICATORS.check(request.actor, found)
    form = DivideForm(request.actor, found, queries.owner_lines(request.actor, found), request.POST or None)
    if form.is_valid():
        actions.divide_indicators(request.actor, found, form.owners())
        return _to(request, found)
    return render(request, "panels/divide.html", {"form": form, "panel": found, "cycle": found.cycle})


@page(rules.ORDER_VISITS, "POST")
def order_visits(request: Request, public_id: str) -> HttpResponse:
    """Write the order of visits as drawn by hand."""
    found = doors.panel(request.actor, public_id)
    form = VisitsForm(request.actor, found, request.POST)
    act = lambda: actions.order_visits(request.actor, found, form.numbers())  # noqa: E731
    return _acted(request, found, "visits_form", form, act)


def _is_done(form: ActForm, act: Callable[[], None]) -> bool:
    """Do the act of a form that is filled in well; else, or where the act finds problems, the form shows them."""
    if not form.is_valid():
        return False
    try:
        act()
    except BadInputError as error:
        form.add_problems(error)
        return False
    return True


def _acted(request: Request, found: Panel, name: str, form: ActForm, act: Callable[[], None]) -> HttpResponse:
    return _to(request, found) if _is_done(form, act) else _panel(request, found, {name: form})


def _to(request: Request, found: Panel) -> HttpResponse:
    messages.success(request, say(_DONE))
    return redirect("panels:panel", found.public_id)


def _panels(request: Request, cycle: Cycle | None, form: NameForm) -> HttpResponse:
    actor = request.actor
    values = {
        "cycle": cycle,
        "cycles": cycles(actor),
        "lines": queries.panel_lines(actor, cycle) if cycle else [],
        "waiting": queries.free_entries(actor, cycle).count() if cycle else 0,
        "may_make": cycle is not None and rules.MAKE_PANEL.allows(actor, cycle),
        "form": form,
        "to": reverse("panels:make_panel", args=[cycle.public_id]) if cycle else "",
    }
    return render(request, "panels/panels.html", values)


def _panel(request: Request, found: Panel, forms: dict[str, ActForm] | None = None) -> HttpResponse:
    actor, invited = request.actor, invited_lines(request.actor, found)
    values = {
        "panel": found,
        "cycle": found.cycle,
        "members": queries.member_lines(actor, found),
        "left": queries.left_members(actor, found),
        "reviewed": queries.reviewed_by(actor, found),
        "taken_out": queries.ended_entries(actor, found),
        "owners": queries.owner_lines(actor, found),
        "invited": invited,
        "unreached": sum(one.waits for one in invited),
        "hints": queries.hints_of(actor, found),
        "may_see_papers": rules.SEE_PANEL_PAPERS.allows(actor, found),
        "may_compose": rules.ADD_MEMBERS.allows(actor, found),
    }
    if values["may_compose"]:
        values |= {
            "name_form": NameForm(initial={"name": found.name}),
            "members_form": MembersForm(actor, found),
            "entries_form": EntriesForm(actor, found),
            "visits_form": VisitsForm(actor, found),
        }
    return render(request, "panels/panel.html", values | (forms or {}))
