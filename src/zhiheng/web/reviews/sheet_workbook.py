"""Own sheets as one Excel workbook: written for the expert with what was typed so far, and read back."""

from collections.abc import Mapping, Sequence

from zhiheng.problems import Problems
from zhiheng.scoring.assignments import Assignment, Expert
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.scheme import Unit
from zhiheng.scoring.workbooks import Given, ScoreSheet, Template, WorkbookReader, write_score_workbook
from zhiheng.scoring.workbooks.wording import OPPORTUNITY, STRENGTH
from zhiheng.tables import InputFile
from zhiheng.web.audit.actor import Actor
from zhiheng.web.drafts.queries import texts_of_all
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.messages import sheets as messages
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import OPPORTUNITIES, SHEET, STRENGTHS, field_name, marks_in
from zhiheng.web.reviews.sheet_form import SheetForm, form_of_sheet

TEXTS = {STRENGTHS: STRENGTH, OPPORTUNITIES: OPPORTUNITY}
"""The comments that a workbook holds, by what its rows are called."""
_ID_LENGTH = 12


def sheets_to_fill(actor: Actor, sheet: Sheet) -> list[Sheet]:
    """Return the own sheets under the standard of one of them that may be filled in, by the names of the companies.

    Those that were not begun are among them, not saved.
    """
    own = {one.entry_id: one for one in doors.sheets(actor)}
    standard, found = form_of_sheet(sheet).form.standard.digest, []
    for reviewed in doors.entries_to_score(actor).order_by("entry__organisation__name_key", "entry__pk"):
        reviewed.entry.cycle = sheet.phase.cycle
        new = Sheet(entry=reviewed.entry, phase=sheet.phase, person_id=sheet.person_id)
        one = own.get(reviewed.entry_id, new)
        if form_of_sheet(one).form.standard.digest == standard and rules.UPLOAD_WORKBOOK.allows(actor, one):
            found.append(one)
    return found


def workbook_of(sheets: Sequence[Sheet]) -> bytes:
    """Return the workbook of sheets of one expert under one standard, with what was typed so far."""
    first, form = sheets[0], form_of_sheet(sheets[0])
    template = Template(form.form.standard, form.guide, first.phase.scheme_phase, _unit(form), form.allow_na)
    expert = Expert(_id_of(first), first.person.name)
    typed = texts_of_all(SHEET, [one.public_id for one in sheets])
    given = {one.entry.code: _given(form, typed.get(one.public_id, {})) for one in sheets}
    return write_score_workbook(template, Assignment(expert, tuple(map(_entry, sheets))), given)


def read_workbook(sheet: Sheet, file: InputFile) -> dict[str, ScoreSheet]:
    """Return what was filled in, by the entries' codes; raises BadInputError with all that is wrong, each at its cell.

    The workbook must be the expert's own and hold the sheet, maybe among others.
    """
    problems, form = Problems(), form_of_sheet(sheet)
    reader = WorkbookReader(
        problems,
        lambda phase: [form.form.standard] if phase == sheet.phase.scheme_phase else [],
        unit=_unit(form),
        guide=form.guide,
    )
    workbook = reader.read(file)
    if workbook and (workbook.stamp.expert, sheet.entry.code in workbook.stamp.entries) != (_id_of(sheet), True):
        problems.add(messages.OTHER_WORKBOOK, file.place)
    problems.raise_if_any()
    assert workbook is not None  # noqa: S101 - without one a problem was noted
    for one in workbook.sheets:
        if one.is_withdrawn:
            problems.add(messages.WITHDRAWN_IN_WORKBOOK, one.state_place)
    problems.raise_if_any()
    return {one.entry: one for one in workbook.sheets}


def _given(form: SheetForm, texts: Mapping[str, str]) -> Given:
    """Return what a workbook can hold of what was typed; marks off the steps are left to be typed again."""
    typed = marks_in(form, texts)
    marks = {code: form.normalised(code, text) for code, text in typed.items() if form.is_mark(code, text)}
    comments = {
        code: {label: texts.get(field_name(code, what), "").strip() for what, label in TEXTS.items()}
        for code in form.form.codes
    }
    return Given(marks, comments)


def _unit(form: SheetForm) -> Unit:
    return "points" if form.unit == "points" else "percent"


def _id_of(sheet: Sheet) -> str:
    """Return what the workbook calls the expert: the beginning of the public id, as ids there are short."""
    return str(sheet.person.public_id)[:_ID_LENGTH]


def _entry(sheet: Sheet) -> Entry:
    kind = sheet.entry.confirmed_kind or sheet.entry.kind
    return Entry(sheet.entry.code, sheet.entry.organisation.name, kind)
