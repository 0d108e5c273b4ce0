"""The record of a visit, and feedback on integrity."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.sealed import unseal_text
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.files.actions import print_code
from zhiheng.web.site.texts import say
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.acted import is_done
from zhiheng.web.visits.actions.integrity import give_feedback
from zhiheng.web.visits.integrity_forms import FeedbackForm
from zhiheng.web.visits.messages.records import QUESTIONS
from zhiheng.web.visits.models import Visit
from zhiheng.web.visits.record import RECORD, TITLE, record_of
from zhiheng.web.visits.text_fields import OPPORTUNITIES, STRENGTHS, VISIT_RECORD

_GIVEN = Message("已交廉洁反馈表，由监督人员直接查收。", "Your feedback was given; only the supervisor reads it.")


@page(rules.SEE_RECORD)
def record(request: Request, public_id: str) -> HttpResponse:
    """Show the record, to be written and printed."""
    found = doors.recorded_visit(request.actor, public_id)
    note(request, rules.SEE_RECORD, found)
    states = field_states(request.actor, VISIT_RECORD, found, [STRENGTHS, OPPORTUNITIES])
    may_print = rules.PRINT_VISIT_RECORD.allows(request.actor, found)
    values = {"fields": list(states.values()), "record": record_of(found), "may_print": may_print}
    return render(request, "visits/record.html", {**_common(found), **values})


@page(rules.PRINT_VISIT_RECORD)
def record_sheet(request: Request, public_id: str) -> HttpResponse:
    """The record with its code, to be printed and signed."""
    found = doors.recorded_visit(request.actor, public_id)
    code = print_code(request.actor, found, RECORD)
    values = {"title": TITLE, "record": record_of(found), "code": code}
    return render(request, "visits/record_sheet.html", {**_common(found), **values})


@page(rules.GIVE_FEEDBACK, "GET", "POST")
def give(request: Request, public_id: str) -> HttpResponse:
    """Say how the team behaved."""
    found = doors.visit(request.actor, public_id)
    rules.GIVE_FEEDBACK.check(request.actor, found)
    form = FeedbackForm(request.POST or None)
    if is_done(form, lambda: give_feedback(request.actor, found, form.answers(), form.cleaned_data["text"])):
        messages.success(request, say(_GIVEN))
        return redirect("visits:plan", found.public_id)
    return render(request, "visits/give_feedback.html", {**_common(found), "form": form})


@page(rules.SEE_FEEDBACK)
def feedback(request: Request, public_id: str) -> HttpResponse:
    """Show the supervisor what the company said."""
    found = doors.visit(request.actor, public_id)
    note(request, rules.SEE_FEEDBACK, found)
    given = doors.integrity_feedbacks(request.actor).filter(visit=found).first()
    said: dict[str, Any] = json.loads(unseal_text(given.said)) if given else {"answers": {}, "text": ""}
    answers = [(QUESTIONS[key], is_yes) for key, is_yes in said["answers"].items()]
    values = {"given": given, "answers": answers, "text": said["text"]}
    return render(request, "visits/feedback.html", {**_common(found), **values})


def _common(found: Visit) -> dict[str, object]:
    return {"visit": found, "entry": found.entry, "cycle": found.panel.cycle}
