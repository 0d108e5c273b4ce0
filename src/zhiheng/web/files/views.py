"""Pages of files."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.files import actions, answers, doors, queries, rules
from zhiheng.web.files.codes import read_code
from zhiheng.web.files.forms import FIRST_PAGE, ZOOMS, CodeForm, PageForm, QuarantineForm
from zhiheng.web.files.kinds import file_kind, owner_of
from zhiheng.web.files.models import Rendition, StoredFile
from zhiheng.web.files.texts import FAILURES
from zhiheng.web.site.texts import say

_WITHDRAWN = Message("已撤下“{name}”。", "Withdrew {name}.")
_ASKED = Message("已提交隔离，等待另一位审核人决定。", "The quarantine waits for another approver.")
_NO_CODE = Message(
    "校验码输入有误：请对照页脚逐位核对", "This cannot be a code: compare it with the page, letter by letter"
)
_UNKNOWN_CODE = Message(
    "没有这个校验码，或者不在您当前角色的范围内", "There is no such code, or it is outside your active role"
)


@page(rules.SEE_FILE)
def show(request: Request, public_id: str) -> HttpResponse:
    """Show a document page by page, or say why it cannot be shown yet."""
    file = doors.stored_file(request.actor, public_id)
    note(request, rules.SEE_FILE, file)
    form = PageForm(request.GET)
    rendition: Rendition = file.blob.rendition
    number = max(FIRST_PAGE, min(form.number, rendition.page_count))
    found = queries.page_of(file, number) if rendition.state == Rendition.State.READY else None
    context = {
        "file": file,
        "rendition": rendition,
        "failure": FAILURES.get(rendition.failure),
        "page": found,
        "runs": queries.runs_of(found) if found else (),
        "zoom": form.size,
        "zooms": ZOOMS,
        "versions": queries.versions_of(request.actor, file),
        "can_withdraw": _can_withdraw(request, file),
        "can_quarantine": rules.QUARANTINE_FILE.allows(request.actor, file),
    }
    return render(request, "files/show.html", context)


@page(rules.SEE_FILE)
def page_image(request: Request, public_id: str, number: int) -> HttpResponseBase:
    """The picture of one page."""
    file = doors.stored_file(request.actor, public_id)
    found = queries.page_of(file, number)
    if found is None:
        raise NotFoundError
    note(request, rules.SEE_FILE, file)
    return answers.picture(request, found.image)


@page(rules.DOWNLOAD_FILE)
def download(request: Request, public_id: str) -> HttpResponseBase:
    """The file as it was uploaded, to be saved."""
    file = doors.stored_file(request.actor, public_id)
    note(request, rules.DOWNLOAD_FILE, file)
    return answers.original(request, file)


@page(rules.WITHDRAW_FILE, "POST")
def withdraw(request: Request, public_id: str) -> HttpResponse:
    """Take a file out of its object."""
    file = doors.stored_file(request.actor, public_id)
    actions.withdraw_file(request.actor, file)
    messages.success(request, say(_WITHDRAWN, name=file.name))
    return redirect("files:show", public_id)


@page(rules.ASK_QUARANTINE, "GET", "POST")
def quarantine(request: Request, public_id: str) -> HttpResponse:
    """Ask for the quarantine of a file, with the reason."""
    file = doors.stored_file(request.actor, public_id)
    form = QuarantineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        proposal = actions.ask_quarantine(request.actor, file, form.cleaned_data["reason"])
        messages.success(request, say(_ASKED))
        return redirect("audit:proposal", proposal.public_id)
    return render(request, "files/quarantine.html", {"file": file, "form": form})


@page(rules.SEE_QUARANTINED)
def quarantined(request: Request) -> HttpResponse:
    """List what was quarantined: digest and reason, never the name."""
    return render(request, "files/quarantined.html", {"files": queries.quarantined(request.actor)})


@page(rules.VERIFY_CODE)
def verify_code(request: Request) -> HttpResponse:
    """Look up the code of a printed page: what it shows, since when, whether that still holds, its scans."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    found = None
    if form.is_bound and form.is_valid():
        found = _printed_page(request, form)
    context = {"form": form, "printed": found, "can_see_quarantined": request.actor.role in rules.SEE_QUARANTINED.roles}
    return render(request, "files/verify_code.html", context)


def _printed_page(request: Request, form: CodeForm) -> queries.PrintedPage | None:
    code = read_code(form.cleaned_data["code"])
    if code is None:
        form.add_error("code", say(_NO_CODE))
        return None
    try:
        return queries.printed_page(request.actor, doors.code_as_printed(request.actor, code))
    except NotFoundError:
        form.add_error("code", say(_UNKNOWN_CODE))
        return None


def _can_withdraw(request: Request, file: StoredFile) -> bool:
    is_current = file.withdrawn_at is None and not StoredFile.objects.filter(replaces=file).exists()
    return is_current and file_kind(file.owner_kind).write.allows(request.actor, owner_of(file))
