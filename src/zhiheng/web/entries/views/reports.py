"""The report of an application as a Word file: downloaded, uploaded again, compared and taken over."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.evidence import FilledReport, read_report_docx
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.reports import take_over_report
from zhiheng.web.entries.bare_reports import bare_report
from zhiheng.web.entries.errors import StaleReportError
from zhiheng.web.entries.file_doors import REPORT
from zhiheng.web.entries.filled_reports import FieldChange, compare_with_report
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.report_word import word_of_entry
from zhiheng.web.entries.standards import standard_of_entry
from zhiheng.web.files.actions import Incoming, check_file, upload_file, withdraw_file
from zhiheng.web.files.blobs import content_of
from zhiheng.web.files.doors import files_of, target
from zhiheng.web.files.errors import NO_FILE
from zhiheng.web.files.filetypes import MEDIA_TYPES, FileType
from zhiheng.web.files.models import StoredFile
from zhiheng.web.files.names import content_disposition
from zhiheng.web.site.texts import say

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_FILE = Message("自评报告 {code}.docx", "self-assessment {code}.docx")
_TAKEN = Message("已从 Word 带入 {count} 项", "{count} fields were taken over from Word")
_DISCARDED = Message("已放弃，没有带入任何内容", "Discarded; nothing was taken over")
_NONE_CHOSEN = Message("没有选择要带入的项，没有带入任何内容", "Nothing was chosen, so nothing was taken over")


@page(rules.EXPORT_REPORT)
def word(request: Request, public_id: str) -> HttpResponse:
    """The report in the parts that the actor may read, to be filled in."""
    entry = doors.written_entry(request.actor, public_id)
    note(request, rules.EXPORT_REPORT, entry)
    headers = {"Content-Disposition": content_disposition(say(_FILE, code=entry.code))}
    content = word_of_entry(request.actor, entry)
    return HttpResponse(content, content_type=MEDIA_TYPES[FileType.DOCX], headers=headers)


@page(rules.UPLOAD_REPORT, "GET", "POST")
def upload(request: Request, public_id: str) -> HttpResponse:
    """Take in a filled-in report, to be compared; say what is wrong with a file that cannot be read."""
    entry = doors.written_entry(request.actor, public_id)
    rules.UPLOAD_REPORT.check(request.actor, entry)
    problems: Sequence[Problem] = ()
    if request.method == "POST":
        try:
            file = _received(request, entry)
        except BadInputError as error:
            problems = error.problems
        else:
            return redirect("entries:filled_report", file.public_id)
    waiting = files_of(request.actor, doors.ENTRY_REPORT, entry, REPORT).filter(withdrawn_at=None)
    place = target(request.actor, doors.ENTRY_REPORT, entry.public_id, REPORT)
    values = {"entry": entry, "target": place, "waiting": waiting.order_by("-pk"), "problems": problems}
    return render(request, "entries/upload_report.html", values, status=422 if problems else 200)


def _received(request: Request, entry: Entry) -> StoredFile:
    """Keep the file once it was read without a problem."""
    uploaded = cast("UploadedFile[bytes] | None", request.FILES.get("file"))
    if uploaded is None:
        raise BadInputError([Problem(Place(), NO_FILE)])
    place = target(request.actor, doors.ENTRY_REPORT, entry.public_id, REPORT)
    incoming = Incoming(uploaded.name or "", cast("BinaryIO", uploaded), uploaded.size or 0)
    check_file(place, incoming)
    read_report_docx(uploaded.read(), standard_of_entry(entry), incoming.name)
    return upload_file(request.actor, place, incoming)


@page(rules.UPLOAD_REPORT)
def filled_report(request: Request, public_id: str) -> HttpResponse:
    """Show what a filled-in report would change, and what of it could not be placed."""
    file, entry = doors.filled_report(request.actor, public_id)
    rules.UPLOAD_REPORT.check(request.actor, entry)
    if file.withdrawn_at:
        return redirect("entries:entry", entry.public_id)
    return _compared(request, file, entry, _read(request, file, entry))


@page(rules.TAKE_OVER_REPORT, "POST")
def take(request: Request, public_id: str) -> HttpResponse:
    """Take over what was chosen; show the comparison again if something changed meanwhile."""
    file, entry = doors.filled_report(request.actor, public_id)
    if file.withdrawn_at:  # the button was pressed twice
        return redirect("entries:entry", entry.public_id)
    filled = _read(request, file, entry)
    comparison = compare_with_report(request.actor, entry, filled)
    chosen = comparison.chosen(request.POST.getlist("take"))
    if not chosen:
        messages.warning(request, say(_NONE_CHOSEN))
        return redirect("entries:filled_report", public_id)
    try:
        take_over_report(request.actor, file, entry, chosen, filled.pictures)
    except StaleReportError as error:
        return _compared(request, file, entry, filled, error.changes)
    messages.success(request, say(_TAKEN, count=len(chosen)))
    return redirect("entries:entry", entry.public_id)


@page(rules.UPLOAD_REPORT, "POST")
def discard(request: Request, public_id: str) -> HttpResponse:
    """Take nothing over."""
    file, entry = doors.filled_report(request.actor, public_id)
    if file.withdrawn_at is None:  # unless the button was pressed twice
        withdraw_file(request.actor, file)
    messages.success(request, say(_DISCARDED))
    return redirect("entries:entry", entry.public_id)


def _read(request: Request, file: StoredFile, entry: Entry) -> FilledReport:
    filled = read_report_docx(content_of(file.blob), standard_of_entry(entry), file.name)
    return bare_report(filled, doors.parts(request.actor).filter(entry=entry))


def _compared(
    request: Request, file: StoredFile, entry: Entry, filled: FilledReport, stale: Sequence[FieldChange] = ()
) -> HttpResponse:
    """Show the comparison; ``stale`` are the fields that changed while an earlier one was looked at."""
    quoted = [one.note for one in filled.left_out]
    values = {
        "file": file,
        "entry": entry,
        "comparison": compare_with_report(request.actor, entry, filled),
        "left_out": filled.left_out,
        "notes": [one for one in filled.notes if one not in quoted],
        "stale": stale,
    }
    return render(request, "entries/filled_report.html", values, status=409 if stale else 200)
