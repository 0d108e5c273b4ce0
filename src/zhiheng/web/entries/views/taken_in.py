"""What the office takes in (收件登记): chosen, its files received, what is still missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.page import Request, page
from zhiheng.web.entries import doors, queries, rules
from zhiheng.web.entries.actions.entries import take_in_entry
from zhiheng.web.entries.actions.late_entries import prepare_late_entry
from zhiheng.web.entries.completeness import grouped, lacks
from zhiheng.web.entries.file_doors import REPORT
from zhiheng.web.entries.folders import check_folder, take_in_folder
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.prefill import fill_in_registered
from zhiheng.web.entries.sheet_kinds import all_sheet_kinds
from zhiheng.web.entries.taken_in import SIGNED_APPLICATION_COPY, TAKEN_IN
from zhiheng.web.entries.taken_in_forms import LateForm, TakeInForm
from zhiheng.web.entries.written import Written
from zhiheng.web.files.actions import Incoming
from zhiheng.web.files.doors import files_of, target
from zhiheng.web.files.errors import NO_FILE
from zhiheng.web.files.queries import file_lines
from zhiheng.web.programmes.doors import track as track_door
from zhiheng.web.site.texts import language, say

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_TAKEN_IN = Message("已登记，编号 {code}。请上传收到的材料。", "Taken in as {code}. Now upload what was handed over.")
_RECEIVED = Message("已收下 {count} 个文件", "{count} files were received")


@page(rules.SEE_TAKEN_IN)
def taken_in(request: Request) -> HttpResponse:
    """List the applications that the office takes in, and the tracks where one can be taken in."""
    tracks = queries.tracks_to_take_in(request.actor)
    values = {
        "entries": doors.taken_in_entries(request.actor),
        "tracks": [one for one in tracks if rules.TAKE_IN_ENTRY.allows(request.actor, one)],
        "late_tracks": [one for one in tracks if rules.TAKE_IN_LATE.allows(request.actor, one)],
    }
    return render(request, "entries/taken_in.html", values)


@page(rules.TAKE_IN_ENTRY, "GET", "POST")
def take_in(request: Request, public_id: str) -> HttpResponse:
    """Choose the organisation that hands an application over, and start taking it in."""
    track = track_door(request.actor, public_id)
    rules.TAKE_IN_ENTRY.check(request.actor, track)
    form = TakeInForm(request.actor, request.POST or None)
    if form.is_valid():
        entry = take_in_entry(request.actor, track, form.cleaned_data["organisation"])
        fill_in_registered(request.actor, entry)
        messages.success(request, say(_TAKEN_IN, code=entry.code))
        return redirect("entries:take_in_files", entry.public_id)
    return render(request, "entries/take_in.html", {"track": track, "form": form})


@page(rules.TAKE_IN_LATE, "GET", "POST")
def take_in_late(request: Request, public_id: str) -> HttpResponse:
    """Ask whose application came when, and why it was not registered; put it before the lead."""
    track = track_door(request.actor, public_id)
    rules.TAKE_IN_LATE.check(request.actor, track)
    form = LateForm(request.actor, request.POST or None)
    if form.is_valid():
        try:
            proposal = prepare_late_entry(request.actor, track, form.receipt())
        except BadInputError as error:
            for one in error.problems:
                form.add_error(None, f"{one.what(language())} › {one.remedy(language())}")
        else:
            return redirect("audit:proposal", proposal.public_id)
    values = {"track": track, "form": form}
    return render(request, "entries/take_in_late.html", values, status=422 if form.errors else 200)


@page(rules.TAKE_IN_FILES, "GET", "POST")
def files(request: Request, public_id: str) -> HttpResponse:
    """Receive a folder of files at once; show what was taken for what, and what the application lacks."""
    entry = doors.written_entry(request.actor, public_id)
    rules.TAKE_IN_FILES.check(request.actor, entry)
    problems: Sequence[Problem] = ()
    if request.method == "POST":
        try:
            folder = check_folder(entry, _sent(request))
        except BadInputError as error:
            problems = error.problems
        else:
            take_in_folder(request.actor, entry, folder)
            messages.success(request, say(_RECEIVED, count=len(folder)))
            return redirect("entries:take_in_files", public_id)
    return _shown(request, entry, problems)


def _sent(request: Request) -> list[Incoming]:
    sent = cast("list[UploadedFile[bytes]]", request.FILES.getlist("files"))
    if not sent:
        raise BadInputError([Problem(Place(), NO_FILE)])
    return [Incoming(one.name or "", cast("BinaryIO", one), one.size or 0) for one in sent]


def _shown(request: Request, entry: Entry, problems: Sequence[Problem]) -> HttpResponse:
    reports = files_of(request.actor, doors.ENTRY_REPORT, entry, REPORT).order_by("-pk")
    found = lacks(Written(request.actor, entry))
    workbooks = [
        (file, kind.file_url(file))
        for kind in all_sheet_kinds()
        for file in files_of(request.actor, kind.file_kind, entry, kind.file_purpose).order_by("-pk")
    ]
    values = {
        "entry": entry,
        "problems": problems,
        "reports": reports,
        "workbooks": workbooks,
        "lines": queries.attachment_lines(request.actor, entry),
        "target": target(request.actor, TAKEN_IN, entry.public_id, SIGNED_APPLICATION_COPY),
        "copies": file_lines(request.actor, TAKEN_IN, entry, SIGNED_APPLICATION_COPY),
        "blocking": grouped([lack for lack in found if lack.blocks]),
        "advising": grouped([lack for lack in found if not lack.blocks]),
    }
    return render(request, "entries/take_in_files.html", values, status=422 if problems else 200)
