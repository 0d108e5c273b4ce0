"""What a filled workbook says differently from the sheets, cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhiheng.problems import Place
from zhiheng.scoring.workbooks import ScoreSheet
from zhiheng.scoring.workbooks.wording import EVIDENCE as EVIDENCE_ROW
from zhiheng.web.drafts.models import Version
from zhiheng.web.drafts.queries import Head, heads_of_all
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import PERCENT, SHEET, field_name, label_of
from zhiheng.web.reviews.sheet_form import SheetForm, form_of_sheet
from zhiheng.web.reviews.sheet_workbook import TEXTS

_NOTHING = Head(0, "")


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that says something else than a field: ``base`` is the number of the version it is compared with.

    ``is_older``: the cell says what the field once held, such as because the workbook was downloaded before the expert
    went on here.
    """

    name: str
    label: str
    place: Place
    old: str
    new: str
    base: int
    is_older: bool

    @property
    def cell(self) -> str:
        """Where it stands, without the name of the file."""
        return f"{self.place.sheet} {self.place.cell}"


@dataclass(frozen=True, slots=True)
class SheetDifferences:
    """A sheet, and the cells that differ."""

    sheet: Sheet
    differences: Sequence[Difference]

    @property
    def keyed(self) -> list[tuple[str, Difference]]:
        """The differences after what stands for them in the form: entry, field, and the version that was compared."""
        return [(f"{self.sheet.entry.code}/{one.name}@{one.base}", one) for one in self.differences]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a filled workbook would change, sheet by sheet, and what of it stays outside.

    ``left_out`` are texts of 证据定位, each with its cell; ``skipped`` counts the sheets of the workbook that the
    expert cannot fill in any more.
    """

    sheets: Sequence[SheetDifferences]
    left_out: Sequence[tuple[str, str]]
    skipped: int

    @property
    def count(self) -> int:
        """How many cells differ."""
        return sum(len(one.differences) for one in self.sheets)

    def chosen(self, keys: Sequence[str]) -> list[SheetDifferences]:
        """Return the differences that were ticked and still are what was shown, without sheets that have none."""
        found = [SheetDifferences(one.sheet, [cell for key, cell in one.keyed if key in keys]) for one in self.sheets]
        return [one for one in found if one.differences]


def compare(sheets: Sequence[Sheet], filled: Mapping[str, ScoreSheet]) -> Comparison:
    """Return what the workbook says differently of these sheets; an empty cell takes nothing away."""
    compared = [one for one in sheets if one.entry.code in filled]
    owners = [one.public_id for one in compared]
    heads, earlier = heads_of_all(SHEET, owners), _earlier_texts(owners)
    found = []
    for sheet in compared:
        known = earlier.get(sheet.public_id, {})
        cells = _differences(sheet, filled[sheet.entry.code], heads.get(sheet.public_id, {}), known)
        found.append(SheetDifferences(sheet, list(cells)))
    evidence = [
        (f"{place.sheet} {place.cell}", text)
        for sheet in compared
        for texts in filled[sheet.entry.code].texts.values()
        for label, (text, place) in texts.items()
        if label == EVIDENCE_ROW
    ]
    return Comparison([one for one in found if one.differences], evidence, len(filled) - len(compared))


def _earlier_texts(owners: Sequence[str]) -> dict[str, dict[str, set[str]]]:
    """Return what the fields of sheets ever held, by the sheets' ids and the fields' names; one query."""
    found: dict[str, dict[str, set[str]]] = {}
    versions = Version.objects.filter(field__owner__in=owners, field__kind=SHEET)
    for owner, name, text in versions.values_list("field__owner", "field__name", "text"):
        found.setdefault(owner, {}).setdefault(name, set()).add(_plain(text or ""))
    return found


def _differences(
    sheet: Sheet, filled: ScoreSheet, heads: Mapping[str, Head], earlier: Mapping[str, set[str]]
) -> Iterator[Difference]:
    form = form_of_sheet(sheet)
    for name, place, text in _cells(form, filled):
        head, code = heads.get(name, _NOTHING), name.rpartition(".")[0]
        is_mark = name == field_name(code, PERCENT)
        new, old = (_shortest(form, code, one) if is_mark else _plain(one) for one in (text, head.text))
        if not new or new == old:
            continue
        known = {_shortest(form, code, one) if is_mark else one for one in earlier.get(name, ())}
        label = label_of(sheet, name) or name
        yield Difference(name, label, place, head.text, new if is_mark else text, head.number, new in known)


def _cells(form: SheetForm, filled: ScoreSheet) -> Iterator[tuple[str, Place, str]]:
    """Yield every cell that stands for a field, in the standard's order."""
    for code in form.form.codes:
        mark, place = filled.marks[code]
        yield field_name(code, PERCENT), place, mark
        texts = filled.texts[code]
        for what, label in TEXTS.items():
            text, place = texts.get(label, ("", Place()))
            yield field_name(code, what), place, text


def _shortest(form: SheetForm, code: str, text: str) -> str:
    return form.normalised(code, text) if text.strip() and form.is_mark(code, text) else text.strip()


def _plain(text: str) -> str:
    """Return a text as it is compared: what a cell does to the ends of lines is no difference."""
    return text.replace("\r\n", "\n").strip()
