"""The data book of a snapshot, as experts and the office read it: made of the snapshot alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhiheng.metrics import Finding
from zhiheng.metrics.catalogue import Input
from zhiheng.problems import Message
from zhiheng.web.databook.book import DataBook, book_in
from zhiheng.web.databook.cards import Card, Cards, cards_at, indicators_with_metrics
from zhiheng.web.databook.domains import TITLES, inputs_of
from zhiheng.web.databook.explanations import name_of
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
    unresolved: Sequence[Finding]
    explained: Sequence[tuple[Finding, str]]
    metrics: Sequence[Card]


def submitted_book_of(content: Submitted) -> SubmittedBook | None:
    """Return the data book of a snapshot, None for an application without any figure."""
    book = book_in(content.sheets) if content.sheets else None
    if book is None or not book.rows:
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
        unresolved=list(book.unresolved()),
        explained=[(one, book.explanations[name_of(one)]) for one in errors if book.is_explained(one)],
        metrics=list(cards.values()),
    )


def submitted_cards(content: Submitted, code: str) -> Cards | None:
    """Return the metric cards at an indicator of a snapshot; None without data book or metric there."""
    if not content.sheets or code not in indicators_with_metrics():
        return None
    attachments = [_as_mapping(one) for one in content.attachments]
    return cards_at(code, book_in(content.sheets), content.sheets["first_year"], attachments)


def _as_mapping(attachment: SubmittedAttachment) -> Mapping[str, object]:
    return {"number": attachment.number, "title": attachment.title, "file": attachment.file, "links": attachment.links}


def _sheet(code: str, book: DataBook) -> SubmittedSheet:
    rows = [
        (one, [book.rows[one.id].get(year, "") for year in book.years])
        for one in inputs_of(code)
        if one.id in book.rows
    ]
    return SubmittedSheet(TITLES[code], rows)
