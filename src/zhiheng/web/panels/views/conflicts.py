"""Pages of the pledge, declarations and conflicts of interest."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.panels import conflict_queries as queries
from zhiheng.web.panels import doors, rules
from zhiheng.web.panels.actions import conflicts as actions
from zhiheng.web.panels.conflict_forms import ConflictForm, RelationForm, SetAsideForm
from zhiheng.web.panels.conflict_matches import FOUND
from zhiheng.web.panels.views.pledges import shown_pledge
from zhiheng.web.programmes.doors import cycle as cycle_door
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.texts import say

_DECLARED = Message("已登记声明。", "Your declaration is noted.")
_ALL_DECLARED = Message("已声明与 {count} 份申报均无利害关系。", "No conflict declared with {count} applications.")
_NOTED = Message("已登记利害关系，该专家须回避。", "The conflict is noted; the expert keeps away from now on.")
_SET_ASIDE = Message("已核对，不作为利害关系。", "Set aside: no conflict of interest.")
_CONFIRMED = Message("已确认利害关系。", "The conflict is confirmed.")


@page(rules.SEE_DUTIES)
def duties(request: Request) -> HttpResponse:
    """Show an expert the pledge, and the entries to declare on."""
    cycle = _own_cycle(request)
    values = {
        "cycle": cycle,
        **shown_pledge(request, cycle),
        "lines": queries.own_lines(request.actor),
        "may_declare": rules.DECLARE_NONE.allows(request.actor, cycle),
    }
    return render(request, "panels/duties.html", values)


@page(rules.DECLARE_NONE, "POST")
def declare_none(request: Request) -> HttpResponse:
    """Declare no conflict with all that is left."""
    count = actions.declare_none_for_all(request.actor, _own_cycle(request))
    messages.success(request, say(_ALL_DECLARED, count=count))
    return redirect("panels:duties")


@page(rules.DECLARE_CONFLICT, "GET", "POST")
def declare(request: Request, public_id: str) -> HttpResponse:
    """Declare on one entry."""
    reviewed = doors.entry_to_declare(request.actor, public_id)
    rules.DECLARE_CONFLICT.check(request.actor, reviewed)
    form = RelationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.declare(request.actor, reviewed, form.relation())
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_DECLARED))
            return redirect("panels:duties")
    return render(request, "panels/declare.html", {"reviewed": reviewed, "form": form})


@page(rules.SEE_CONFLICTS)
def conflicts(request: Request, cycle: str) -> HttpResponse:
    """Show who declared what, what the office should look at, and the conflicts of a cycle."""
    return _conflicts(request, cycle_door(request.actor, cycle))


@page(rules.ADD_CONFLICT, "POST")
def add(request: Request, cycle: str) -> HttpResponse:
    """Note a conflict."""
    found = cycle_door(request.actor, cycle)
    form = _form(request, found, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        is_matched = "matched" in request.POST
        try:
            actions.add_conflict(
                request.actor, given["reviewed"], given["member"], form.relation(), is_matched=is_matched
            )
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_NOTED))
            return redirect("panels:conflicts", cycle)
    return _conflicts(request, found, form)


@page(rules.SET_ASIDE, "GET", "POST")
def set_aside(request: Request, member: str, reviewed: str, match: str) -> HttpResponse:
    """Take what was found for no conflict, with the reason."""
    about, person = doors.entry_to_declare(request.actor, reviewed), doors.panel_member(request.actor, member)
    if match not in FOUND:
        raise NotFoundError
    rules.SET_ASIDE.check(request.actor, about)
    form = SetAsideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_aside(request.actor, about, person, match, form.cleaned_data["reason"])
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_SET_ASIDE))
            return redirect("panels:conflicts", about.panel.cycle.public_id)
    _, reason = FOUND[match]
    values = {"form": form, "member": person, "reviewed": about, "reason": reason, "cycle": about.panel.cycle}
    return render(request, "panels/set_aside.html", values)


@page(rules.CONFIRM_CONFLICT, "POST")
def confirm(request: Request, public_id: str) -> HttpResponse:
    """Confirm a conflict."""
    found = doors.conflict(request.actor, public_id)
    actions.confirm_conflict(request.actor, found)
    messages.success(request, say(_CONFIRMED))
    return redirect("panels:conflicts", found.entry.cycle.public_id)  # type: ignore[union-attr]  # of a cycle


def _own_cycle(request: Request) -> Cycle:
    """Return the cycle of the expert's role; raises NotFoundError for a role that reaches no single cycle."""
    found = cycles(request.actor).first() if request.actor.cycle else None
    if found is None:
        raise NotFoundError
    return found


def _form(request: Request, cycle: Cycle, data: object = None) -> ConflictForm:
    reviewed = doors.entries_to_declare(request.actor).filter(panel__cycle=cycle)
    return ConflictForm(reviewed, doors.members(request.actor).filter(panel__cycle=cycle), data)


def _conflicts(request: Request, cycle: Cycle, form: ConflictForm | None = None) -> HttpResponse:
    note(request, rules.SEE_CONFLICTS, cycle)
    found = queries.match_lines(request.actor, cycle)
    values = {
        "cycle": cycle,
        "members": queries.member_lines(request.actor, cycle),
        "staff": queries.staff_lines(request.actor, cycle),
        "lines": queries.conflict_lines(request.actor, cycle),
        "matches": [one for one in found if not one.aside],
        "aside": [one for one in found if one.aside],
        "form": form or _form(request, cycle),
        "may_add": rules.ADD_CONFLICT.allows(request.actor, cycle),
        "may_confirm": request.actor.role in rules.CONFIRM_CONFLICT.roles,
    }
    return render(request, "panels/conflicts.html", values)
