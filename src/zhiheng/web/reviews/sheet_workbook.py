"""The own sheet as an Excel workbook: written for the expert, read back, compared cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhiheng.problems import Place, Problems
from zhiheng.scoring.assignments import Assignment, Expert
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.scheme import Unit
from zhiheng.scoring.workbooks import ScoreSheet, Template, WorkbookReader, write_score_workbook
from zhiheng.scoring.workbooks.wording import EVIDENCE as EVIDENCE_ROW
from zhiheng.scoring.workbooks.wording import OPPORTUNITY, STRENGTH
from zhiheng.tables import InputFile
from zhiheng.web.drafts.queries import Head, heads_of_all
from zhiheng.web.reviews.messages import sheets as messages
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import OPPORTUNITIES, PERCENT, SHEET, STRENGTHS, field_name, label_of
from zhiheng.web.reviews.sheet_form import SheetForm, form_of_sheet

_NOTHING = Head(0, "")
_ID_LENGTH = 12
_TEXTS = {STRENGTHS: STRENGTH, OPPORTUNITIES: OPPORTUNITY}


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that says something else than a field: ``base`` is the number of the version it is compared with."""

    name: str
    label: str
    place: Place
    old: str
    new: str
    base: int

    @property
    def key(self) -> str:
        """What stands for it in the form: the field, and the version that was compared."""
        return f"{self.name}@{self.base}"

    @property
    def cell(self) -> str:
        """Where it stands, without the name of the file."""
        return f"{self.place.sheet} {self.place.cell}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a filled workbook would change, and the texts of 证据定位 in it, each with its cell, which stay outside."""

    differences: Sequence[Difference]
    left_out: Sequence[tuple[str, str]]

    def chosen(self, keys: Sequence[str]) -> list[Difference]:
        """Return the differences that were ticked and still are what was shown."""
        return [one for one in self.differences if one.key in keys]


def workbook_of(sheet: Sheet) -> bytes:
    """Return the empty workbook of a sheet."""
    form = form_of_sheet(sheet)
    template = Template(form.form.standard, form.guide, sheet.phase.scheme_phase, _unit(form), form.allow_na)
    expert = Expert(_id_of(sheet), sheet.person.name)
    return write_score_workbook(template, Assignment(expert, (_entry(sheet),)))


def read_workbook(sheet: Sheet, file: InputFile) -> ScoreSheet:
    """Return what was filled in for the sheet; raises BadInputError with everything that is wrong, each at its cell."""
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
    found = next(one for one in workbook.sheets if one.entry == sheet.entry.code)
    if found.is_withdrawn:
        problems.add(messages.WITHDRAWN_IN_WORKBOOK, found.state_place)
    problems.raise_if_any()
    return found


def compare(sheet: Sheet, filled: ScoreSheet) -> Comparison:
    """Return what the workbook says differently; an empty cell takes nothing away."""
    heads = heads_of_all(SHEET, [sheet.public_id]).get(sheet.public_id, {})
    evidence = [
        (f"{place.sheet} {place.cell}", text)
        for texts in filled.texts.values()
        for label, (text, place) in texts.items()
        if label == EVIDENCE_ROW
    ]
    return Comparison(list(_differences(sheet, filled, heads)), evidence)


def _differences(sheet: Sheet, filled: ScoreSheet, heads: Mapping[str, Head]) -> Iterator[Difference]:
    form = form_of_sheet(sheet)
    for code in form.form.codes:
        mark, place = filled.marks[code]
        head = heads.get(field_name(code, PERCENT), _NOTHING)
        if mark and mark != _normalised(form, code, head.text):
            yield _difference(sheet, field_name(code, PERCENT), place, head, form.normalised(code, mark))
        texts = filled.texts[code]
        for what, label in _TEXTS.items():
            text, place = texts.get(label, ("", Place()))
            head = heads.get(field_name(code, what), _NOTHING)
            if text and text != head.text.strip():
                yield _difference(sheet, field_name(code, what), place, head, text)


def _difference(sheet: Sheet, name: str, place: Place, head: Head, new: str) -> Difference:
    return Difference(name, label_of(sheet, name) or name, place, head.text, new, head.number)


def _normalised(form: SheetForm, code: str, text: str) -> str:
    return form.normalised(code, text) if text.strip() and form.is_mark(code, text) else text.strip()


def _unit(form: SheetForm) -> Unit:
    return "points" if form.unit == "points" else "percent"


def _id_of(sheet: Sheet) -> str:
    """Return what the workbook calls the expert: the beginning of the public id, as ids there are short."""
    return str(sheet.person.public_id)[:_ID_LENGTH]


def _entry(sheet: Sheet) -> Entry:
    kind = sheet.entry.confirmed_kind or sheet.entry.kind
    return Entry(sheet.entry.code, sheet.entry.organisation.name, kind)
