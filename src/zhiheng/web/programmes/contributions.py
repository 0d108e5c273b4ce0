"""What the areas contribute to a cycle's pages, found like their verbs: by the name of a module and a function in it.

========== ============================ ======================================================================
module     function                     says
========== ============================ ======================================================================
blockers   ``blockers(cycle, verb)``    what must be done before a verb on the cycle, as ``Blocker``
today      ``items(actor, cycle, now)`` what is due, overdue or waiting for the actor, as ``Item``
funnel     ``steps(cycle)``             how many entries stand where, as ``Step``, in the order of the way
hints      ``hints(actor, entry)``      what who screens an application should look at, as ``Message``
letters    ``values(kind, cycle)``      what a new letter of a kind begins with, as pairs of field and text
track_form ``default_form()``           the application form that new tracks have, as ``NewForm``
========== ============================ ======================================================================

Of no cycle is ``backup_blockers()`` in a module of that name: what must be done before a backup, as ``Problem``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, Literal

from zhiheng.canonical import Json
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.table import rooms
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes.models import Cycle


@dataclass(frozen=True, slots=True)
class Blocker:
    """Something to be done first: a message ``what › remedy`` with its values, and the page where to do it."""

    message: Message
    link: str = ""
    values: dict[str, object] = field(default_factory=dict)

    def as_problem(self) -> Problem:
        """Return what is the matter and the remedy."""
        return Problem(Place(), self.message, tuple(self.values.items()))

    def as_message(self) -> Message:
        """Return the message with its values filled in, safe to be filled again."""
        return filled(self.message, **self.values)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the office's day: what, until when, and the page where to do it."""

    kind: Literal["overdue", "due", "waiting", "to_do"]
    text: Message
    link: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class NewForm:
    """An application form to be kept: what it says, and the file it came from."""

    title: str
    form: dict[str, Json]
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """How many entries stand at one point of the way."""

    name: Message
    count: int


def blockers(cycle: Cycle, verb: Verb) -> list[Blocker]:
    """Return everything that must be done before the verb, from all areas."""
    return [one for contribute in contributions("blockers", "blockers") for one in contribute(cycle, verb)]


def items_of_day(actor: Actor, cycle: Cycle, now: datetime) -> list[Item]:
    """Return the day's checklist from all areas, the most urgent first."""
    order = ("overdue", "due", "waiting", "to_do")
    found: Iterable[Item] = (one for give in contributions("today", "items") for one in give(actor, cycle, now))
    return sorted(found, key=lambda item: (order.index(item.kind), item.day or date.max))


def steps_of_way(cycle: Cycle) -> list[Step]:
    """Return the counts of all areas, in the order of the areas."""
    return [one for give in contributions("funnel", "steps") for one in give(cycle)]


@cache
def contributions(module: str, function: str) -> Sequence[Callable[..., Iterable[Any]]]:
    """Return the functions of that name in the areas' modules of that name."""
    return [getattr(room, function) for room in rooms(module)]


def filled(message: Message, **values: object) -> Message:
    """Return a message with its values filled in, in which no value is taken for a placeholder later."""
    return Message(*(message.text(one, values).replace("{", "{{").replace("}", "}}") for one in ("zh", "en")))
