"""Pages of defences: the order, one defence, its timer, the own sheet, and the papers."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.audit.page import Request, note, page
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.defences import actions, doors, rules
from zhiheng.web.defences.attending import attending_at
from zhiheng.web.defences.draft_kinds import DEFENCE_RECORD, QUESTIONS
from zhiheng.web.defences.forms import SlotForm
from zhiheng.web.defences.messages import RECORD_TITLE, SHEET_TITLE
from zhiheng.web.defences.models import Defence, DefenceSheet
from zhiheng.web.defences.phases import defence_phase, minutes_of
from zhiheng.web.defences.queries import beside, defence_lines
from zhiheng.web.defences.record import RECORD, SHEET, comments_of_confirmed, record_of, tree_of_confirmed
from zhiheng.web.defences.sheet_content import DEFENCE_SHEET
from zhiheng.web.defences.sheet_form import form_of_defence
from zhiheng.web.drafts.queries import field_states, texts_of
from zhiheng.web.files.actions import print_code
from zhiheng.web.programmes.doors import cycle as one_cycle
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.reviews.calibration_content import lacks_of_practice
from zhiheng.web.reviews.sheet_fields import PERCENT, category_field, field_name
from zhiheng.web.reviews.sheet_page import tree_of, typed_of
from zhiheng.web.site.texts import say

_ARRANGED = Message("已登记“{organisation}”的安排。", "The slot of {organisation} is set.")
_TOLD = Message("已通知申报联系人和参加的专家。", "The applicant’s contacts and the experts are told.")
_CONFIRMED = Message("答辩评分表已确认提交。", "The sheet is submitted and locked.")


@page(rules.SEE_DEFENCES)
def defences(request: Request) -> HttpResponse:
    """List the defences of a cycle in their order; the applicant's own one alone."""
    actor, asked = request.actor, request.GET.get("cycle", "")
    found = one_cycle(actor, asked) if asked else doors.cycles_with_defences(actor).first() or cycles(actor).first()
    phase = defence_phase(found) if found else None
    values = {
        "cycle": found,
        "cycles": cycles(actor),
        "phase": phase,
        "minutes": minutes_of(found) if found else None,
        "lines": defence_lines(actor, found) if phase else (),
        "is_overseer": actor.role in OFFICE | {Role.SUPERVISOR},
        "may_arrange": found is not None and rules.ARRANGE_DEFENCE.allows(actor, found),
    }
    return render(request, "defences/defences.html", values)


@page(rules.ARRANGE_DEFENCE, "GET", "POST")
def arrange(request: Request, public_id: str) -> HttpResponse:
    """Give an entry its slot, or change it."""
    reviewed = doors.entry_to_defend(request.actor, public_id)
    rules.ARRANGE_DEFENCE.check(request.actor, reviewed)
    known = doors.defences(request.actor).filter(entry=reviewed.entry_id).first()
    form = SlotForm(reviewed, known, request.POST or None)
    if form.is_valid():
        try:
            actions.arrange_defence(request.actor, reviewed, form.slot())
        except BadInputError as error:
            form.add_problems(error)
        else:
            messages.success(request, say(_ARRANGED, organisation=reviewed.entry.organisation.name))
            return _to_list(reviewed.panel.cycle.public_id)
    values = {"form": form, "entry": reviewed.entry, "cycle": reviewed.panel.cycle}
    return render(request, "defences/arrange.html", values)


@page(rules.TELL_SLOT, "POST")
def tell(request: Request, public_id: str) -> HttpResponse:
    """Tell the applicant its slot."""
    found = doors.defence(request.actor, public_id)
    actions.tell_slot(request.actor, found)
    messages.success(request, say(_TOLD))
    return redirect("defences:defence", public_id)


@page(rules.SEE_DEFENCE)
def defence(request: Request, public_id: str) -> HttpResponse:
    """Show a defence: the slot, who attends and how far each is, questions and answers, the signed record."""
    actor, found = request.actor, doors.defence(request.actor, public_id)
    values = {
        **_common(found),
        "attending": attending_at([found])[found.pk],
        "minutes": minutes_of(found.panel.cycle),
        "questions": field_states(actor, DEFENCE_RECORD, found, [QUESTIONS])[QUESTIONS],
        "own": doors.defence_sheets(actor).filter(defence=found).first(),
        "reviewed": doors.entries_to_defend(actor).filter(entry=found.entry_id).first(),
        "may_arrange": rules.ARRANGE_DEFENCE.allows(actor, found),
        "refusal": rules.BEGIN_DEFENCE_SHEET.refusal(actor, found),
        "may_tell": rules.TELL_SLOT.allows(actor, found),
        "may_time": actor.role in rules.SEE_TIMER.roles,
        "may_print": rules.PRINT_DEFENCE_RECORD.allows(actor, found),
    }
    return render(request, "defences/defence.html", values)


@page(rules.SEE_TIMER)
def timer(request: Request, public_id: str) -> HttpResponse:
    """Time a defence: big digits, which go on without a network."""
    found = doors.defence(request.actor, public_id)
    return render(request, "defences/timer.html", {**_common(found), "minutes": minutes_of(found.panel.cycle)})


@page(rules.PRINT_DEFENCE_RECORD)
def record(request: Request, public_id: str) -> HttpResponse:
    """The record with its code, to be printed and signed."""
    found = doors.defence(request.actor, public_id)
    code = print_code(request.actor, found, RECORD)
    values = {"title": RECORD_TITLE, "record": record_of(found), "code": code}
    return render(request, "defences/record.html", {**_common(found), **values})


@page(rules.BEGIN_DEFENCE_SHEET, "POST")
def begin(request: Request, public_id: str) -> HttpResponse:
    """Begin the own sheet, or go on with it."""
    found = doors.defence(request.actor, public_id)
    known = doors.defence_sheets(request.actor).filter(defence=found).first()
    return redirect("defences:sheet", (known or actions.begin_defence_sheet(request.actor, found)).public_id)


@page(rules.SEE_DEFENCE_SHEET)
def sheet(request: Request, public_id: str) -> HttpResponse:
    """The own sheet on one page; beside those of the others once all are confirmed."""
    return _sheet(request, doors.defence_sheet(request.actor, public_id), HTTPStatus.OK)


@page(rules.CONFIRM_DEFENCE_SHEET, "POST")
def confirm(request: Request, public_id: str) -> HttpResponse:
    """Confirm it; what lacks is listed."""
    found = doors.defence_sheet(request.actor, public_id)
    try:
        actions.confirm_defence_sheet(request.actor, found)
    except BlockedError:
        return _sheet(request, found, HTTPStatus.CONFLICT)
    messages.success(request, say(_CONFIRMED))
    return redirect("defences:sheet", public_id)


@page(rules.PRINT_DEFENCE_SHEET)
def print_sheet(request: Request, public_id: str) -> HttpResponse:
    """The confirmed sheet with its code, to be printed and signed, and its signed copies."""
    found = doors.defence_sheet(request.actor, public_id)
    rules.PRINT_DEFENCE_SHEET.check(request.actor, found)
    note(request, rules.PRINT_DEFENCE_SHEET, found)
    form, code = form_of_defence(found), print_code(request.actor, found, SHEET)
    values = {
        "title": SHEET_TITLE,
        "sheet": found,
        "tree": tree_of_confirmed(found),
        "comments": comments_of_confirmed(found),
        "unit": form.unit,
        "code": code,
    }
    return render(request, "defences/print_sheet.html", {**_common(found.defence), **values})


def _sheet(request: Request, found: DefenceSheet, status: HTTPStatus) -> HttpResponse:
    note(request, rules.SEE_DEFENCE_SHEET, found)
    form = form_of_defence(found)
    categories = [one.code for one in form.form.standard.categories]
    names = [*(field_name(one, PERCENT) for one in form.form.codes), *map(category_field, categories)]
    states = field_states(request.actor, DEFENCE_SHEET, found, names)
    lacks = lacks_of_practice(form, texts_of(DEFENCE_SHEET, found)) if status != HTTPStatus.OK else ()
    phase = defence_phase(found.defence.panel.cycle)
    values = {
        **_common(found.defence),
        "own": found,
        "tree": tree_of(form, typed_of(form, states)),
        "rows": {one: states[field_name(one, PERCENT)] for one in form.form.codes},
        "comments": {one: states[category_field(one)] for one in categories},
        "unit": form.unit,
        "advances": form.unit == "percent" and form.guide.step % 1 == 0,
        "counts": phase is not None and phase.scheme_phase,
        "lacks": lacks,
        "beside": beside(found),
        "may_confirm": rules.CONFIRM_DEFENCE_SHEET.allows(request.actor, found),
    }
    return render(request, "defences/sheet.html", values, status=status)


def _common(found: Defence) -> dict[str, object]:
    return {"defence": found, "entry": found.entry, "cycle": found.panel.cycle}


def _to_list(cycle: str) -> HttpResponse:
    return redirect(f"{reverse('defences:defences')}?cycle={cycle}")
