"""The hidden page that says what a workbook is: written once, read back before anything else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from zhiheng.scoring.lists import Entry
from zhiheng.scoring.scheme import Unit
from zhiheng.scoring.workbooks import wording
from zhiheng.scoring.workbooks.book import Book
from zhiheng.tables import Sheet, is_identifier

_FORMAT = "zhiheng-score-workbook/1"
_ENTRY = "entry"
_UNITS = ("percent", "points")
_YES_NO = ("yes", "no")
_STEP = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Phase, unit and grid of what is typed, id and digest of standard and guide, the expert, and the entries by id."""

    phase: str
    unit: Unit
    step: Decimal
    allow_na: bool
    standard: str
    digest: str
    guide: str
    guide_digest: str
    expert: str
    entries: Mapping[str, Entry]


def write_stamp(book: Book) -> None:
    """Add the hidden page to a book."""
    template = book.template
    rows = [
        ("format", _FORMAT),
        ("phase", template.phase),
        ("unit", template.unit),
        ("step", str(template.step)),
        ("allow_na", _YES_NO[not template.allow_na]),
        ("standard", template.standard.id),
        ("digest", template.standard.digest),
        ("guide", template.guide.id),
        ("guide_digest", template.guide.digest),
        ("expert", book.assignment.expert.id),
        *((_ENTRY, entry.id, entry.kind, entry.name) for entry in book.assignment.entries),
    ]
    page = book.add_page(wording.STAMP)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            page.write_string(row, column, text)
    page.very_hidden()


def read_stamp(page: Sheet) -> Stamp | None:
    """Return what the hidden page says, None if it is not as ``write_stamp`` left it."""
    rows = [tuple(str(page.cell(row, column)) for column in range(4)) for row in range(len(page.rows))]
    values = {key: value for key, value, _, _ in rows if key != _ENTRY}
    entries = {entry: Entry(entry, name, kind) for key, entry, kind, name in rows if key == _ENTRY}
    if not _is_sound(values, entries):
        return None
    return Stamp(
        phase=values["phase"],
        unit=cast("Unit", values["unit"]),
        step=Decimal(values["step"]),
        allow_na=values["allow_na"] == _YES_NO[0],
        standard=values["standard"],
        digest=values["digest"],
        guide=values["guide"],
        guide_digest=values["guide_digest"],
        expert=values["expert"],
        entries=entries,
    )


def _is_sound(values: Mapping[str, str], entries: Mapping[str, Entry]) -> bool:
    return (
        values.get("format") == _FORMAT
        and values.get("unit") in _UNITS
        and values.get("allow_na") in _YES_NO
        and bool(_STEP.fullmatch(values.get("step", "")))
        and Decimal(values["step"]) > 0
        and all(is_identifier(values.get(key, "")) for key in ("phase", "expert"))
        and all(values.get(key) for key in ("standard", "digest", "guide", "guide_digest"))
        and bool(entries)
        and all(is_identifier(entry) for entry in entries)
    )
