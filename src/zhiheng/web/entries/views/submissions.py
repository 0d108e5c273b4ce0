"""Handing in, and what was handed in."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.submissions import submit_entry
from zhiheng.web.entries.completeness import grouped, lacks
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.site.texts import say

_SUBMITTED = Message(
    "已提交，摘要值 {digest}。请打印申报书和回执。",
    "Handed in, digest {digest}. Please print the application and the receipt.",
)


@page(rules.SUBMIT_ENTRY, "GET", "POST")
def submit(request: Request, public_id: str) -> HttpResponse:
    """Say what handing in means and what is in the way, and hand in."""
    entry = doors.entry(request.actor, public_id)
    rules.SUBMIT_ENTRY.check(request.actor, entry)
    if request.method == "POST":
        try:
            made = submit_entry(request.actor, entry)
        except BlockedError:
            return _confirmation(request, entry, HTTPStatus.CONFLICT)
        messages.success(request, say(_SUBMITTED, digest=made.digest[:12]))
        return redirect("entries:receipt", made.public_id)
    return _confirmation(request, entry, HTTPStatus.OK)


def _confirmation(request: Request, entry: Entry, status: HTTPStatus) -> HttpResponse:
    found = lacks(request.actor, entry)
    values = {
        "entry": entry,
        "blocking": grouped([lack for lack in found if lack.blocks]),
        "advising": grouped([lack for lack in found if not lack.blocks]),
        "number": entry.submissions.count() + 1,
    }
    return render(request, "entries/submit.html", values, status=status)


@page(rules.SEE_RECEIPT)
def receipt(request: Request, public_id: str) -> HttpResponse:
    """Show and print the receipt: what was handed in, when, by whom."""
    found = doors.submission(request.actor, public_id)
    values = {"entry": found.entry, "submission": found, "content": submitted(found)}
    return render(request, "entries/receipt.html", values)


@page(rules.SEE_SUBMISSION)
def submission(request: Request, public_id: str) -> HttpResponse:
    """Show what was handed in, as it stood."""
    found = doors.submission(request.actor, public_id)
    note(request, rules.SEE_SUBMISSION, found)
    values = {"entry": found.entry, "submission": found, "content": submitted(found)}
    return render(request, "entries/submission.html", values)
