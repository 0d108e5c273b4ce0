"""The pages of the official result: ranking, how a total came about, freezing, the bundle, the printed ranking."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.scoring import Scheme
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.entries.models import Entry
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.answers import made
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.results import doors, rules
from zhiheng.web.results.actions.result import prepare_freeze
from zhiheng.web.results.came_about import parts_of, total_of
from zhiheng.web.results.file_doors import RANKING
from zhiheng.web.results.forms import FreezeForm
from zhiheng.web.results.frozen_result import NOW, Shown, shown_frozen, shown_now
from zhiheng.web.results.phase_lines import freeze_waiting
from zhiheng.web.results.ranking import RankedLine, TrackRanking, rankings_of, share_of
from zhiheng.web.results.season import gathered
from zhiheng.web.results.shortlist import expert_names
from zhiheng.web.results.stated import as_messages
from zhiheng.web.site.seen import SEEN
from zhiheng.web.site.texts import say

_PREPARED = Message("已提交审核", "It waits for the lead’s approval")
_BUNDLE = Message("结果数据包 {title} 第 {number} 次.zip", "result bundle {title} {number}.zip")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A result on its page: the scheme, the rankings, the names of experts."""

    shown: Shown
    scheme: Scheme
    rankings: list[TrackRanking]
    names: dict[str, str]

    def line(self, public_id: str) -> tuple[TrackRanking, RankedLine]:
        """Return an entry's line with its track; raises NotFoundError."""
        for ranking in self.rankings:
            for line in ranking.lines:
                if line.entry.public_id == public_id:
                    return ranking, line
        raise NotFoundError


@page(rules.SEE_RESULT)
def result(request: Request, cycle: str, which: str) -> HttpResponse:
    """Show the ranking of a frozen result, or of the one that may be frozen now."""
    found = one_cycle(request.actor, cycle)
    if which == NOW:
        return _now(request, found, FreezeForm(is_first=not doors.results(request.actor).filter(cycle=found).exists()))
    opened = _opened(request, found, which)
    values = {
        **_values(opened),
        "result": opened.shown.result,
        "others": doors.results(request.actor).filter(cycle=found).exclude(public_id=which).order_by("number"),
        "may_freeze": request.actor.role in rules.FREEZE_RESULT.roles
        and rules.FREEZE_RESULT.allows(request.actor, found),
        "may_try": rules.TRY_WHAT_IF.allows(request.actor, opened.shown.result),
        "may_print": rules.PRINT_RANKING.allows(request.actor, opened.shown.result),
    }
    return render(request, "results/result.html", values)


@page(rules.SEE_RESULT)
def entry(request: Request, cycle: str, which: str, public_id: str) -> HttpResponse:
    """Show how the total of an entry came about."""
    opened = _opened(request, one_cycle(request.actor, cycle), which)
    ranking, line = opened.line(public_id)
    parts = parts_of(opened.shown, opened.scheme, line, opened.names)
    values = {
        **_values(opened),
        "line": line,
        "parts": parts,
        "sum": total_of(parts, opened.scheme, line) if parts else "",
        "categories": [(one, share_of(line, one), ranking.median_of(one)) for one in ranking.standard.categories],
        "unit": opened.scheme.unit,
    }
    return render(request, "results/result_entry.html", values)


@page(rules.SEE_RESULT)
def indicator(request: Request, cycle: str, which: str, public_id: str, at: str) -> HttpResponse:
    """Show what each expert gave and wrote on one indicator in one phase; ``at`` is ``phase:indicator``."""
    opened = _opened(request, one_cycle(request.actor, cycle), which)
    _, line = opened.line(public_id)
    phase, _, code = at.partition(":")
    for part in parts_of(opened.shown, opened.scheme, line, opened.names):
        row = next((one for one in part.rows() if (part.id, one[0].code) == (phase, code)), None)
        if row:
            values = {**_values(opened), "line": line, "part": part, "indicator": row[0], "share": row[2]}
            values["sayings"] = list(zip(part.columns, row[1], strict=True))
            return render(request, "results/result_indicator.html", {**values, "unit": opened.scheme.unit})
    raise NotFoundError


@page(rules.FREEZE_RESULT, "POST")
def freeze(request: Request, cycle: str) -> HttpResponse:
    """Put the result as it stands before the lead."""
    found = one_cycle(request.actor, cycle)
    rules.FREEZE_RESULT.check(request.actor, found)
    form = FreezeForm(request.POST, is_first=not doors.results(request.actor).filter(cycle=found).exists())
    if form.is_valid():
        seen, reason = request.POST.get(SEEN, ""), form.cleaned_data.get("reason", "")
        try:
            proposal = prepare_freeze(request.actor, found, seen=seen, reason=reason)
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_PREPARED))
            return redirect("audit:proposal", proposal.public_id)
    return _now(request, found, form)


@page(rules.DOWNLOAD_BUNDLE)
def bundle(request: Request, public_id: str) -> HttpResponseBase:
    """The result bundle, to be verified elsewhere."""
    found = doors.result(request.actor, public_id)
    note(request, rules.DOWNLOAD_BUNDLE, found)
    return made(request, found.bundle, say(_BUNDLE, title=found.cycle.title, number=found.number))


@page(rules.PRINT_RANKING)
def printed(request: Request, public_id: str) -> HttpResponse:
    """The ranking of a frozen result with its code, to be printed and signed."""
    found = doors.result(request.actor, public_id)
    note(request, rules.SEE_RESULT, found.cycle)
    code = print_code(request.actor, found, RANKING)
    values = {**_values(_of(shown_frozen(found))), "result": found, "code": code}
    return render(request, "results/ranking_sheet.html", values)


def _now(request: Request, cycle: Cycle, form: FreezeForm) -> HttpResponse:
    found, problems, opened = gathered(cycle), [], None
    if not found.lacks:
        try:
            opened = _of(shown_now(cycle, found))
        except BadInputError as error:
            problems = as_messages(error)
    note(request, rules.SEE_RESULT if opened else rules.SEE_PHASES, cycle)
    values = {
        **(_values(opened) if opened else {"cycle": cycle}),
        "lacks": found.lacks,
        "problems": problems,
        "form": form,
        "seen": found.digest,
        "waiting": freeze_waiting(cycle),
        "refusal": rules.FREEZE_RESULT.refusal(request.actor, cycle),
    }
    status = HTTPStatus.CONFLICT if form.errors else HTTPStatus.OK
    return render(request, "results/result_now.html", values, status=status)


def _opened(request: Request, cycle: Cycle, which: str) -> _Opened:
    """Open a result and record that it is read; raises NotFoundError for one that may not be looked at yet."""
    if which == NOW:
        found = gathered(cycle)
        if found.lacks:
            raise NotFoundError
        shown = shown_now(cycle, found)
    else:
        shown = shown_frozen(doors.result(request.actor, which))
        if shown.cycle != cycle:
            raise NotFoundError
    note(request, rules.SEE_RESULT, cycle)
    return _of(shown)


def _of(shown: Shown) -> _Opened:
    scheme, names = scheme_of(shown.cycle), expert_names(shown.cycle)
    codes = [one["entry"] for one in shown.document["entries"]]
    entries = Entry.objects.filter(cycle=shown.cycle, code__in=codes).select_related("organisation")
    return _Opened(shown, scheme, rankings_of(shown, scheme, list(entries), names), names)


def _values(opened: _Opened) -> dict[str, object]:
    return {
        "cycle": opened.shown.cycle,
        "which": opened.shown.which,
        "result": opened.shown.result,
        "rankings": opened.rankings,
        "tiers": opened.scheme.tiers,
    }
