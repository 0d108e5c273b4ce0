"""What the page of the metrics at one indicator shows to those who write the application."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from zhiheng.metrics.catalogue import Metric
from zhiheng.web.audit.actor import Actor
from zhiheng.web.databook.aims import COMPARE, TARGET, home_of_metric
from zhiheng.web.databook.asked import Asked
from zhiheng.web.databook.book import book_of
from zhiheng.web.databook.cards import Cards, cards_at, metrics_at
from zhiheng.web.databook.domains import TITLES
from zhiheng.web.drafts.queries import FieldState, field_states, texts_of_all
from zhiheng.web.entries import doors
from zhiheng.web.entries.models import AttachmentLink, Entry
from zhiheng.web.entries.models.part import ENTRY_PART

Aim: TypeAlias = tuple[Metric, FieldState, FieldState]
"""A metric with the fields of its target and of its comparison values."""


def metrics_page(actor: Actor, entry: Entry, code: str, asked: Asked) -> tuple[Cards, list[Aim]]:
    """Return the cards at an indicator of what the actor may read, and the aims in sheets that the actor may read."""
    parts = {one.code: one for one in doors.parts(actor).filter(entry=entry, code__in=TITLES)}
    texts = texts_of_all(ENTRY_PART, [one.public_id for one in parts.values()])
    book = book_of(asked.years, {code: texts.get(one.public_id, {}) for code, one in parts.items()})
    links = doors.attachment_links(actor).filter(part__in=parts.values()).order_by("attachment__number", "pk")
    cards = cards_at(code, book, asked.first_year, [_attachment(one) for one in links])
    aims: list[Aim] = []
    at_home = [one for one in metrics_at(code) if one.point.rstrip("abcdefgh") == code]
    for sheet, part in parts.items():
        own = [one for one in at_home if home_of_metric(one.id) == sheet]
        names = [f"{prefix}{one.id}" for one in own for prefix in (TARGET, COMPARE)]
        states = field_states(actor, ENTRY_PART, part, names) if names else {}
        aims += [(one, states[f"{TARGET}{one.id}"], states[f"{COMPARE}{one.id}"]) for one in own]
    return cards, aims


def _attachment(link: AttachmentLink) -> Mapping[str, Any]:
    """Return a link with its evidence as snapshots have them; its file is opened elsewhere."""
    place = {"criterion": link.criterion, "first_page": link.first_page, "last_page": link.last_page, "caption": ""}
    return {"number": link.attachment.number, "title": link.attachment.title, "file": None, "links": [place]}
