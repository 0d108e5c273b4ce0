"""The list of visits, one visit, and how the office arranges it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.results.queries import awaits_shortlist
from zhiheng.web.reviews.phases import site_phase
from zhiheng.web.reviews.site_scoring import site_scoring_of
from zhiheng.web.site.texts import say
from zhiheng.web.visits import doors, queries, rules
from zhiheng.web.visits.acted import is_done
from zhiheng.web.visits.actions import visits as actions
from zhiheng.web.visits.challenges import challenge_lines
from zhiheng.web.visits.issue_page import counts_of
from zhiheng.web.visits.models import Visit
from zhiheng.web.visits.text_fields import AREAS, VISIT_AREAS
from zhiheng.web.visits.visit_forms import ArrangeForm, TeamForm

_DONE = Message("已办理，现场评审如下。", "Done; the visit stands below.")


@page(rules.SEE_VISITS)
def visits(request: Request) -> HttpResponse:
    """List the visits of a cycle; for guests the own ones of all cycles."""
    actor = request.actor
    is_inside = actor.role in rules.INSIDE_VISIT
    cycle = chosen_cycle(actor, request.GET.get("cycle", ""), Stage.EVALUATION) if is_inside else None
    values = {
        "cycle": cycle,
        "cycles": cycles(actor),
        "lines": queries.visit_lines(actor, cycle),
        "is_inside": is_inside,
        "may_make": cycle is not None and rules.MAKE_VISIT.allows(actor, cycle),
    }
    return render(request, "visits/visits.html", values)


@page(rules.MAKE_VISIT, "GET", "POST")
def make(request: Request, public_id: str) -> HttpResponse:
    """Make the visit to an entry."""
    reviewed = doors.entry_to_visit(request.actor, public_id)
    rules.MAKE_VISIT.check(request.actor, reviewed)
    form, made = ArrangeForm(reviewed.panel.cycle, request.POST or None), list[Visit]()
    if is_done(form, lambda: made.append(actions.make_visit(request.actor, reviewed, form.arranged()))):
        return _to(request, made[0])
    values = {"form": form, "entry": reviewed.entry, "panel": reviewed.panel, "cycle": reviewed.panel.cycle}
    return render(request, "visits/arrange.html", values)


@page(rules.SEE_VISIT)
def visit(request: Request, public_id: str) -> HttpResponse:
    """Show a visit: when and where, team, plan."""
    return render(request, "visits/visit.html", visit_values(request, doors.visit(request.actor, public_id)))


def visit_values(request: Request, found: Visit) -> dict[str, object]:
    """Return what the page of a visit shows."""
    actor, team, days = request.actor, queries.team_lines(found), queries.plan_days(request.actor, found)
    return {
        "visit": found,
        "entry": found.entry,
        "cycle": found.panel.cycle,
        "team": team,
        "days": days,
        "by_member": queries.plan_by_member(days, team),
        "may_arrange": rules.ARRANGE_VISIT.allows(actor, found),
        "may_plan": rules.PLAN_VISIT.allows(actor, found),
        "may_draft": rules.DRAFT_NOTICE.allows(actor, found),
        "awaits_shortlist": actor.role in rules.DRAFT_NOTICE.roles
        and awaits_shortlist(found.panel.cycle, site_phase(found.panel.cycle)),
        "may_print": rules.PRINT_ATTENDANCE.allows(actor, found),
        "notices": found.notices.select_related("letter") if actor.role is not Role.EXPERT else (),
        "recusals": doors.recusal_requests(actor).filter(member__visit=found),
        "counts": counts_of(found),
        "site": site_scoring_of(actor, found.entry, found.panel.cycle),
        "may_decide": actor.role in rules.UPHOLD_RECUSAL.roles,
        **_areas(actor, found),
    }


@page(rules.SEE_PLAN)
def plan(request: Request, public_id: str) -> HttpResponse:
    """Show the applicant or the liaison team and plan."""
    found = doors.visit(request.actor, public_id)
    actor, team = request.actor, queries.team_lines(found)
    values = {
        "visit": found,
        "entry": found.entry,
        "cycle": found.panel.cycle,
        "team": team,
        "days": queries.plan_days(actor, found),
        "may_give_feedback": rules.GIVE_FEEDBACK.allows(actor, found),
        "challenges": challenge_lines(actor, found, team),
        "recusals": doors.recusal_requests(actor).filter(member__visit=found),
        **_areas(actor, found),
    }
    return render(request, "visits/plan.html", values)


def _areas(actor: Actor, found: Visit) -> dict[str, object]:
    return {"areas": field_states(actor, VISIT_AREAS, found, [AREAS])[AREAS]}


@page(rules.ARRANGE_VISIT, "GET", "POST")
def arrange(request: Request, public_id: str) -> HttpResponse:
    """Change days, place and liaison."""
    found = doors.visit(request.actor, public_id)
    rules.ARRANGE_VISIT.check(request.actor, found)
    liaison = found.liaison.public_id if found.liaison else ""
    initial = {"begins": found.begins, "ends": found.ends, "place": found.place, "liaison": liaison}
    form = ArrangeForm(found.panel.cycle, request.POST or None, initial=initial)
    if is_done(form, lambda: actions.arrange_visit(request.actor, found, form.arranged())):
        return _to(request, found)
    values = {"form": form, "visit": found, "entry": found.entry, "panel": found.panel, "cycle": found.panel.cycle}
    return render(request, "visits/arrange.html", values)


@page(rules.CHOOSE_TEAM, "GET", "POST")
def team(request: Request, public_id: str) -> HttpResponse:
    """Choose who visits."""
    found = doors.visit(request.actor, public_id)
    rules.CHOOSE_TEAM.check(request.actor, found)
    form = TeamForm(found, request.POST or None)
    if is_done(form, lambda: actions.choose_team(request.actor, found, list(form.cleaned_data["people"]))):
        return _to(request, found)
    values = {"form": form, "visit": found, "entry": found.entry, "cycle": found.panel.cycle}
    return render(request, "visits/team.html", values)


def _to(request: Request, found: Visit) -> HttpResponse:
    messages.success(request, say(_DONE))
    return redirect("visits:visit", found.public_id)
