"""Handing in, and what was handed in."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.errors import BlockedError, NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.submissions import reopen_entry, submit_entry, withdraw_entry
from zhiheng.web.entries.completeness import grouped, lacks
from zhiheng.web.entries.file_doors import SUBMISSION
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.submission_changes import changes_between
from zhiheng.web.entries.submission_forms import WithdrawForm
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.entries.written import Written
from zhiheng.web.files import answers
from zhiheng.web.files.doors import print_codes
from zhiheng.web.site.texts import say

_SUBMITTED = Message(
    "已提交，摘要值 {digest}。请打印申报书和回执。",
    "Handed in, digest {digest}. Please print the application and the receipt.",
)
_REOPENED = Message(
    "已重新打开，可以修改。再次提交以前，以上一次提交的为准。",
    "Open again. Until it is handed in anew, what was handed in last counts.",
)
_REOPENED_AFTER_WITHDRAWAL = Message(
    "已重新打开，可以修改。原来的提交已撤回：截止以前再次提交，才参加本届评选。",
    "Open again. What was handed in before is withdrawn: hand it in anew before the call ends to take part.",
)
_PAPER = Message("申报书-{name}-{code}-{number}.pdf", "application-{name}-{code}-{number}.pdf")
_WITHDRAWN = Message("已撤回", "Withdrawn")


@page(rules.SUBMIT_ENTRY, "GET", "POST")
def submit(request: Request, public_id: str) -> HttpResponse:
    """Say what handing in means and what is in the way, and hand in."""
    entry = doors.written_entry(request.actor, public_id)
    rules.SUBMIT_ENTRY.check(request.actor, entry)
    if request.method == "POST":
        try:
            made = submit_entry(request.actor, entry)
        except BlockedError:
            return _confirmation(request, entry, HTTPStatus.CONFLICT)
        messages.success(request, say(_SUBMITTED, digest=made.digest[:12]))
        return redirect("entries:receipt", made.public_id)
    return _confirmation(request, entry, HTTPStatus.OK)


@page(rules.REOPEN_ENTRY, "POST")
def reopen(request: Request, public_id: str) -> HttpResponse:
    """Open an application again."""
    entry = doors.written_entry(request.actor, public_id)
    reopen_entry(request.actor, entry)
    counting = doors.submissions(request.actor).filter(entry=entry, withdrawn_at=None)
    messages.success(request, say(_REOPENED if counting.exists() else _REOPENED_AFTER_WITHDRAWAL))
    return redirect("entries:entry", public_id)


@page(rules.WITHDRAW_ENTRY, "GET", "POST")
def withdraw(request: Request, public_id: str) -> HttpResponse:
    """Ask why, and withdraw the application."""
    entry = doors.written_entry(request.actor, public_id)
    rules.WITHDRAW_ENTRY.check(request.actor, entry)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        withdraw_entry(request.actor, entry, form.cleaned_data["reason"])
        messages.success(request, say(_WITHDRAWN))
        return redirect("entries:entry", public_id)
    return render(request, "entries/withdraw.html", {"entry": entry, "form": form})


def _confirmation(request: Request, entry: Entry, status: HTTPStatus) -> HttpResponse:
    found = lacks(Written(request.actor, entry))
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
    code = print_codes(request.actor, SUBMISSION).filter(kind=SUBMISSION, subject=public_id).first()
    values = {
        "entry": found.entry,
        "submission": found,
        "content": submitted(found),
        "code": code,
        "paper": doors.submission_paper(request.actor, found),
    }
    return render(request, "entries/receipt.html", values)


@page(rules.SEE_SUBMISSION)
def submission(request: Request, public_id: str) -> HttpResponse:
    """Show what was handed in, as it stood."""
    found = doors.submission(request.actor, public_id)
    note(request, rules.SEE_SUBMISSION, found)
    values = {
        "entry": found.entry,
        "submission": found,
        "content": submitted(found),
        "paper": doors.submission_paper(request.actor, found),
    }
    return render(request, "entries/submission.html", values)


@page(rules.SEE_SUBMISSION)
def changes(request: Request, public_id: str) -> HttpResponse:
    """Show what a snapshot changed against the one before, field by field."""
    found = doors.submission(request.actor, public_id)
    note(request, rules.SEE_SUBMISSION, found)
    before = doors.submissions(request.actor).filter(entry=found.entry, number__lt=found.number).last()
    if before is None:
        raise NotFoundError
    values = {"entry": found.entry, "old": before, "new": found, "changes": changes_between(before, found)}
    return render(request, "entries/changes.html", values)


@page(rules.PRINT_SUBMISSION)
def paper(request: Request, public_id: str) -> HttpResponseBase:
    """The printed application as a PDF."""
    found = doors.submission(request.actor, public_id)
    made = doors.submission_paper(request.actor, found)
    if made is None or made.blob is None:
        raise NotFoundError
    note(request, rules.PRINT_SUBMISSION, found)
    entry = found.entry
    return answers.made(
        request, made.blob, say(_PAPER, name=entry.organisation.name, code=entry.code, number=found.number)
    )
