"""What of each area goes into the archive of a cycle (归档): every area declares it in its module ``archived``.

``PAPERS`` lists kinds of items (件), each of a model, with the models whose rows stand inside an item; ``LEFT_OUT``
names the models that no item holds, each with the reason. Every model must be in one of both. What is left out of the
items is in the tables of the archive file all the same (docs/reference/archive.md), unless its reason says otherwise.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.db import models

from zhiheng.problems import Message
from zhiheng.web.audit.table import rooms

Model = type[models.Model]
Period = Literal["rules", "entries", "reviews", "decisions", "letters", "objections", "statistics"]
"""Which setting says how long items are kept: ``archive.<period>``."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that stand inside an item: those whose foreign key ``by`` names the row they are part of.

    ``has_texts``: with what their draft fields hold last.
    """

    model: Model
    by: str
    parts: tuple["Part", ...] = ()
    has_texts: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """What the catalogue (归档目录) says of an item; ``by`` is who made it (责任者), "" for the award office."""

    title: Message
    day: date | datetime | None
    number: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of items: ``name`` is that of its folder; ``rows`` returns those of a cycle, ordered."""

    name: str
    title: Message
    model: Model
    period: Period
    rows: Callable[[Any], "models.QuerySet[Any]"]
    described: Callable[[Any], Described]
    parts: tuple[Part, ...] = ()


def all_papers() -> Sequence[Paper]:
    """Return the kinds of items of all areas, in the order of their names."""
    found = [one for module in rooms("archived") for one in getattr(module, "PAPERS", ())]
    return sorted(found, key=lambda one: one.name)


def all_left_out() -> Mapping[Model, Message]:
    """Return the models that no item holds, with the reasons."""
    found: dict[Model, Message] = {}
    for module in rooms("archived"):
        found |= getattr(module, "LEFT_OUT", {})
    return found


def models_in(paper: Paper) -> Iterator[Model]:
    """Yield the models whose rows stand in items of a kind."""
    yield paper.model
    waiting = list(paper.parts)
    while waiting:
        part = waiting.pop()
        yield part.model
        waiting += part.parts
