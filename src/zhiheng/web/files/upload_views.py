"""Receiving files: several at once, each kept or refused on its own."""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.page import Request, page
from zhiheng.web.files import actions, doors, errors, rules
from zhiheng.web.files.models import StoredFile
from zhiheng.web.site.texts import language, say

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_UPLOADED = Message("已上传 {count} 份文件。", "Uploaded: {count}.")


@dataclass(slots=True)
class _Outcome:
    """What became of the files of one request."""

    stored: list[StoredFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def said(self) -> list[dict[str, str]]:
        """Return the problems in the reader's language."""
        return [
            {"file": one.place.file or "", "what": one.what(language()), "remedy": one.remedy(language())}
            for one in self.problems
        ]


@page(rules.ASK_UPLOAD, "GET", "POST")
def upload(request: Request, kind: str, owner: str, purpose: str) -> HttpResponse:
    """Show the form for uploads; on POST keep what is in order and say what is not, file by file."""
    sent = request.POST if request.method == "POST" else request.GET
    target = doors.target(request.actor, kind, owner, purpose, sent.get("replaces", ""))
    target.kind.write.check(request.actor, target.owner)
    context = {"target": target, "next": _next(request)}
    if request.method == "GET":
        return render(request, "files/upload.html", context)
    outcome = _received(request, target)
    if request.headers.get("Accept") == "application/json":
        return _told_script(outcome)
    if not outcome.problems:
        messages.success(request, say(_UPLOADED, count=len(outcome.stored)))
        return _redirected(request, _next(request))
    context |= {"stored": outcome.stored, "problems": outcome.said()}
    if "HX-Request" in request.headers:
        return render(request, "files/upload_form.html", context)
    return render(request, "files/upload.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _told_script(outcome: _Outcome) -> JsonResponse:
    """Answer a script that sent one file."""
    if outcome.problems:
        reason = " ".join(problem.text(language()) for problem in outcome.problems)
        return JsonResponse({"reason": reason}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return JsonResponse({"file": outcome.stored[0].public_id})


def _received(request: Request, target: doors.Target) -> _Outcome:
    outcome = _Outcome()
    files = request.FILES.getlist("file")
    if not files:
        outcome.problems.append(Problem(Place(), errors.NO_FILE))
    for file in files[:1] if target.replaces else files:
        try:
            outcome.stored.append(actions.upload_file(request.actor, target, _incoming(request, file)))
        except BadInputError as error:
            outcome.problems.extend(error.problems)
    return outcome


def _incoming(request: Request, file: "UploadedFile[bytes]") -> actions.Incoming:
    is_trade_secret = request.POST.get("trade_secret") == "1"
    return actions.Incoming(file.name or "", cast("BinaryIO", file), file.size or 0, is_trade_secret)


def _next(request: Request) -> str:
    asked = request.POST.get("next", "") or request.GET.get("next", "")
    is_own = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_own else request.path


def _redirected(request: Request, address: str) -> HttpResponse:
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
