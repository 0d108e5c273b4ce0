"""Pages of the record: what happened, whether it is whole, and what was done to one object."""

import tempfile

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit import actions, doors, queries, rules
from zhiheng.web.audit.forms import PageForm, ReasonForm, RecordFilter
from zhiheng.web.audit.history import lines_of
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.names import name_or_short, names_of
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.site.texts import language, say

_WHOLE = Message("已完整核验 {entries} 条留痕，没有发现改动。", "All {entries} entries verified; nothing was changed.")
_ASKED = Message("已提交，等待监督人员审核。", "Prepared; it waits for the supervisor.")
_IN_MEMORY = 2**20


@page(rules.SEE_RECORD)
def record(request: Request) -> HttpResponse:
    """Show whether the record is whole, and its entries by page."""
    asked = RecordFilter(request.GET)
    entries = asked.applied_to(doors.entries(request.actor))
    leaf = queries.leaf_of(entries, asked.end)
    verdict = queries.verdict_now()
    problem = verdict.problem
    return render(
        request,
        "audit/record.html",
        {
            "form": asked,
            "leaf": leaf,
            "verdict": verdict,
            "what": problem.what(language()) if problem else "",
            "remedy": problem.remedy(language()) if problem else "",
            "question": _question(request, without="before"),
        },
    )


@page(rules.VERIFY_RECORD, "POST")
def verify(request: Request) -> HttpResponse:
    """Verify all of it again; the page of the record shows a break."""
    verdict = actions.verify_record(request.actor)
    if verdict.is_whole:
        messages.success(request, say(_WHOLE, entries=verdict.entries))
    return redirect("audit:record")


@page(rules.EXPORT_LIST)
def export_list(request: Request) -> HttpResponseBase:
    """Send the entries asked for as a CSV file."""
    entries = RecordFilter(request.GET).applied_to(doors.entries(request.actor))
    note(request, rules.EXPORT_LIST, doors.own_place(request.actor))
    headers = {"Content-Disposition": 'attachment; filename="record.csv"'}
    return StreamingHttpResponse(queries.write_list(entries), content_type="text/csv; charset=utf-8", headers=headers)


@page(rules.EXPORT_RECORD)
def export_record(request: Request) -> HttpResponseBase:
    """Send the chain with what the actor may read of its payloads, to be verified elsewhere."""
    note(request, rules.EXPORT_RECORD, doors.own_place(request.actor))
    target = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the response closes it
    queries.write_record(request.actor, target)
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename="record.zip", content_type="application/zip")


@page(rules.REMOVE_PAYLOAD, "GET", "POST")
def remove(request: Request, public_id: str) -> HttpResponse:
    """Ask that what an entry says be removed."""
    payload = doors.payload(request.actor, public_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        proposal = actions.ask_removal(request.actor, payload, form.cleaned_data["reason"])
        messages.success(request, say(_ASKED))
        return redirect("audit:proposal", proposal.public_id)
    entry = LedgerEntry.objects.get(commitment=payload.commitment)
    return render(request, "audit/remove.html", {"form": form, "line": lines_of([entry])[0]})


@page(rules.SEE_HISTORY)
def history(request: Request, kind: str, public_id: str) -> HttpResponse:
    """Show what was done to one object, as far as the actor may know."""
    row = doors.subject(request.actor, kind, public_id)
    asked = PageForm(request.GET)
    leaf = queries.leaf_of(doors.history(request.actor, row), asked.end)
    return render(
        request,
        "audit/history.html",
        {
            "leaf": leaf,
            "name": name_or_short(row.public_id, names_of([row.public_id])),
            "can_remove": request.actor.role in rules.REMOVE_PAYLOAD.roles,
            "is_partial": not doors.reads_all_acts(request.actor, row),
        },
    )


def _question(request: Request, without: str) -> str:
    asked = request.GET.copy()
    asked.pop(without, None)
    return asked.urlencode()
