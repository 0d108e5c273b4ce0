"""A data book as a workbook: written with what is typed, and what a filled-in one would change, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhiheng.documents import compare_documents, document_from_text
from zhiheng.metrics import Figures, builtin_catalogue
from zhiheng.metrics.registers import REGISTERS
from zhiheng.metrics.workbook import write_data_book
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.databook.asked import asked_of
from zhiheng.web.databook.book import book_of
from zhiheng.web.databook.domains import TITLES, inputs_of
from zhiheng.web.databook.registers import SHEET, field_of
from zhiheng.web.databook.rows import cells_of, merged, plain, text_of
from zhiheng.web.drafts.queries import Head, heads_of_all, texts_of_all
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.filled_reports import Comparison, FieldChange
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART, SHEET_PREFIX
from zhiheng.web.programmes.contributions import filled

_NOTHING = Head(0, "")
_OTHER_YEARS = Message("文件里还有本届不填的年度，没有带入", "years that are not asked for are left out")
_TITLE = Message("{sheet}：{name}", "{sheet}: {name}")


@dataclass(frozen=True, slots=True)
class FilledWorkbook:
    """What a filled-in data book says of one entry: ``code`` as it stands in the file, rows by input."""

    code: str
    rows: Mapping[str, str]
    registers: Mapping[str, str]

    @classmethod
    def of(cls, figures: Figures, registers: Mapping[str, str]) -> "FilledWorkbook":
        """Return it of the figures and registers that were read, with the texts that rows would hold."""
        width = len(figures.inputs)
        rows = {
            name: text_of(
                {year: plain(figures.cells[at * width + column]) for at, (_, year) in enumerate(figures.rows)}
            )
            for column, name in enumerate(figures.inputs)
        }
        code = figures.rows[0][0] if figures.rows else ""
        return cls(code, {name: text for name, text in rows.items() if text}, registers)


def workbook_of_entry(actor: Actor, entry: Entry) -> bytes:
    """Return the data book with the sheets that the actor may read and the figures that they hold."""
    parts = _sheets(actor, entry)
    texts = texts_of_all(ENTRY_PART, [part.public_id for part in parts.values()])
    asked = asked_of(entry)
    book = book_of(asked.years, {code: texts.get(part.public_id, {}) for code, part in parts.items()})
    figures = {(name, year): book.value(name, year) for name in book.rows for year in asked.years}
    domains = [code.removeprefix(SHEET_PREFIX) for code in parts]
    registers = {name: book.registers.get(field_of(name), "") for name in REGISTERS} if SHEET in parts else None
    return write_data_book(builtin_catalogue(), entry.code, asked.years, domains, figures, registers)


def compare_with_workbook(actor: Actor, entry: Entry, workbook: FilledWorkbook) -> Comparison:
    """Return what would change in the sheets that the actor may read; an empty cell changes nothing."""
    parts = _sheets(actor, entry)
    heads = heads_of_all(ENTRY_PART, [part.public_id for part in parts.values()])
    years = asked_of(entry).years
    changes = [
        change
        for part in parts.values()
        for change in _of_sheet(actor, part, heads.get(part.public_id, {}), workbook, years)
    ]
    if SHEET in parts:
        changes += _of_registers(actor, parts[SHEET], heads.get(parts[SHEET].public_id, {}), workbook)
    elsewhere = [TITLES[code].zh for code in TITLES if code not in parts and _has_any(code, workbook)]
    return Comparison(changes, elsewhere)


def _sheets(actor: Actor, entry: Entry) -> dict[str, Part]:
    return {part.code: part for part in doors.parts(actor).filter(entry=entry, code__in=TITLES)}


def _has_any(code: str, workbook: FilledWorkbook) -> bool:
    return bool(workbook.registers) if code == SHEET else any(one.id in workbook.rows for one in inputs_of(code))


def _of_sheet(
    actor: Actor, part: Part, heads: Mapping[str, Head], workbook: FilledWorkbook, years: tuple[int, ...]
) -> Iterator[FieldChange]:
    refusal = rules.WRITE_PART.refusal(actor, part)
    names = {one.id: one.name for one in inputs_of(part.code) if one.id in workbook.rows}
    before = {name: heads.get(name, _NOTHING).text for name in names}
    after = {name: _changed(before[name], workbook.rows[name], years) for name in names}
    old, new = ({name: document_from_text(text) for name, text in texts.items()} for texts in (before, after))
    for one in compare_documents(old, new):
        title = filled(_TITLE, sheet=TITLES[part.code], name=names[one.code])
        base = heads.get(one.code, _NOTHING).number
        caution = _OTHER_YEARS if set(cells_of(workbook.rows[one.code])) - set(years) else None
        yield FieldChange(
            part, one.code, title, one.state, base, after[one.code], one.lines, refusal, is_ticked=True, caution=caution
        )


def _of_registers(
    actor: Actor, part: Part, heads: Mapping[str, Head], workbook: FilledWorkbook
) -> Iterator[FieldChange]:
    """Yield the registers that the file has lines of; they go over as wholes."""
    refusal = rules.WRITE_PART.refusal(actor, part)
    names = {field_of(name): REGISTERS[name].title for name in workbook.registers}
    after = {field_of(name): text for name, text in workbook.registers.items()}
    before = {name: heads.get(name, _NOTHING).text for name in names}
    old, new = ({name: document_from_text(text) for name, text in texts.items()} for texts in (before, after))
    for one in compare_documents(old, new):
        base, is_new = heads.get(one.code, _NOTHING).number, one.state == "new"
        title = filled(_TITLE, sheet=TITLES[SHEET], name=names[one.code])
        yield FieldChange(part, one.code, title, one.state, base, after[one.code], one.lines, refusal, is_ticked=is_new)


def _changed(own: str, other: str, years: tuple[int, ...]) -> str:
    """Return one's own text with the figures of the file for the years that are asked for."""
    others = {year: cell for year, cell in cells_of(other).items() if year in years}
    return merged(text_of(others), own, cells_of(own))
