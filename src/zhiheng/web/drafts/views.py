"""Pages and answers of drafts."""

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.acting import note_reading
from zhiheng.web.audit.approvals import prepare
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.drafts import actions, answers, doors, queries, rules
from zhiheng.web.drafts.accounts import account_of, key_of
from zhiheng.web.drafts.compare import compare
from zhiheng.web.drafts.doors import Draft
from zhiheng.web.drafts.errors import StaleError
from zhiheng.web.drafts.forms import EditForm, QuarantineForm, RestoreForm, sent_by_script
from zhiheng.web.site.texts import language, say

_PER_PAGE = 50
_TOO_LARGE = Message("这一项的文字太长，没有保存；请删减", "This text is too long and was not saved; shorten it")
_QUARANTINE_PREPARED = Message("已提交隔离申请，等待审核", "The quarantine waits for approval")


@page(rules.GET_KEY)
@never_cache
def key(request: Request) -> JsonResponse:
    """The signed-in account's own key for unsent text, and a fresh CSRF token."""
    person = request.actor.id
    return JsonResponse({"account": account_of(person), "key": key_of(person), "token": get_token(request)})


@page(rules.WRITE, "GET", "POST")
@never_cache
def field(request: Request, kind: str, owner: str, name: str) -> HttpResponse:
    """What a field holds, or the saving of its next version: by script, or as a form where scripts do not run."""
    draft = doors.draft(request.actor, kind, owner, name)
    if request.method == "GET":
        draft.kind.read.check(request.actor, draft.owner)
        return answers.current(queries.head_of(draft))
    try:
        sent = sent_by_script(request)
    except RequestDataTooBig:
        return answers.unusable([say(_TOO_LARGE)])
    except ValueError:
        return answers.malformed()
    if sent is None:
        return _save_form(request, draft)
    if sent.get("account") != account_of(request.actor.id):
        return answers.other_account()
    form = EditForm(sent)
    return _save_script(request, draft, form) if form.is_valid() else answers.malformed()


def _save_script(request: Request, draft: Draft, form: EditForm) -> HttpResponse:
    edit = form.as_edit()
    try:
        return answers.saved(draft, actions.save_version(request.actor, draft, edit))
    except StaleError as error:
        return answers.stale(draft, edit.text, error.current)
    except NotPermittedError as error:
        return answers.refused(error.reason)
    except BadInputError as error:
        return answers.unusable([problem.text(language()) for problem in error.problems])


def _save_form(request: Request, draft: Draft) -> HttpResponse:
    form = EditForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    edit = form.as_edit()
    try:
        actions.save_version(request.actor, draft, edit)
    except StaleError as error:
        return _both_texts(request, draft, edit, error)
    return HttpResponseRedirect(_way_back(request, draft))


def _both_texts(request: Request, draft: Draft, edit: actions.Edit, error: StaleError) -> HttpResponse:
    theirs = error.current
    values = {
        "draft": draft,
        "mine": edit.text,
        "theirs": theirs,
        "saved": queries.clock_time(theirs.saved),
        "pieces": compare(draft.readable(edit.text), draft.readable(theirs.text)),
        "next": _way_back(request, draft),
    }
    return render(request, "drafts/stale.html", values, status=409)


@page(rules.SEE_HISTORY)
def history(request: Request, kind: str, owner: str, name: str) -> HttpResponse:
    """All versions of a field, and two of them compared."""
    draft = doors.draft(request.actor, kind, owner, name)
    draft.kind.read.check(request.actor, draft.owner)
    if draft.kind.read.is_sensitive:
        note_reading(request.actor, draft.kind.read, draft.owner)
    stored, is_complete = doors.stored_field(draft), "all" in request.GET
    versions = Paginator(queries.history(stored, is_complete=is_complete), _PER_PAGE)
    values = {
        "draft": draft,
        "head": stored.head if stored else 0,
        "versions": versions.get_page(request.GET.get("page")),
        "is_complete": is_complete,
        "compared": _compared(request, draft),
        "may_write": draft.kind.write.allows(request.actor, draft.owner),
        "may_quarantine": stored is not None and rules.QUARANTINE.allows(request.actor, stored),
    }
    return render(request, "drafts/history.html", values)


def _compared(request: Request, draft: Draft) -> dict[str, object] | None:
    """Return the two versions that the address names by number, and how they differ."""
    numbers = sorted({int(number) for number in request.GET.getlist("version") if number.isdecimal()})[:2]
    stored = doors.stored_field(draft)
    if stored is None or len(numbers) != 2:  # noqa: PLR2004 - to compare takes two
        return None
    found = list(stored.versions.filter(number__in=numbers).select_related("author").order_by("number"))
    if len(found) != len(numbers):
        return None
    old, new = found
    return {"old": old, "new": new, "pieces": compare(draft.readable(old.text), draft.readable(new.text))}


@page(rules.WRITE, "POST")
def restore(request: Request, kind: str, owner: str, name: str) -> HttpResponse:
    """Make an old version the newest."""
    draft = doors.draft(request.actor, kind, owner, name)
    form = RestoreForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    sent = form.cleaned_data
    try:
        actions.restore_version(request.actor, draft, sent["number"], sent["edit"], sent["base"])
    except StaleError as error:
        edit = actions.Edit(sent["edit"], sent["base"], _text_of(draft, sent["number"]))
        return _both_texts(request, draft, edit, error)
    return HttpResponseRedirect(draft.history_url)


def _text_of(draft: Draft, number: int) -> str:
    stored = doors.stored_field(draft)
    if stored is None:
        raise NotFoundError
    return stored.versions.get(number=number).text or ""


@page(rules.QUARANTINE, "POST")
def quarantine(request: Request, kind: str, owner: str, name: str) -> HttpResponse:
    """Put the quarantine of versions before the approver."""
    draft = doors.draft(request.actor, kind, owner, name)
    draft.kind.read.check(request.actor, draft.owner)
    stored = doors.stored_field(draft)
    form = QuarantineForm(request.POST)
    if stored is None or not form.is_valid():
        return HttpResponseBadRequest()
    sent = form.cleaned_data
    prepare(request.actor, rules.QUARANTINE, stored, {"first": sent["first"], "last": sent["last"]}, sent["reason"])
    messages.success(request, say(_QUARANTINE_PREPARED))
    return HttpResponseRedirect(draft.history_url)


def _way_back(request: Request, draft: Draft) -> str:
    """Return the page that the form stood on, if it is one of this site."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else draft.history_url
