"""What a company reads of its own screening, and what it says to it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.verb import Verb
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.statements import ask_reconsideration, digest_of_text, make_statement
from zhiheng.web.entries.file_doors import PROOF, STATEMENT
from zhiheng.web.entries.models import ScreeningCheck, ScreeningOutcome, ScreeningStatement
from zhiheng.web.entries.screening_fields import SCREENING_OUTCOME, TEXT
from zhiheng.web.entries.screening_page import OutcomeLine, outcome_lines
from zhiheng.web.files.doors import target
from zhiheng.web.site.texts import say

_STATED = Message("陈述申辩已提交，可以上传材料", "Your statement is handed in; files can be added")
_ASKED = Message("复核申请已提交，可以上传材料", "Your request is handed in; files can be added")

Say = Callable[[Actor, ScreeningOutcome, str], ScreeningStatement]


@page(rules.SEE_OUTCOMES)
def outcomes(request: Request, public_id: str) -> HttpResponse:
    """Show the outcomes of the own application with reasons, deadlines and rights."""
    entry = doors.entry(request.actor, public_id)
    checks = ScreeningCheck.objects.filter(outcomes__in=doors.screening_outcomes(request.actor), entry=entry).distinct()
    groups = [(check, [_shown(request, line) for line in outcome_lines(request.actor, check)]) for check in checks]
    return render(request, "entries/outcomes.html", {"entry": entry, "groups": groups})


@page(rules.MAKE_STATEMENT, "GET", "POST")
def statement(request: Request, public_id: str) -> HttpResponse:
    """Show the statement to an intended outcome as it is written, and hand it in."""
    return _said(request, public_id, rules.MAKE_STATEMENT, make_statement, _STATED)


@page(rules.ASK_RECONSIDERATION, "GET", "POST")
def reconsideration(request: Request, public_id: str) -> HttpResponse:
    """Show the request for reconsideration as it is written, and hand it in."""
    return _said(request, public_id, rules.ASK_RECONSIDERATION, ask_reconsideration, _ASKED)


def _said(request: Request, public_id: str, verb: Verb, act: Say, says: Message) -> HttpResponse:
    outcome = doors.screening_outcome(request.actor, public_id)
    verb.check(request.actor, outcome)
    entry = outcome.check_of.entry
    if request.method == "POST":
        act(request.actor, outcome, request.POST.get("seen", ""))
        messages.success(request, say(says))
        return redirect("entries:outcomes", entry.public_id)
    state = field_states(request.actor, SCREENING_OUTCOME, outcome, [TEXT])[TEXT]
    values = {"entry": entry, "text": state.text, "seen": digest_of_text(state.text), "title": verb.title}
    return render(request, "entries/statement.html", values)


def _shown(request: Request, line: OutcomeLine) -> dict[str, object]:
    """Return an outcome with what the actor may say to it now."""
    actor, outcome = request.actor, line.outcome
    may_write = rules.WRITE_STATEMENT.allows(actor, outcome)
    return {
        "line": line,
        "field": field_states(actor, SCREENING_OUTCOME, outcome, [TEXT])[TEXT] if may_write else None,
        "target": target(actor, STATEMENT, line.statement.public_id, PROOF) if line.statement else None,
    }
