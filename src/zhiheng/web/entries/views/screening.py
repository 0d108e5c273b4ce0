"""Pages of screening for the office: the list of a cycle, and one check of an application."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.doors import proposals
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions import screening as actions
from zhiheng.web.entries.models import ScreeningCheck
from zhiheng.web.entries.screening_forms import OutcomeForm, PointForm, RulesForm
from zhiheng.web.entries.screening_hints import hints
from zhiheng.web.entries.screening_letters import letter_of
from zhiheng.web.entries.screening_list import handed_in, screening_lines, waiting_to_begin
from zhiheng.web.entries.screening_names import FINDINGS
from zhiheng.web.entries.screening_page import outcome_lines, point_lines, rule_lines
from zhiheng.web.entries.screening_rules import rules_of_cycle
from zhiheng.web.messages.actions import draft_letter
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.messages.rules import DRAFT_LETTER
from zhiheng.web.programmes.doors import cycle as cycle_door
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.texts import language, say

_BEGUN = Message("已开始审查 {count} 份申报", "The checks of {count} applications have begun")
_SAVED = Message("已保存", "Saved")
_LISTED = Message("已列出", "Listed")
_MARKED = {
    True: Message("第 {number} 项已记为已补正", "point {number} is noted as completed"),
    False: Message("第 {number} 项已记为未补正", "point {number} is noted as not completed"),
}
_PREPARED = Message("已提交审核", "It waits for the lead’s approval")

Prepare = Callable[[Actor, ScreeningCheck, actions.Intended], Proposal]


@page(rules.SEE_SCREENING)
def screening(request: Request) -> HttpResponse:
    """List the applications of a cycle with how far each is."""
    cycle = chosen_cycle(request.actor, request.GET.get("cycle", ""), Stage.SCREENING)
    values = {
        "cycle": cycle,
        "cycles": cycles(request.actor),
        "lines": screening_lines(request.actor, cycle) if cycle else [],
        "handed_in": handed_in(request.actor, cycle) if cycle else [],
        "asked": doors.opinion_requests(request.actor).filter(cycle=cycle).count(),
        "to_begin": waiting_to_begin(cycle) if cycle else 0,
        "may_begin": bool(cycle) and rules.BEGIN_CHECKS.allows(request.actor, cycle),
    }
    return render(request, "entries/screening.html", values)


@page(rules.BEGIN_CHECKS, "POST")
def begin(request: Request, cycle: str) -> HttpResponse:
    """Begin the checks of what was handed in."""
    found = cycle_door(request.actor, cycle)
    messages.success(request, say(_BEGUN, count=actions.begin_checks(request.actor, found)))
    return redirect(f"{reverse('entries:screening')}?cycle={found.public_id}")


@page(rules.SEE_RULES)
def screening_rules(request: Request, cycle: str) -> HttpResponse:
    """Show what a cycle checks."""
    found = cycle_door(request.actor, cycle)
    return _rules(request, found, RulesForm(rules_of_cycle(found)))


@page(rules.CHANGE_RULES, "POST")
def change_rules(request: Request, cycle: str) -> HttpResponse:
    """Choose what a cycle checks, and in which words."""
    found = cycle_door(request.actor, cycle)
    form = RulesForm(rules_of_cycle(found), request.POST)
    if not form.is_valid():
        return _rules(request, found, form)
    actions.change_rules(request.actor, found, form.chosen())
    messages.success(request, say(_SAVED))
    return redirect("entries:screening_rules", cycle)


@page(rules.SEE_SCREENING)
def check(request: Request, public_id: str) -> HttpResponse:
    """Show a check: rules, points, outcomes, what departments say, and how to decide."""
    return _check(request, doors.screening_check(request.actor, public_id))


@page(rules.ADD_POINT, "POST")
def add_point(request: Request, public_id: str) -> HttpResponse:
    """List a point to be completed."""
    found = doors.screening_check(request.actor, public_id)
    form = PointForm(found, request.POST)
    if not form.is_valid():
        return _check(request, found, point_form=form)
    actions.add_point(request.actor, found, form.concerned(), form.cleaned_data["text"])
    messages.success(request, say(_LISTED))
    return _to_points(found)


@page(rules.TAKE_BACK_POINT, "POST")
def take_back_point(request: Request, public_id: str) -> HttpResponse:
    """Take back a point that was not requested."""
    found = doors.completion_point(request.actor, public_id)
    actions.take_back_point(request.actor, found)
    return _to_points(found.check_of)


@page(rules.MARK_POINT, "POST")
def mark_point(request: Request, public_id: str) -> HttpResponse:
    """Note whether a point was completed."""
    found = doors.completion_point(request.actor, public_id)
    actions.mark_point(request.actor, found, is_done="done" in request.POST)
    messages.success(request, say(_MARKED["done" in request.POST], number=found.number))
    return _to_points(found.check_of)


@page(rules.DECIDE_CHECK, "POST")
def decide(request: Request, public_id: str) -> HttpResponse:
    """Put an outcome before the lead."""
    return _prepared(request, public_id, actions.prepare_outcome)


@page(rules.RECONSIDER, "POST")
def reconsider(request: Request, public_id: str) -> HttpResponse:
    """Put the outcome of a reconsideration before a lead."""
    return _prepared(request, public_id, actions.prepare_reconsideration)


@page(DRAFT_LETTER, "POST")
def letter(request: Request, public_id: str) -> HttpResponse:
    """Draft the letter that tells an outcome."""
    found = doors.screening_outcome(request.actor, public_id)
    kind, recipient, typed = letter_of(found)
    made = draft_letter(request.actor, found.check_of.entry.cycle, kind, recipient, typed)  # type: ignore[arg-type]
    return redirect("messages:letter", made.public_id)


def _to_points(check: ScreeningCheck) -> HttpResponse:
    """Go to the list of points, where the next one is typed."""
    return redirect(f"{reverse('entries:screening_check', args=[check.public_id])}#points")


def _rules(request: Request, cycle: Cycle, form: RulesForm) -> HttpResponse:
    refusal = rules.CHANGE_RULES.refusal(request.actor, cycle)
    return render(request, "entries/screening_rules.html", {"cycle": cycle, "form": form, "refusal": refusal})


def _prepared(request: Request, public_id: str, prepare: Prepare) -> HttpResponse:
    found = doors.screening_check(request.actor, public_id)
    form = OutcomeForm(found, request.POST)
    if not form.is_valid():
        return _check(request, found, outcome_form=form)
    try:
        prepare(request.actor, found, form.intended())
    except BadInputError as error:
        for one in error.problems:
            form.add_error(None, f"{one.what(language())} › {one.remedy(language())}")
        return _check(request, found, outcome_form=form)
    messages.success(request, say(_PREPARED))
    return redirect("entries:screening_check", public_id)


def _check(
    request: Request,
    found: ScreeningCheck,
    *,
    point_form: forms.Form | None = None,
    outcome_form: forms.Form | None = None,
) -> HttpResponse:
    actor, verbs = request.actor, (rules.DECIDE_CHECK, rules.RECONSIDER)
    refusals = {verb.id: verb.refusal(actor, found) for verb in verbs}
    verb_now = rules.RECONSIDER if found.state == ScreeningCheck.State.RECONSIDERING else rules.DECIDE_CHECK
    waiting = proposals(actor).filter(subject_id=found.public_id, state=Proposal.State.WAITING).first()
    values = {
        "check": found,
        "cycle": found.entry.cycle,
        "checks": doors.screening_checks(actor).filter(entry=found.entry),
        "submissions": doors.submissions(actor).filter(entry=found.entry).order_by("-number"),
        "rules": rule_lines(actor, found),
        "findings": [(key, say(name)) for key, name in FINDINGS.items()],
        "points": point_lines(actor, found),
        "outcomes": outcome_lines(actor, found),
        "opinions": doors.opinion_replies(actor).filter(entry=found.entry).order_by("request__pk"),
        "hints": hints(actor, found.entry),
        "waiting": waiting,
        "refusal": refusals[verb_now.id],
        "may_decide": refusals[rules.DECIDE_CHECK.id] is None and not waiting,
        "may_reconsider": refusals[rules.RECONSIDER.id] is None and not waiting,
        "may_draft": DRAFT_LETTER.allows(actor, found.entry.cycle),
        "may_list": rules.ADD_POINT.allows(actor, found) and found.kind == ScreeningCheck.Kind.FORM,
        "point_form": point_form or PointForm(found),
        "outcome_form": outcome_form or OutcomeForm(found),
    }
    return render(request, "entries/screening_check.html", values)
