"""What the page of the metrics at one indicator shows to those who write the application."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from zhiheng.metrics.catalogue import Metric
from zhiheng.web.audit.actor import Actor
from zhiheng.web.databook.aims import COMPARE, TARGET, home_of_metric
from zhiheng.web.databook.asked import Asked
from zhiheng.web.databook.book import book_of
from zhiheng.web.databook.cards import Beside, Cards, cards_at, metrics_at
from zhiheng.web.databook.domains import TITLES
from zhiheng.web.databook.own import SHEET, field_of
from zhiheng.web.drafts.queries import FieldState, field_states, texts_of, texts_of_all
from zhiheng.web.entries import doors
from zhiheng.web.entries.models import AttachmentLink, Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART, PROFILE
from zhiheng.web.entries.standards import indicators_of_standard, standard_of_entry

INDUSTRY = "industry"
"""The form's field."""

Aim: TypeAlias = tuple[Metric, FieldState, FieldState]
"""A metric with the fields of its target and of its comparison values."""


@dataclass(frozen=True, slots=True)
class MetricsPage:
    """The cards at an indicator of what the actor may read; the fields of aims and own metrics in those sheets."""

    cards: Cards
    aims: Sequence[Aim]
    own: Sequence[FieldState]


def metrics_page(actor: Actor, entry: Entry, code: str, asked: Asked) -> MetricsPage:
    """Return the page of an indicator."""
    parts = {one.code: one for one in doors.parts(actor).filter(entry=entry, code__in=TITLES)}
    texts = texts_of_all(ENTRY_PART, [one.public_id for one in parts.values()])
    book = book_of(asked.years, {code: texts.get(one.public_id, {}) for code, one in parts.items()}, asked.office)
    links = doors.attachment_links(actor).filter(part__in=parts.values()).order_by("attachment__number", "pk")
    cards = cards_at(code, book, asked.first_year, Beside([_attachment(one) for one in links], _industry(entry)))
    aims: list[Aim] = []
    at_home = [one for one in metrics_at(code) if one.point.rstrip("abcdefgh") == code]
    for sheet, part in parts.items():
        own = [one for one in at_home if home_of_metric(one.id) == sheet]
        names = [f"{prefix}{one.id}" for one in own for prefix in (TARGET, COMPARE)]
        states = field_states(actor, ENTRY_PART, part, names) if names else {}
        aims += [(one, states[f"{TARGET}{one.id}"], states[f"{COMPARE}{one.id}"]) for one in own]
    return MetricsPage(cards, aims, _own(actor, parts[SHEET], code) if SHEET in parts else ())


def _own(actor: Actor, part: Part, code: str) -> Sequence[FieldState]:
    """Return the fields of the own metrics at the criteria of an indicator."""
    indicator = indicators_of_standard(standard_of_entry(part.entry)).get(code)
    names = [field_of(one.code) for one in indicator.criteria] if indicator else []
    return list(field_states(actor, ENTRY_PART, part, names).values()) if names else ()


def _industry(entry: Entry) -> str:
    """Return the code of the applicant's industry, as it stands on the form."""
    return texts_of(ENTRY_PART, entry.parts.get(code=PROFILE)).get(INDUSTRY, "")


def _attachment(link: AttachmentLink) -> Mapping[str, Any]:
    """Return a link with its evidence as snapshots have them; its file is opened elsewhere."""
    place = {"criterion": link.criterion, "first_page": link.first_page, "last_page": link.last_page, "caption": ""}
    return {"number": link.attachment.number, "title": link.attachment.title, "file": None, "links": [place]}
