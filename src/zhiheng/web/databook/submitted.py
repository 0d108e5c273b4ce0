"""The data book of a snapshot, as experts and the office read it: made of the snapshot alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiheng.metrics import Finding, builtin_catalogue
from zhiheng.metrics.catalogue import Input
from zhiheng.metrics.registers import REGISTERS, Line
from zhiheng.problems import Message
from zhiheng.web.databook.book import DataBook, book_in
from zhiheng.web.databook.cards import Beside, Card, Cards, cards_at, indicators_with_metrics, metrics_at
from zhiheng.web.databook.domains import TITLES, inputs_of
from zhiheng.web.databook.enquiry import enquiry_of, is_confirmed_by_departments
from zhiheng.web.databook.explanations import name_of
from zhiheng.web.databook.metrics_page import INDUSTRY
from zhiheng.web.databook.office import office_of
from zhiheng.web.databook.registers import CountNote, lines_in
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.submitted import Submitted, SubmittedAttachment


@dataclass(frozen=True, slots=True)
class SubmittedSheet:
    """A sheet with the rows that hold anything: the input, and its cells year by year."""

    title: Message
    rows: Sequence[tuple[Input, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class SubmittedBook:
    """A data book for reading and for print; ``explained`` are errors with what was written to them."""

    years: Sequence[int]
    metric_years: Sequence[int]
    sheets: Sequence[SubmittedSheet]
    registers: Sequence[tuple[Message, Sequence[Line]]]
    notes: Sequence[tuple[Input, CountNote]]
    unresolved: Sequence[Finding]
    explained: Sequence[tuple[Finding, str]]
    metrics: Sequence[Card]


def submitted_book_of(content: Submitted, entry: Entry) -> SubmittedBook | None:
    """Return the data book of a snapshot, None for an application without any figure; one query."""
    book = book_in(content.sheets, office_of(entry.cycle)) if content.sheets else None
    if book is None or not (book.rows or book.registers):
        return None
    first_year = content.sheets["first_year"]
    errors = [one for one in book.result.findings if one.level == "error"]
    cards = {
        card.metric.id: card
        for code in indicators_with_metrics()
        for card in cards_at(code, book, first_year).shown
        if not card.home
    }
    return SubmittedBook(
        years=book.years,
        metric_years=[year for year in book.years if year >= first_year],
        sheets=[_sheet(code, book) for code in TITLES],
        registers=[(one.title, lines) for one in REGISTERS.values() if (lines := lines_in(one, book.registers))],
        notes=[(builtin_catalogue().inputs[note.input], note) for note in book.notes()],
        unresolved=list(book.unresolved()),
        explained=[(one, book.explanations[name_of(one)]) for one in errors if book.is_explained(one)],
        metrics=list(cards.values()),
    )


def submitted_cards(content: Submitted, entry: Entry, code: str) -> Cards | None:
    """Return the metric cards at an indicator of a snapshot; None without data book or metric there; two queries."""
    if not content.sheets or code not in indicators_with_metrics():
        return None
    attachments = [_as_mapping(one) for one in content.attachments]
    enquiry = enquiry_of(entry) if any(is_confirmed_by_departments(one.id) for one in metrics_at(code)) else None
    beside = Beside(attachments, _industry(content), enquiry)
    return cards_at(code, book_in(content.sheets, office_of(entry.cycle)), content.sheets["first_year"], beside)


def _industry(content: Submitted) -> str:
    """Return the code of the applicant's industry, as it stands on the form."""
    fields = (field for section in content.shown_sections for field in section.fields if field.key == INDUSTRY)
    return next((line.zh for field in fields for line in field.lines), "")


def _as_mapping(attachment: SubmittedAttachment) -> Mapping[str, object]:
    return {"number": attachment.number, "title": attachment.title, "file": attachment.file, "links": attachment.links}


def _sheet(code: str, book: DataBook) -> SubmittedSheet:
    rows = [
        (one, [book.rows[one.id].get(year, "") for year in book.years])
        for one in inputs_of(code)
        if one.id in book.rows
    ]
    return SubmittedSheet(TITLES[code], rows)
