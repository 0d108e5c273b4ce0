"""The Excel way: the own workbook down, the filled one up, compared cell by cell, taken over in whole or in part."""

from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.tables import InputFile
from zhiheng.web.audit.errors import BlockedError, NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.files.actions import Incoming, check_file, upload_file, withdraw_file
from zhiheng.web.files.blobs import content_of
from zhiheng.web.files.doors import files_of, stored_file, target
from zhiheng.web.files.errors import NO_FILE
from zhiheng.web.files.filetypes import MEDIA_TYPES, FileType
from zhiheng.web.files.models import StoredFile
from zhiheng.web.files.names import content_disposition
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.actions.sheets import begin_sheet
from zhiheng.web.reviews.actions.workbooks import take_workbook
from zhiheng.web.reviews.file_doors import FILLED, SCORE_WORKBOOK
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_workbook import read_workbook, sheets_to_fill, workbook_of
from zhiheng.web.reviews.workbook_differences import Comparison, compare
from zhiheng.web.site.texts import language, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile

_FILE = Message("评分表 {code}.xlsx", "score sheet {code}.xlsx")
_FILE_OF_ALL = Message("评分表 全部{count}份.xlsx", "score sheets, all {count}.xlsx")
_TAKEN = Message("已从 Excel 带入 {count} 格", "{count} cells were taken over from Excel")
_DISCARDED = Message("已放弃，没有带入任何内容", "Discarded; nothing was taken over")
_NONE_CHOSEN = Message("没有选择要带入的格，没有带入任何内容", "Nothing was chosen, so nothing was taken over")


@page(rules.EXPORT_WORKBOOK)
def workbook(request: Request, public_id: str) -> HttpResponse:
    """The workbook of the own sheet, with what was typed so far, to be filled in."""
    sheet = doors.sheet(request.actor, public_id)
    return _download(request, [sheet], say(_FILE, code=sheet.entry.code))


@page(rules.EXPORT_WORKBOOK)
def workbooks(request: Request, public_id: str) -> HttpResponse:
    """One workbook of all own sheets that may be filled in, under the standard of this one; of it alone if none may."""
    sheet = doors.sheet(request.actor, public_id)
    sheets = sheets_to_fill(request.actor, sheet) or [sheet]
    return _download(request, sheets, say(_FILE_OF_ALL, count=len(sheets)))


def _download(request: Request, sheets: "Sequence[Sheet]", name: str) -> HttpResponse:
    for one in sheets:
        if one.pk:
            note(request, rules.EXPORT_WORKBOOK, one)
    headers = {"Content-Disposition": content_disposition(name)}
    return HttpResponse(workbook_of(sheets), content_type=MEDIA_TYPES[FileType.XLSX], headers=headers)


@page(rules.UPLOAD_WORKBOOK, "GET", "POST")
def upload(request: Request, public_id: str) -> HttpResponse:
    """Take in a filled workbook, to be compared; say everything that is wrong with one, each at its cell."""
    sheet = doors.sheet(request.actor, public_id)
    rules.UPLOAD_WORKBOOK.check(request.actor, sheet)
    problems: Sequence[Problem] = ()
    if request.method == "POST":
        try:
            file = _received(request, sheet)
        except BadInputError as error:
            problems = error.problems
        else:
            return redirect("reviews:filled_workbook", file.public_id)
    values = {
        "sheet": sheet,
        "entry": sheet.entry,
        "target": target(request.actor, SCORE_WORKBOOK, sheet.public_id, FILLED),
        "count": len(sheets_to_fill(request.actor, sheet)),
        "waiting": files_of(request.actor, SCORE_WORKBOOK, sheet, FILLED).filter(withdrawn_at=None).order_by("-pk"),
        "problems": [(one.place.text(language()), one.what(language()), one.remedy(language())) for one in problems],
    }
    return render(request, "reviews/upload_workbook.html", values, status=422 if problems else 200)


def _received(request: Request, sheet: Sheet) -> StoredFile:
    """Keep the file once it was read without a problem."""
    uploaded = cast("UploadedFile[bytes] | None", request.FILES.get("file"))
    if uploaded is None:
        raise BadInputError([Problem(Place(), NO_FILE)])
    place = target(request.actor, SCORE_WORKBOOK, sheet.public_id, FILLED)
    incoming = Incoming(uploaded.name or "", cast("BinaryIO", uploaded), uploaded.size or 0)
    check_file(place, incoming)
    read_workbook(sheet, InputFile(incoming.name, uploaded.read()))
    return upload_file(request.actor, place, incoming)


@page(rules.UPLOAD_WORKBOOK)
def filled_workbook(request: Request, public_id: str) -> HttpResponse:
    """Show what a filled workbook would change, cell by cell."""
    file, sheet = _file_and_sheet(request, public_id)
    rules.UPLOAD_WORKBOOK.check(request.actor, sheet)
    if file.withdrawn_at:
        return redirect("reviews:quick", sheet.public_id)
    return _compared(request, file, sheet, _comparison(request, file, sheet))


@page(rules.TAKE_WORKBOOK, "POST")
def take(request: Request, public_id: str) -> HttpResponse:
    """Take over what was chosen, sheet by sheet; show the comparison again if something changed meanwhile."""
    file, sheet = _file_and_sheet(request, public_id)
    rules.TAKE_WORKBOOK.check(request.actor, sheet)
    if file.withdrawn_at:  # the button was pressed twice
        return redirect("reviews:quick", sheet.public_id)
    comparison, keys = _comparison(request, file, sheet), request.POST.getlist("take")
    chosen = comparison.chosen(keys)
    count = sum(len(one.differences) for one in chosen)
    if not chosen:
        messages.warning(request, say(_NONE_CHOSEN))
        return redirect("reviews:filled_workbook", public_id)
    if count < len(keys):
        return _compared(request, file, sheet, comparison, is_stale=True)
    try:
        for one in chosen:
            begun = one.sheet if one.sheet.pk else begin_sheet(request.actor, one.sheet.entry)
            take_workbook(request.actor, begun, one.differences, file, is_last=one is chosen[-1])
    except BlockedError:  # typed over in the same moment
        return _compared(request, file, sheet, _comparison(request, file, sheet), is_stale=True)
    messages.success(request, say(_TAKEN, count=count))
    is_alone = [one.sheet for one in chosen] == [sheet]
    return redirect("reviews:quick", sheet.public_id) if is_alone else redirect("reviews:reviews")


@page(rules.UPLOAD_WORKBOOK, "POST")
def discard(request: Request, public_id: str) -> HttpResponse:
    """Take nothing over."""
    file, sheet = _file_and_sheet(request, public_id)
    if file.withdrawn_at is None:  # unless the button was pressed twice
        withdraw_file(request.actor, file)
    messages.success(request, say(_DISCARDED))
    return redirect("reviews:quick", sheet.public_id)


def _file_and_sheet(request: Request, public_id: str) -> tuple[StoredFile, Sheet]:
    file = stored_file(request.actor, public_id)
    if file.owner_kind != SCORE_WORKBOOK:
        raise NotFoundError
    return file, doors.sheet(request.actor, file.owner)


def _comparison(request: Request, file: StoredFile, sheet: Sheet) -> Comparison:
    filled = read_workbook(sheet, InputFile(file.name, content_of(file.blob)))
    return compare(sheets_to_fill(request.actor, sheet), filled)


def _compared(
    request: Request, file: StoredFile, sheet: Sheet, comparison: Comparison, *, is_stale: bool = False
) -> HttpResponse:
    values = {"file": file, "sheet": sheet, "entry": sheet.entry, "comparison": comparison, "is_stale": is_stale}
    return render(request, "reviews/filled_workbook.html", values, status=409 if is_stale else 200)
