"""What the page of one sheet shows: its rows, what is found in them, how far it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zhiheng.metrics import Finding
from zhiheng.metrics.catalogue import Input
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.databook.asked import Asked
from zhiheng.web.databook.book import DataBook, book_of
from zhiheng.web.databook.domains import TITLES, inputs_of, sheet_of
from zhiheng.web.databook.explanations import home_of, name_of
from zhiheng.web.databook.needs import Need, need_of
from zhiheng.web.databook.registers import CountNote
from zhiheng.web.databook.rows import cells_of
from zhiheng.web.databook.sheet_kinds import absent_years, url
from zhiheng.web.drafts.queries import FieldState, field_states, texts_of_all
from zhiheng.web.entries import doors
from zhiheng.web.entries.models import AttachmentLink, Part
from zhiheng.web.entries.models.part import ENTRY_PART

_OFTEN_ABSENT = ("data_energy", "data_environment")


@dataclass(frozen=True, slots=True)
class Cell:
    """What is typed for one year."""

    year: int
    typed: str


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A finding beside a row: with the field that explains it, or the page where that field stands."""

    key: str
    finding: Finding
    is_explained: bool
    explanation: FieldState | None
    elsewhere: str
    sheet: Message


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An input with its cells, the evidence for it, what is found there, and what its register counts by year."""

    input: Input
    need: Need
    state: FieldState
    cells: Sequence[Cell]
    links: Sequence[AttachmentLink]
    found: Sequence[FoundLine]
    counts: Sequence[tuple[int, int]]
    notes: Sequence[CountNote]

    @property
    def troubled(self) -> str:
        """The years of which something is found, for the page's script and its marks."""
        return " ".join(str(one.finding.year) for one in self.found if one.finding.level == "error")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: what is asked for, and what may be filled in beside it.

    ``offers_rest`` says that what is empty can be said not to apply at once: fuels that nobody burns, say.
    """

    rows: Sequence[SheetRow]
    folded: Sequence[SheetRow]
    years: Sequence[int]
    first_year: int
    required: int
    filled_in: int
    unresolved: int
    offers_rest: bool


def sheet_of_part(actor: Actor, part: Part, asked: Asked) -> Sheet:
    """Return the sheet with what the actor may know of the others; six queries."""
    parts = {one.code: one for one in doors.parts(actor).filter(entry=part.entry, code__in=TITLES)}
    kept = texts_of_all(ENTRY_PART, [one.public_id for one in parts.values()])
    book = book_of(asked.years, {code: kept.get(one.public_id, {}) for code, one in parts.items()}, asked.office)
    here = [one for one in book.result.findings if one.level != "block" and _row_of(part, one)]
    names = [one.id for one in inputs_of(part.code)]
    states = field_states(actor, ENTRY_PART, part, [*names, *dict.fromkeys(map(name_of, here))])
    found = _found(part, parts, book, here, states)
    links = list(doors.attachment_links(actor).filter(part=part).order_by("attachment__number", "pk"))
    notes = book.notes()
    rows = [
        SheetRow(
            input=one,
            need=need_of(one, asked.scope),
            state=states[one.id],
            cells=_cells(states[one.id], asked),
            links=[link for link in links if link.criterion == one.id],
            found=found.get(one.id, ()),
            counts=list(book.counts.get(one.id, {}).items()),
            notes=[note for note in notes if note.input == one.id],
        )
        for one in inputs_of(part.code)
    ]
    required = [row for row in rows if row.need == "required"]
    return Sheet(
        rows=[row for row in rows if row.need != "folded"],
        folded=[row for row in rows if row.need == "folded"],
        years=asked.years,
        first_year=asked.first_year,
        required=len(required),
        filled_in=sum(1 for row in required if row.counts or not absent_years(row.input, row.state.text, asked)),
        unresolved=sum(1 for one in here if one.level == "error" and not book.is_explained(one)),
        offers_rest=part.code in _OFTEN_ABSENT,
    )


def _cells(state: FieldState, asked: Asked) -> list[Cell]:
    typed = cells_of(state.text)
    return [Cell(year, typed.get(year, "")) for year in asked.years]


def _row_of(part: Part, finding: Finding) -> str | None:
    """Return the input of the sheet beside which a finding is shown."""
    return next((name for name in finding.inputs if sheet_of(name) == part.code), None)


def _found(
    part: Part,
    parts: Mapping[str, Part],
    book: DataBook,
    findings: Iterable[Finding],
    states: Mapping[str, FieldState],
) -> dict[str, list[FoundLine]]:
    """Return the findings by the row where they stand; one that began elsewhere is explained there."""
    found: dict[str, list[FoundLine]] = {}
    for finding in findings:
        row, home, key = _row_of(part, finding), home_of(finding), name_of(finding)
        assert row is not None  # noqa: S101 - it concerns an input of this sheet
        assert home is not None  # noqa: S101 - the same
        is_here = home[0] == part.code
        elsewhere = "" if is_here or home[0] not in parts else f"{url(parts[home[0]])}#{home[1]}"
        state = states[key] if is_here else None
        line = FoundLine(key, finding, book.is_explained(finding), state, elsewhere, TITLES[home[0]])
        found.setdefault(row, []).append(line)
    return found
