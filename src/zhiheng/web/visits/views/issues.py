"""Issues and logs of a visit, made for a phone."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import Message
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.files.doors import target
from zhiheng.web.files.queries import file_lines
from zhiheng.web.site.seen import SEEN
from zhiheng.web.site.texts import language, say
from zhiheng.web.visits import doors, rules
from zhiheng.web.visits.acted import is_done
from zhiheng.web.visits.actions import issues as actions
from zhiheng.web.visits.file_doors import PHOTO, SITE_PHOTOS
from zhiheng.web.visits.issue_forms import IssueForm, LogForm
from zhiheng.web.visits.issue_page import OUTCOMES, issue_lines, log_lines
from zhiheng.web.visits.models import Issue, Visit, VisitLog
from zhiheng.web.visits.text_fields import AREAS, FINDING, NOTE, VISIT_AREAS, VISIT_ISSUE, VISIT_LOG

_CARRIED = Message("已列为第 {number} 项。", "Carried as issue {number}.")
_SAVED = Message("已保存。", "Saved.")
_ENDED = Message("第 {number} 项：{outcome}。", "Issue {number}: {outcome}.")
_ID = "id"


@page(rules.SEE_ISSUES)
def issues(request: Request, public_id: str) -> HttpResponse:
    """List the issues of a visit."""
    found = doors.visit(request.actor, public_id)
    note(request, rules.SEE_ISSUES, found)
    lines = issue_lines(request.actor, found)
    values = {
        **_common(found),
        "lines": lines,
        "open": sum(1 for line in lines if not line.issue.outcome),
        "may_carry": rules.CARRY_ISSUE.allows(request.actor, found),
    }
    return render(request, "visits/issues.html", values)


@page(rules.CARRY_ISSUE, "GET", "POST")
def carry(request: Request, public_id: str) -> HttpResponse:
    """Carry an issue to the site; ``indicator`` may be chosen by the link that leads here."""
    found = doors.visit(request.actor, public_id)
    rules.CARRY_ISSUE.check(request.actor, found)
    form = IssueForm(found, request.POST or None, initial={"indicator": request.GET.get("indicator", "")})
    own_id, made = request.POST.get(_ID) or new_id(), list[Issue]()
    if is_done(form, lambda: made.append(actions.carry_issue(request.actor, found, form.carried(), own_id))):
        messages.success(request, say(_CARRIED, number=made[0].number))
        return redirect("visits:issues", found.public_id)
    return render(request, "visits/issue_form.html", {**_common(found), "form": form, "own_id": own_id})


@page(rules.SEE_ISSUES)
def issue(request: Request, public_id: str) -> HttpResponse:
    """Show an issue, with what was found, the photos, and how it may end."""
    return _issue(request, doors.issue(request.actor, public_id))


@page(rules.CHANGE_ISSUE, "GET", "POST")
def change(request: Request, public_id: str) -> HttpResponse:
    """Change an open issue."""
    found = doors.issue(request.actor, public_id)
    rules.CHANGE_ISSUE.check(request.actor, found)
    names = ("kind", "indicator", "question", "whom", "document")
    form = IssueForm(found.visit, request.POST or None, initial={name: getattr(found, name) for name in names})
    if is_done(form, lambda: actions.change_issue(request.actor, found, form.carried(), seen=_seen(request))):
        messages.success(request, say(_SAVED))
        return redirect("visits:issue", found.public_id)
    values = {**_common(found.visit), "form": form, "issue": found, "seen": found.version}
    return render(request, "visits/issue_form.html", values)


@page(rules.END_ISSUE, "POST")
def end(request: Request, public_id: str) -> HttpResponse:
    """End an issue, and go on to the next open one."""
    outcome = request.POST.get("outcome", "")

    def act(found: Issue) -> None:
        actions.end_issue(request.actor, found, outcome, seen=_seen(request))
        messages.success(request, say(_ENDED, number=found.number, outcome=OUTCOMES[outcome].text(language(), {})))

    return _acted(request, public_id, act)


@page(rules.REOPEN_ISSUE, "POST")
def reopen(request: Request, public_id: str) -> HttpResponse:
    """Open an issue again."""
    return _acted(request, public_id, lambda found: actions.reopen_issue(request.actor, found, seen=_seen(request)))


@page(rules.SEE_ISSUES)
def log(request: Request, public_id: str) -> HttpResponse:
    """Show what was logged."""
    return _log(request, doors.visit(request.actor, public_id))


@page(rules.ADD_LOG, "POST")
def add_log(request: Request, public_id: str) -> HttpResponse:
    """Log a talk or a document, and go on to its notes."""
    found, made = doors.visit(request.actor, public_id), list[VisitLog]()
    form = LogForm(found, request.POST)
    own_id = request.POST.get(_ID, "")
    if is_done(form, lambda: made.append(actions.add_log(request.actor, found, form.logged(), own_id))):
        return redirect("visits:log_line", made[0].public_id)
    return _log(request, found, form)


@page(rules.SEE_ISSUES)
def log_line(request: Request, public_id: str) -> HttpResponse:
    """Show one talk or document, with the notes."""
    found = doors.visit_log(request.actor, public_id)
    note(request, rules.SEE_ISSUES, found.visit)
    state = field_states(request.actor, VISIT_LOG, found, [NOTE])[NOTE]
    return render(request, "visits/log_line.html", {**_common(found.visit), "log": found, "note": state})


def _acted(request: Request, public_id: str, act: Callable[[Issue], None]) -> HttpResponse:
    """Do an act on an issue; show it as it is now, with what is in the way, if it was refused."""
    found = doors.issue(request.actor, public_id)
    try:
        act(found)
    except BlockedError as error:
        return _issue(request, doors.issue(request.actor, public_id), error)
    return redirect("visits:issue", public_id)


def _issue(request: Request, found: Issue, error: BlockedError | None = None) -> HttpResponse:
    note(request, rules.SEE_ISSUES, found.visit)
    actor, lines = request.actor, issue_lines(request.actor, found.visit)
    place = next(place for place, line in enumerate(lines) if line.issue.pk == found.pk)
    values = {
        **_common(found.visit),
        "line": lines[place],
        "issue": found,
        "before": lines[place - 1].issue.public_id if place else "",
        "after": lines[place + 1].issue.public_id if place + 1 < len(lines) else "",
        "finding": field_states(actor, VISIT_ISSUE, found, [FINDING])[FINDING],
        "areas": field_states(actor, VISIT_AREAS, found.visit, [AREAS])[AREAS].text,
        "photos": file_lines(actor, SITE_PHOTOS, found, PHOTO),
        "target": target(actor, SITE_PHOTOS, found.public_id, PHOTO),
        "logs": [one for one in log_lines(actor, found.visit) if one.log.issue_id == found.pk],
        "outcomes": OUTCOMES,
        "may_change": rules.CHANGE_ISSUE.allows(actor, found),
        "may_end": rules.END_ISSUE.allows(actor, found),
        "may_reopen": bool(found.outcome) and rules.REOPEN_ISSUE.allows(actor, found),
        "problems": [f"{one.what(language())} › {one.remedy(language())}" for one in error.problems] if error else [],
    }
    return render(request, "visits/issue.html", values, status=HTTPStatus.CONFLICT if error else HTTPStatus.OK)


def _log(request: Request, found: Visit, form: LogForm | None = None) -> HttpResponse:
    note(request, rules.SEE_ISSUES, found)
    may_add = rules.ADD_LOG.allows(request.actor, found)
    values = {
        **_common(found),
        "lines": log_lines(request.actor, found),
        "form": (form or LogForm(found)) if may_add else None,
        "own_id": new_id(),
    }
    return render(request, "visits/log.html", values)


def _common(found: Visit) -> dict[str, object]:
    return {"visit": found, "entry": found.entry, "cycle": found.panel.cycle}


def _seen(request: Request) -> int:
    seen = request.POST.get(SEEN, "")
    return int(seen) if seen.isdecimal() else -1
