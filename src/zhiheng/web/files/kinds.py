"""Whose files there are: every area declares in its ``file_doors.py`` who may open and upload files of its objects.

``FILE_KINDS`` holds a FileKind for each kind of object that has files, ``PRINT_KINDS`` a PrintKind for each page that
is printed, signed and scanned. What no area declares is open to nobody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.table import rooms
from zhiheng.web.audit.verb import Verb
from zhiheng.web.files.filetypes import ALL_TYPES, FileType
from zhiheng.web.files.models import PrintCode, StoredFile

Owners = Callable[[Actor], QuerySet[Any]]
"""The door to the objects of a kind."""

MEGABYTE = 1_000_000
DEFAULT_LIMIT = 50


def _default_limit(_owner: Row) -> int:
    return DEFAULT_LIMIT


def _itself(subject: Row) -> object:
    return subject


def _every_file(_actor: Actor) -> Q:
    return Q()


@dataclass(frozen=True, slots=True)
class Purpose:
    """What files are uploaded for; ``limit`` returns the most megabytes of one file, from the owner's settings.

    ``from_camera``: pictures that a phone takes at once.
    """

    title: Message
    types: frozenset[FileType] = ALL_TYPES
    limit: Callable[[Any], int] = _default_limit
    offers_trade_secret: bool = False
    from_camera: bool = False


@dataclass(frozen=True, slots=True)
class FileKind:
    """The files of one kind of object.

    ``name`` stands in addresses and in the database and must not change. ``owners`` returns the objects whose files the
    actor may open, for the roles of ``read``; ``files`` limits them further, such as ``Q(trade_secret=False)``. Whoever
    may do ``write`` to an object uploads, replaces and withdraws its files.
    """

    name: str
    model: type[Row]
    owners: Owners
    read: Verb
    write: Verb
    purposes: Mapping[str, Purpose]
    files: Callable[[Actor], Q] = _every_file


@dataclass(frozen=True, slots=True)
class PrintKind:
    """A page that is printed with a verification code, signed or sealed, and scanned.

    ``owners`` returns the objects whose pages and scans the actor may see, for the roles of ``read``; ``facts`` reads
    what a page of an object says, once for all kinds that share it; of that ``digest`` returns the digest; ``url``
    where the data is shown. Whoever may do ``write`` to the object prints it and hands in the scans.
    """

    name: str
    title: Message
    model: type[Row]
    owners: Owners
    read: Verb
    write: Verb
    digest: Callable[[Any], str]
    url: Callable[[Any], str]
    facts: Callable[[Any], Any] = _itself

    def digest_of(self, subject: Row) -> str:
        """Return the digest of the data that a page of the object would show now."""
        return self.digest(self.facts(subject))


@dataclass(frozen=True, slots=True)
class _Declared:
    files: dict[str, FileKind] = field(default_factory=dict)
    prints: dict[str, PrintKind] = field(default_factory=dict)


@cache
def declared() -> _Declared:
    """Return what the areas declare, by name."""
    found = _Declared()
    for module in rooms("file_doors"):
        found.files.update({one.name: one for one in getattr(module, "FILE_KINDS", ())})
        found.prints.update({one.name: one for one in getattr(module, "PRINT_KINDS", ())})
    return found


def file_kind(name: str) -> FileKind:
    """Return the kind of files of that name; raises NotFoundError."""
    return _named(declared().files, name)


def print_kind(name: str) -> PrintKind:
    """Return the kind of printed pages of that name; raises NotFoundError."""
    return _named(declared().prints, name)


Kind = TypeVar("Kind")


def _named(kinds: Mapping[str, Kind], name: str) -> Kind:
    if name not in kinds:
        raise NotFoundError
    return kinds[name]


def owner_of(file: StoredFile) -> Row:
    """Return the object that a file belongs to."""
    return _row(file_kind(file.owner_kind).model, file.owner)


def subject_of(code: PrintCode) -> Row:
    """Return the object whose page carries a code."""
    return _row(print_kind(code.kind).model, code.subject)


def _row(model: type[Row], public_id: str) -> Row:
    return model._base_manager.get(public_id=public_id)  # noqa: SLF001 - Django's name
