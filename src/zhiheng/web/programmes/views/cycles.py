"""A cycle: setting one up, its overview, its way through the stages, progress, the office's day."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhiheng.problems import BadInputError
from zhiheng.web.audit.approvals import performer_of, prepare
from zhiheng.web.audit.page import Request, page
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.drafts.queries import FieldState, field_states
from zhiheng.web.files.doors import files_of
from zhiheng.web.programmes import doors, queries, rules
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle, rename_cycle
from zhiheng.web.programmes.actions.locking import locking_arguments
from zhiheng.web.programmes.actions.transitions import NEXT
from zhiheng.web.programmes.contributions import Blocker, blockers, items_of_day
from zhiheng.web.programmes.draft_kinds import NOTES
from zhiheng.web.programmes.file_doors import CYCLE_FILES, DECISION
from zhiheng.web.programmes.forms import CycleForm, TitleForm
from zhiheng.web.programmes.locked import versions_of
from zhiheng.web.programmes.models import Cycle, RulesVersion
from zhiheng.web.programmes.presets import NAMES
from zhiheng.web.programmes.views.programmes import CREATED, SAVED
from zhiheng.web.site.texts import language, say


@page(rules.CREATE_CYCLE, "GET", "POST")
def new_cycle(request: Request, public_id: str) -> HttpResponse:
    """Set up a cycle from a preset or as a copy."""
    programme = doors.programme(request.actor, public_id)
    earlier = list(doors.cycles(request.actor).filter(programme=programme))
    last = max((cycle.number for cycle in earlier if cycle.number), default=0)
    now = timezone.localdate()
    initial = {"start": earlier[0].public_id if earlier else NAMES[0], "number": last + 1, "year": now.year}
    form = CycleForm(earlier, request.POST or None, initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        edition = Edition(None if data["is_practice"] else data["number"], data["year"])
        start = data["start"] if data["start"] in NAMES else doors.cycle(request.actor, data["start"])
        cycle = create_cycle(request.actor, programme, edition, start)
        messages.success(request, say(CREATED))
        return redirect("programmes:cycle", cycle.public_id)
    return render(request, "programmes/new_cycle.html", {"programme": programme, "form": form})


@page(rules.SEE_CYCLE)
def cycle(request: Request, public_id: str) -> HttpResponse:
    """Show where a cycle stands: stages, dates, the locked rules, what comes next and what is in its way."""
    found = doors.cycle(request.actor, public_id)
    is_inside = request.actor.role in doors.INSIDE
    versions = versions_of(found)
    values = {
        "cycle": found,
        "steps": queries.stage_steps(found),
        "lines": queries.phase_lines(found, timezone.now()),
        "versions": versions,
        "scans": _scans(request, found, versions) if is_inside else (),
        "is_inside": is_inside,
        "notes": _notes(request, found),
        "next": _next(request, found) if is_inside else None,
        "may_lock": rules.LOCK_RULES.allows(request.actor, found),
        "may_rename": rules.RENAME_CYCLE.allows(request.actor, found),
    }
    return render(request, "programmes/cycle.html", values)


def _scans(request: Request, cycle: Cycle, versions: Sequence[RulesVersion]) -> set[str]:
    """Return which scans of the committee's decisions can be opened; one may have been quarantined."""
    named = [version.scan for version in versions if version.scan]
    files = files_of(request.actor, CYCLE_FILES, cycle, DECISION).filter(public_id__in=named) if named else ()
    return {file.public_id for file in files}


@page(rules.RENAME_CYCLE, "GET", "POST")
def rename(request: Request, public_id: str) -> HttpResponse:
    """Change the title of a cycle."""
    found = doors.cycle(request.actor, public_id)
    form = TitleForm(request.POST or None, initial={"title": found.title})
    if form.is_valid():
        rename_cycle(request.actor, found, form.cleaned_data["title"])
        messages.success(request, say(SAVED))
        return redirect("programmes:cycle", public_id)
    return render(request, "programmes/rename.html", {"cycle": found, "form": form})


@page(rules.SEE_NEXT, "GET", "POST")
def go_on(request: Request, public_id: str) -> HttpResponse:
    """Show what stands in the way of the next stage and what it will do; propose it."""
    found = doors.cycle(request.actor, public_id)
    if Stage(found.stage) not in NEXT:
        raise Http404
    verb, _ = NEXT[Stage(found.stage)]
    return _propose(request, found, verb)


@page(rules.LOCK_RULES, "GET", "POST")
def lock(request: Request, public_id: str) -> HttpResponse:
    """Show what locking the rules will do; propose it."""
    return _propose(request, doors.cycle(request.actor, public_id), rules.LOCK_RULES)


@page(rules.SEE_PROGRESS)
def progress(request: Request, public_id: str) -> HttpResponse:
    """Show how many entries stand where."""
    found = doors.cycle(request.actor, public_id)
    steps = queries.shown_steps(request.actor, found)
    return render(request, "programmes/progress.html", {"cycle": found, "shown": steps})


@page(rules.SEE_TODAY)
def today(request: Request) -> HttpResponse:
    """Show what is due, overdue or waiting in the cycles of the active role."""
    now = timezone.now()
    cycles = doors.cycles(request.actor).exclude(stage=Stage.ARCHIVED)
    days = [(one, items_of_day(request.actor, one, now)) for one in cycles]
    return render(request, "programmes/today.html", {"days": days, "now": now})


def _propose(request: Request, found: Cycle, verb: Verb) -> HttpResponse:
    verb.check(request.actor, found)
    in_the_way = blockers(found, verb)
    try:
        arguments = locking_arguments(found)
    except BadInputError:  # among what is in the way
        arguments = {}
    if request.method == "POST":
        proposal = prepare(request.actor, verb, found, arguments, request.POST.get("reason", "").strip())
        return redirect("audit:proposal", proposal.public_id)
    preview = performer_of(verb).preview(found, arguments) if arguments else ()
    values = {"cycle": found, "verb": verb, "blockers": _lines(in_the_way), "preview": preview}
    return render(request, "programmes/go_on.html", values)


def _notes(request: Request, found: Cycle) -> FieldState | None:
    """Return the office's own notes of the cycle, None for whom they do not concern."""
    if not rules.SEE_NOTES.allows(request.actor, found):
        return None
    return field_states(request.actor, "cycle", found, [NOTES])[NOTES]


def _next(request: Request, found: Cycle) -> dict[str, object] | None:
    """Return the next stage's verb with what is in its way, None at the end of the way."""
    if Stage(found.stage) not in NEXT:
        return None
    verb, _ = NEXT[Stage(found.stage)]
    lines = _lines(blockers(found, verb))
    if request.actor.role not in OFFICE:
        lines = [(what, remedy, "") for what, remedy, _ in lines]  # the pages that remedy it are the office's
    return {"verb": verb, "blockers": lines, "may": verb.allows(request.actor, found)}


def _lines(found: list[Blocker]) -> list[tuple[str, str, str]]:
    problems = [(one.as_problem(), one.link) for one in found]
    return [(problem.what(language()), problem.remedy(language()), link) for problem, link in problems]
