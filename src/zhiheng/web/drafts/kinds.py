"""What kinds of fields there are: every area declares its own in the ``KINDS`` of its ``draft_kinds.py``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from zhiheng.documents import Document
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.verb import Verb

LIMIT = 200_000
"""How many characters one field holds at most."""


def _no_problems(_owner: Row, _name: str, _text: str) -> Sequence[Message]:
    return ()


def _never(_owner: Row, _name: str) -> bool:
    return False


def _nothing_more(_owner: Row, _name: str, _text: str) -> None:
    """Leave the object as it is."""


def _any_document(_owner: Row, _name: str, _document: Document) -> None:
    """Let every document be kept."""


@dataclass(frozen=True, slots=True)
class DraftKind:
    """The fields of one kind of object.

    ``name`` stands in addresses and in the database and must not change. ``door`` returns the object for an actor and
    raises NotFoundError. ``write`` allows reading too. ``label`` returns what people call a field, None if the object
    has no field of that name. ``problems`` says what is wrong with a text, each ``what › remedy``; it is shown and does
    not keep the text from being saved. ``after_save`` follows within the transaction that keeps a text, for what the
    object has to note. ``is_document`` says which fields hold a document, whose text is its canonical JSON, written in
    the editor of documents; anything else is not saved there. ``check_document`` raises BadInputError for one that the
    object must not hold, such as with pictures of another object.
    """

    name: str
    model: type[Row]
    door: Callable[[Actor, str], Any]
    read: Verb
    write: Verb
    label: Callable[[Any, str], str | None]
    problems: Callable[[Any, str, str], Sequence[Message]] = _no_problems
    limit: int = LIMIT
    is_document: Callable[[Any, str], bool] = _never
    after_save: Callable[[Any, str, str], None] = _nothing_more
    check_document: Callable[[Any, str, Document], None] = _any_document


@cache
def all_kinds() -> Mapping[str, DraftKind]:
    """Return every kind by its name, as the areas declare them."""
    kinds: dict[str, DraftKind] = {}
    for config in apps.get_app_configs():
        name = f"{config.name}.draft_kinds"
        if find_spec(name):
            kinds.update({kind.name: kind for kind in getattr(import_module(name), "KINDS", ())})
    return kinds


def kind_of(name: str) -> DraftKind:
    """Return the kind of that name; raises NotFoundError."""
    kind = all_kinds().get(name)
    if kind is None:
        raise NotFoundError
    return kind
