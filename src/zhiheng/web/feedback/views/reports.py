"""The office's pages of feedback reports: the list of a cycle, one report, its texts."""

from http import HTTPStatus

from django.contrib import messages as shown
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.queries import field_states
from zhiheng.web.feedback import doors, rules
from zhiheng.web.feedback.actions.release import prepare_release
from zhiheng.web.feedback.actions.report import correct_report, draft_report
from zhiheng.web.feedback.content import shown_content, written
from zhiheng.web.feedback.facts import facts_of
from zhiheng.web.feedback.fields import REPORT, names_of
from zhiheng.web.feedback.forms import CorrectionForm
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.feedback.pages import report_lines
from zhiheng.web.messages.doors import chosen_cycle
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.feedback_checks import names_of_experts
from zhiheng.web.reviews.feedback_fields import THEMES, WHATS
from zhiheng.web.reviews.sheet_fields import field_name
from zhiheng.web.site.texts import language, say

_DRAFTED = Message("已拟 {count} 份评审反馈报告，请逐份核对", "{count} reports are drafted; look at each")
_PREPARED = Message("已提交审核", "It waits for the lead’s approval")


@page(rules.SEE_REPORTS)
def reports(request: Request) -> HttpResponse:
    """List who was evaluated in a cycle, and how far each report is."""
    return _reports(request, chosen_cycle(request.actor, request.GET.get("cycle", ""), Stage.ANNOUNCED, Stage.ARCHIVED))


@page(rules.DRAFT_REPORT, "POST")
def draft_all(request: Request, cycle: str) -> HttpResponse:
    """Draft the report of everybody who was evaluated and has none."""
    found = one_cycle(request.actor, cycle)
    rules.DRAFT_REPORT.check(request.actor, found)
    due = [one.entry for one in report_lines(found, facts_of(found)) if one.report is None]
    for entry in due:
        draft_report(request.actor, entry)
    shown.success(request, say(_DRAFTED, count=len(due)))
    return redirect(_list_of(found))


@page(rules.RELEASE_REPORTS, "POST")
def release(request: Request, cycle: str) -> HttpResponse:
    """Put the chosen reports before the lead."""
    found = one_cycle(request.actor, cycle)
    rules.RELEASE_REPORTS.check(request.actor, found)
    chosen = doors.reports(request.actor).filter(cycle=found, public_id__in=request.POST.getlist("report"))
    try:
        made = prepare_release(request.actor, found, *chosen.order_by("pk"))
    except BadInputError as error:
        return _reports(request, found, [one.text(language()) for one in error.problems])
    shown.success(request, say(_PREPARED))
    return redirect("audit:proposal", made.public_id)


@page(rules.SEE_REPORTS)
def report(request: Request, public_id: str) -> HttpResponse:
    """Show a report as its applicant reads it, or would read it."""
    return _report(request, doors.feedback_report(request.actor, public_id), CorrectionForm())


@page(rules.CORRECT_REPORT, "POST")
def correct(request: Request, public_id: str) -> HttpResponse:
    """Begin a correction of a released report."""
    found, form = doors.feedback_report(request.actor, public_id), CorrectionForm(request.POST)
    rules.CORRECT_REPORT.check(request.actor, found)
    if not form.is_valid():
        return _report(request, found, form)
    made = correct_report(request.actor, found, form.cleaned_data["reason"])
    return redirect("feedback:texts", made.public_id)


@page(rules.SEE_REPORTS)
def texts(request: Request, public_id: str) -> HttpResponse:
    """The texts of a report, each saving itself, with what the checklist finds."""
    found = doors.feedback_report(request.actor, public_id)
    note(request, rules.SEE_REPORTS, found)
    now = written(found, facts_of(found.cycle))
    if found.released_at or now is None:
        return redirect("feedback:report", public_id)
    fields = field_states(request.actor, REPORT, found, names_of([code for code, _ in now.named]))
    checks = now.checks(names_of_experts(found.cycle))
    values = {
        "report": found,
        "cycle": found.cycle,
        "checks": checks,
        "lacks": [one for one in checks if not one.is_hint],
        "themes": fields[THEMES],
        "rows": [(code, name, [fields[field_name(code, what)] for what in WHATS]) for code, name in now.named],
    }
    return render(request, "feedback/texts.html", values)


def _reports(request: Request, cycle: Cycle | None, problems: list[str] | None = None) -> HttpResponse:
    note(request, rules.SEE_REPORTS, cycle)
    values: dict[str, object] = {"cycle": cycle, "cycles": cycles(request.actor), "problems": problems or ()}
    if cycle:
        facts, actor = facts_of(cycle), request.actor
        lines = report_lines(cycle, facts)
        values |= {
            "lines": lines,
            "is_frozen": facts is not None,
            "missing": sum(one.report is None for one in lines),
            "may_draft": rules.DRAFT_REPORT.allows(actor, cycle),
            "may_release": actor.role in rules.RELEASE_REPORTS.roles and rules.RELEASE_REPORTS.allows(actor, cycle),
            "has_ready": any(one.is_ready for one in lines),
        }
    status = HTTPStatus.CONFLICT if problems else HTTPStatus.OK
    return render(request, "feedback/reports.html", values, status=status)


def _report(request: Request, found: FeedbackReport, form: CorrectionForm) -> HttpResponse:
    note(request, rules.SEE_REPORTS, found)
    earlier = doors.reports(request.actor).filter(entry=found.entry_id, number__lt=found.number)
    values = {
        "report": found,
        "cycle": found.cycle,
        "content": shown_content(found, facts_of(found.cycle)),
        "readings": found.readings.select_related("person").order_by("pk"),
        "earlier": earlier.order_by("-number"),
        "may_write": rules.WRITE_REPORT.allows(request.actor, found),
        "may_print": rules.PRINT_REPORT.allows(request.actor, found),
        "form": form if rules.CORRECT_REPORT.allows(request.actor, found) else None,
    }
    status = HTTPStatus.CONFLICT if form.errors else HTTPStatus.OK
    return render(request, "feedback/report.html", values, status=status)


def _list_of(cycle: Cycle) -> str:
    return f"{reverse('feedback:reports')}?cycle={cycle.public_id}"
