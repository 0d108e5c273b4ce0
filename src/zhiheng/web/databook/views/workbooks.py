"""The data book as a workbook: downloaded, uploaded again, compared and taken over."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.metrics import builtin_catalogue
from zhiheng.metrics.workbook import read_data_book, read_registers
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.tables import InputFile
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.databook import doors, rules
from zhiheng.web.databook.actions.workbooks import take_over_workbook
from zhiheng.web.databook.kinds_of_files import ENTRY_DATA, WORKBOOK
from zhiheng.web.databook.workbooks import FilledWorkbook, compare_with_workbook, workbook_of_entry
from zhiheng.web.entries.doors import written_entry
from zhiheng.web.entries.errors import StaleReportError
from zhiheng.web.entries.filled_reports import FieldChange
from zhiheng.web.entries.models import Entry
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

_FILE = Message("绩效数据表 {code}.xlsx", "data book {code}.xlsx")
_TAKEN = Message("已从 Excel 带入 {count} 项", "{count} rows were taken over from Excel")
_DISCARDED = Message("已放弃，没有带入任何内容", "Discarded; nothing was taken over")
_NONE_CHOSEN = Message("没有选择要带入的项，没有带入任何内容", "Nothing was chosen, so nothing was taken over")


@page(rules.EXPORT_WORKBOOK)
def workbook(request: Request, public_id: str) -> HttpResponse:
    """The data book with the sheets that the actor may read, to be filled in."""
    entry = written_entry(request.actor, public_id)
    note(request, rules.EXPORT_WORKBOOK, entry)
    headers = {"Content-Disposition": content_disposition(say(_FILE, code=entry.code))}
    content = workbook_of_entry(request.actor, entry)
    return HttpResponse(content, content_type=MEDIA_TYPES[FileType.XLSX], headers=headers)


@page(rules.UPLOAD_WORKBOOK, "GET", "POST")
def upload(request: Request, public_id: str) -> HttpResponse:
    """Take in a filled-in data book, to be compared; say what is wrong with a file that cannot be read."""
    entry = written_entry(request.actor, public_id)
    rules.UPLOAD_WORKBOOK.check(request.actor, entry)
    problems: Sequence[Problem] = ()
    if request.method == "POST":
        try:
            file = _received(request, entry)
        except BadInputError as error:
            problems = error.problems
        else:
            return redirect("databook:filled", file.public_id)
    waiting = files_of(request.actor, ENTRY_DATA, entry, WORKBOOK).filter(withdrawn_at=None)
    place = target(request.actor, ENTRY_DATA, entry.public_id, WORKBOOK)
    values = {"entry": entry, "target": place, "waiting": waiting.order_by("-pk"), "problems": problems}
    return render(request, "databook/upload.html", values, status=422 if problems else 200)


def _received(request: Request, entry: Entry) -> StoredFile:
    """Keep the file once it was read without a problem."""
    uploaded = cast("UploadedFile[bytes] | None", request.FILES.get("file"))
    if uploaded is None:
        raise BadInputError([Problem(Place(), NO_FILE)])
    place = target(request.actor, ENTRY_DATA, entry.public_id, WORKBOOK)
    incoming = Incoming(uploaded.name or "", cast("BinaryIO", uploaded), uploaded.size or 0)
    check_file(place, incoming)
    read_data_book(InputFile(incoming.name, uploaded.read()), builtin_catalogue())
    return upload_file(request.actor, place, incoming)


@page(rules.UPLOAD_WORKBOOK)
def filled(request: Request, public_id: str) -> HttpResponse:
    """Show what a filled-in data book would change; what is wrong with one that came in a folder."""
    file, entry = doors.filled_workbook(request.actor, public_id)
    rules.UPLOAD_WORKBOOK.check(request.actor, entry)
    if file.withdrawn_at:
        return redirect("entries:entry", entry.public_id)
    return _compared(request, file, entry)


@page(rules.TAKE_OVER_WORKBOOK, "POST")
def take(request: Request, public_id: str) -> HttpResponse:
    """Take over what was chosen; show the comparison again if something changed meanwhile."""
    file, entry = doors.filled_workbook(request.actor, public_id)
    if file.withdrawn_at:  # the button was pressed twice
        return redirect("entries:entry", entry.public_id)
    chosen = compare_with_workbook(request.actor, entry, _read(file)).chosen(request.POST.getlist("take"))
    if not chosen:
        messages.warning(request, say(_NONE_CHOSEN))
        return redirect("databook:filled", public_id)
    try:
        take_over_workbook(request.actor, file, entry, chosen)
    except StaleReportError as error:
        return _compared(request, file, entry, error.changes)
    messages.success(request, say(_TAKEN, count=len(chosen)))
    return redirect("entries:entry", entry.public_id)


@page(rules.UPLOAD_WORKBOOK, "POST")
def discard(request: Request, public_id: str) -> HttpResponse:
    """Take nothing over."""
    file, entry = doors.filled_workbook(request.actor, public_id)
    if file.withdrawn_at is None:  # unless the button was pressed twice
        withdraw_file(request.actor, file)
    messages.success(request, say(_DISCARDED))
    return redirect("entries:entry", entry.public_id)


def _read(file: StoredFile) -> FilledWorkbook:
    content = InputFile(file.name, content_of(file.blob))
    return FilledWorkbook.of(read_data_book(content, builtin_catalogue()), read_registers(content))


def _compared(request: Request, file: StoredFile, entry: Entry, stale: Sequence[FieldChange] = ()) -> HttpResponse:
    """Show the comparison; ``stale`` are the rows that changed while an earlier one was looked at."""
    try:
        read = _read(file)
    except BadInputError as error:
        values = {"file": file, "entry": entry, "problems": error.problems}
        return render(request, "databook/filled.html", values, status=422)
    values = {
        "file": file,
        "entry": entry,
        "is_anothers": read.code != entry.code,
        "code": read.code,
        "comparison": compare_with_workbook(request.actor, entry, read),
        "stale": stale,
    }
    return render(request, "databook/filled.html", values, status=409 if stale else 200)
