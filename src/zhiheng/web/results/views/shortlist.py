"""The pages of who goes on after a phase: proposal, decision, letters, and what an applicant sees of it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.doors import entry as one_entry
from zhiheng.web.messages.actions import Recipient, draft_letter
from zhiheng.web.messages.doors import chosen_cycle, letters
from zhiheng.web.messages.rules import DRAFT_LETTER
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Phase
from zhiheng.web.results import doors, rules
from zhiheng.web.results.actions.shortlist import prepare_shortlist
from zhiheng.web.results.deciders import BODIES, decider_of
from zhiheng.web.results.forms import ShortlistForm
from zhiheng.web.results.models import PhaseOutcome
from zhiheng.web.results.phase_lines import phase_lines, result_line, waiting_for
from zhiheng.web.results.queries import outcome_of
from zhiheng.web.results.season import gathered
from zhiheng.web.results.shortlist import Decision
from zhiheng.web.results.shortlist_page import decided_table, gate_of, proposed_table
from zhiheng.web.results.stated import as_messages
from zhiheng.web.results.told_letters import KIND, told_lines, values_of_letter
from zhiheng.web.site.seen import SEEN
from zhiheng.web.site.texts import say

_PREPARED = Message("已提交审核", "It waits for the lead’s approval")
_DRAFTED = Message("已拟 {count} 份未入围告知书，请逐份核对、编号、送达", "{count} letters are drafted; issue each")


@page(rules.SEE_PHASES)
def phases(request: Request) -> HttpResponse:
    """List what is decided by scores in a cycle, and how far each is."""
    cycle = chosen_cycle(request.actor, request.GET.get("cycle", ""), Stage.EVALUATION)
    values = {
        "cycle": cycle,
        "cycles": cycles(request.actor),
        "lines": phase_lines(cycle) if cycle else [],
        "final": result_line(cycle) if cycle else None,
    }
    return render(request, "results/phases.html", values)


@page(rules.SEE_SHORTLIST)
def shortlist(request: Request, public_id: str) -> HttpResponse:
    """Show who is proposed to go on after a phase, or what was decided; with ``?again`` the proposal again."""
    phase = doors.gated_phase(request.actor, public_id)
    outcome = outcome_of(phase)
    if outcome and "again" not in request.GET:
        return _decided(request, outcome)
    return _proposed(request, phase, ShortlistForm(decider_of(phase.cycle)))


@page(rules.DECIDE_SHORTLIST, "POST")
def decide(request: Request, public_id: str) -> HttpResponse:
    """Put who goes on before the lead."""
    phase = doors.gated_phase(request.actor, public_id)
    rules.DECIDE_SHORTLIST.check(request.actor, phase)
    form = ShortlistForm(decider_of(phase.cycle), request.POST)
    if form.is_valid():
        chosen = set(request.POST.getlist("entry"))
        goes_on = [one for one in gathered(phase.cycle, phase).candidates if one.public_id in chosen]
        decision = Decision(goes_on, form.cleaned_data["reason"], form.cleaned_data.get("basis", ""))
        try:
            made = prepare_shortlist(request.actor, phase, decision, seen=request.POST.get(SEEN, ""))
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_PREPARED))
            return redirect("audit:proposal", made.public_id)
    return _proposed(request, phase, form)


@page(DRAFT_LETTER, "POST")
def draft_letters(request: Request, public_id: str) -> HttpResponse:
    """Draft the letters to all who do not go on and have none yet."""
    outcome = doors.phase_outcome(request.actor, public_id)
    DRAFT_LETTER.check(request.actor, outcome.cycle)
    due = [one.entry.organisation for one in told_lines(request.actor, outcome) if one.letter is None]
    for organisation in due:
        recipient = Recipient(organisation.name, organisation)
        draft_letter(request.actor, outcome.cycle, KIND, recipient, values_of_letter(outcome))
    messages.success(request, say(_DRAFTED, count=len(due)))
    return redirect("results:shortlist", outcome.phase.public_id)


@page(rules.SEE_OWN_OUTCOME)
def own_outcome(request: Request, public_id: str) -> HttpResponse:
    """Show an applicant whether the own application goes on; that it does not, once the letter was issued."""
    entry = one_entry(request.actor, public_id)
    found = doors.own_places(request.actor).filter(entry=entry).order_by("outcome__phase__order", "pk")
    told = letters(request.actor).filter(cycle=entry.cycle, kind=KIND).order_by("pk") if entry.cycle else ()
    letter = next(iter(told), None)
    values = {"entry": entry, "places": [one for one in found if one.goes_on or letter], "letter": letter}
    return render(request, "results/own_outcome.html", values)


def _decided(request: Request, outcome: PhaseOutcome) -> HttpResponse:
    phase, actor = outcome.phase, request.actor
    note(request, rules.SEE_SHORTLIST, phase)
    lines = told_lines(actor, outcome)
    values = {
        **_common(phase),
        "outcome": outcome,
        "table": decided_table(outcome),
        "told": lines,
        "has_due": any(one.letter is None for one in lines),
        "earlier": doors.phase_outcomes(actor).filter(phase=phase, number__lt=outcome.number).order_by("-number"),
        "may_change": rules.DECIDE_SHORTLIST.allows(actor, phase) and actor.role in rules.DECIDE_SHORTLIST.roles,
        "may_draft": DRAFT_LETTER.allows(actor, outcome.cycle),
    }
    return render(request, "results/shortlist_decided.html", values)


def _proposed(request: Request, phase: Phase, form: ShortlistForm) -> HttpResponse:
    found = gathered(phase.cycle, phase)
    chosen = set(request.POST.getlist("entry")) if form.is_bound else None
    values, problems = {**_common(phase), "lacks": found.lacks, "form": form, "seen": found.digest}, []
    if not found.lacks:
        try:
            values["table"] = proposed_table(phase, found, chosen)
        except BadInputError as error:
            problems = as_messages(error)
    if "table" in values:
        note(request, rules.SEE_SHORTLIST, phase)
    else:
        note(request, rules.SEE_PHASES, phase.cycle)
    values |= {
        "problems": problems,
        "waiting": waiting_for(phase),
        "refusal": rules.DECIDE_SHORTLIST.refusal(request.actor, phase),
    }
    status = HTTPStatus.CONFLICT if form.errors else HTTPStatus.OK
    return render(request, "results/shortlist.html", values, status=status)


def _common(phase: Phase) -> dict[str, object]:
    return {
        "phase": phase,
        "cycle": phase.cycle,
        "gate": gate_of(phase),
        "body": BODIES[decider_of(phase.cycle)],
    }
