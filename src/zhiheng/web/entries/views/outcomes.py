"""What a company reads of its own screening, and what it says to it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.page import Request, page
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.statements import ask_reconsideration, make_statement
from zhiheng.web.entries.file_doors import PROOF, STATEMENT
from zhiheng.web.entries.models import Entry, ScreeningCheck, ScreeningOutcome, ScreeningStatement
from zhiheng.web.entries.screening_forms import StatementForm
from zhiheng.web.entries.screening_page import OutcomeLine, outcome_lines
from zhiheng.web.files.doors import target
from zhiheng.web.site.texts import say

_STATED = Message("陈述申辩已提交，可以上传材料", "Your statement is handed in; files can be added")
_ASKED = Message("复核申请已提交，可以上传材料", "Your request is handed in; files can be added")

Say = Callable[[Actor, ScreeningOutcome, str], ScreeningStatement]


@page(rules.SEE_OUTCOMES)
def outcomes(request: Request, public_id: str) -> HttpResponse:
    """Show the outcomes of the own application with reasons, deadlines and rights."""
    return _outcomes(request, doors.entry(request.actor, public_id))


@page(rules.MAKE_STATEMENT, "POST")
def statement(request: Request, public_id: str) -> HttpResponse:
    """Make a statement to an intended outcome."""
    return _said(request, public_id, make_statement, _STATED)


@page(rules.ASK_RECONSIDERATION, "POST")
def reconsideration(request: Request, public_id: str) -> HttpResponse:
    """Ask for reconsideration of a negative outcome."""
    return _said(request, public_id, ask_reconsideration, _ASKED)


def _said(request: Request, public_id: str, act: Say, says: Message) -> HttpResponse:
    outcome = doors.screening_outcome(request.actor, public_id)
    form = StatementForm(request.POST)
    if not form.is_valid():
        return _outcomes(request, outcome.check_of.entry, form)
    act(request.actor, outcome, form.cleaned_data["text"])
    messages.success(request, say(says))
    return redirect("entries:outcomes", outcome.check_of.entry.public_id)


def _outcomes(request: Request, entry: Entry, form: StatementForm | None = None) -> HttpResponse:
    checks = ScreeningCheck.objects.filter(outcomes__in=doors.screening_outcomes(request.actor), entry=entry).distinct()
    groups = [(check, [_shown(request, line) for line in outcome_lines(request.actor, check)]) for check in checks]
    return render(request, "entries/outcomes.html", {"entry": entry, "groups": groups, "form": form or StatementForm()})


def _shown(request: Request, line: OutcomeLine) -> dict[str, object]:
    """Return an outcome with what the actor may say to it now."""
    actor, outcome = request.actor, line.outcome
    return {
        "line": line,
        "may_state": rules.MAKE_STATEMENT.allows(actor, outcome),
        "may_ask": rules.ASK_RECONSIDERATION.allows(actor, outcome),
        "target": target(actor, STATEMENT, line.statement.public_id, PROOF) if line.statement else None,
    }
