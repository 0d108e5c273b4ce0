"""Pages of the practice entry (试评): the office's, and the expert's own practice sheet."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.audit.page import Request, page
from zhiheng.web.drafts.queries import field_states, texts_of
from zhiheng.web.files.doors import files_of, target
from zhiheng.web.files.queries import file_lines
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.actions import calibrations as actions
from zhiheng.web.reviews.calibration_content import CALIBRATION_SHEET, form_of_calibration, lacks_of_practice
from zhiheng.web.reviews.calibration_forms import CalibrationForm
from zhiheng.web.reviews.calibration_page import compared, practice_lines
from zhiheng.web.reviews.file_doors import CASE, CASE_FILES
from zhiheng.web.reviews.models import CalibrationSheet
from zhiheng.web.reviews.sheet_fields import PERCENT, category_field, field_name
from zhiheng.web.reviews.sheet_page import tree_of, typed_of
from zhiheng.web.site.texts import say

_OPENED = Message("试评已开始，专家已收到通知。", "The calibration is open; the experts are told.")
_CLOSED = Message("试评已结束。", "The calibration is over.")
_CONFIRMED = Message(
    "试评评分表已确认；试评结束后可以对照全体专家的评分。",
    "Confirmed; once the calibration is over you see it beside all others.",
)


@page(rules.SEE_CALIBRATION)
def calibration(request: Request, cycle: str) -> HttpResponse:
    """Show the practice of a cycle: its case, and who is how far."""
    found = one_cycle(request.actor, cycle)
    return _calibration(request, found, CalibrationForm(found))


@page(rules.MAKE_CALIBRATION, "POST")
def make(request: Request, cycle: str) -> HttpResponse:
    """Set the practice up."""
    found = one_cycle(request.actor, cycle)
    form = CalibrationForm(found, request.POST)
    if not form.is_valid():
        return _calibration(request, found, form)
    try:
        actions.make_calibration(request.actor, found, form.cleaned_data["track"], form.cleaned_data["title"])
    except BadInputError as error:
        form.add_problems(error)
        return _calibration(request, found, form)
    return redirect("reviews:calibration", cycle)


@page(rules.OPEN_CALIBRATION, "POST")
def open_one(request: Request, public_id: str) -> HttpResponse:
    """Let the experts score it."""
    found = doors.calibration(request.actor, public_id)
    actions.open_calibration(request.actor, found)
    messages.success(request, say(_OPENED))
    return redirect("reviews:calibration", found.phase.cycle.public_id)


@page(rules.CLOSE_CALIBRATION, "POST")
def close(request: Request, public_id: str) -> HttpResponse:
    """End it."""
    found = doors.calibration(request.actor, public_id)
    actions.close_calibration(request.actor, found)
    messages.success(request, say(_CLOSED))
    return redirect("reviews:calibration", found.phase.cycle.public_id)


@page(rules.BEGIN_PRACTICE, "POST")
def begin(request: Request, public_id: str) -> HttpResponse:
    """Begin the own practice sheet, or go on with it."""
    found = doors.calibration(request.actor, public_id)
    sheet = doors.calibration_sheets(request.actor).filter(calibration=found).first()
    return redirect("reviews:practice", (sheet or actions.begin_practice(request.actor, found)).public_id)


@page(rules.SEE_PRACTICE)
def practice(request: Request, public_id: str) -> HttpResponse:
    """The own practice sheet: all indicators on one page; afterwards beside what all gave."""
    return _practice(request, doors.calibration_sheet(request.actor, public_id), HTTPStatus.OK)


@page(rules.CONFIRM_PRACTICE, "POST")
def confirm(request: Request, public_id: str) -> HttpResponse:
    """Confirm it; what lacks is listed."""
    sheet = doors.calibration_sheet(request.actor, public_id)
    try:
        actions.confirm_practice(request.actor, sheet)
    except BlockedError:
        return _practice(request, sheet, HTTPStatus.CONFLICT)
    messages.success(request, say(_CONFIRMED))
    return redirect("reviews:practice", public_id)


def _calibration(request: Request, cycle: Cycle, form: CalibrationForm) -> HttpResponse:
    found = doors.calibrations(request.actor).filter(phase__cycle=cycle).first()
    values: dict[str, object] = {
        "cycle": cycle,
        "calibration": found,
        "form": form,
        "refusal": rules.MAKE_CALIBRATION.refusal(request.actor, cycle),
    }
    if found:
        values |= {
            "target": target(request.actor, CASE_FILES, found.public_id, CASE),
            "files": file_lines(request.actor, CASE_FILES, found, CASE),
            "lines": practice_lines(found),
            "may_open": rules.OPEN_CALIBRATION.allows(request.actor, found),
            "may_close": rules.CLOSE_CALIBRATION.allows(request.actor, found),
        }
    return render(request, "reviews/calibration.html", values, status=422 if form.errors else 200)


def _practice(request: Request, sheet: CalibrationSheet, status: HTTPStatus) -> HttpResponse:
    form = form_of_calibration(sheet.calibration)
    categories = [one.code for one in form.form.standard.categories]
    names = [*(field_name(one, PERCENT) for one in form.form.codes), *map(category_field, categories)]
    states = field_states(request.actor, CALIBRATION_SHEET, sheet, names)
    lacks = lacks_of_practice(form, texts_of(CALIBRATION_SHEET, sheet)) if status != HTTPStatus.OK else ()
    values = {
        "practice": sheet,
        "calibration": sheet.calibration,
        "files": files_of(request.actor, CASE_FILES, sheet.calibration, CASE).filter(withdrawn_at=None).order_by("pk"),
        "tree": tree_of(form, typed_of(form, states)),
        "rows": {one: states[field_name(one, PERCENT)] for one in form.form.codes},
        "comments": {one: states[category_field(one)] for one in categories},
        "scales": [form.guide.scale(kind) for kind in ("process", "results")],
        "unit": form.unit,
        "advances": form.unit == "percent" and form.guide.step % 1 == 0,
        "lacks": lacks,
        "compared": compared(sheet),
        "may_confirm": rules.CONFIRM_PRACTICE.allows(request.actor, sheet),
    }
    return render(request, "reviews/practice.html", values, status=status)
