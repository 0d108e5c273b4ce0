"""Reading fields: what they hold now, and their versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import Lead
from django.utils import timezone

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.rows import Row
from zhiheng.web.drafts.doors import Draft
from zhiheng.web.drafts.kinds import kind_of
from zhiheng.web.drafts.models import Field, Version

_REST = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class FieldState:
    """What an editor shows: the newest version of a field, None before anything was typed."""

    draft: Draft
    version: Version | None
    may_write: bool

    @property
    def text(self) -> str:
        """What the field holds."""
        return (self.version and self.version.text) or ""

    @property
    def number(self) -> int:
        """The number of the newest version, 0 before the first."""
        return self.version.number if self.version else 0

    @property
    def saved(self) -> str:
        """When that was saved, for people."""
        return clock_time(self.version.saved) if self.version else ""


def field_states(actor: Actor, kind_name: str, owner: Row, names: Iterable[str]) -> dict[str, FieldState]:
    """Return fields of an object that the actor's door let through, by name; one query for all of them.

    Raises NotFoundError if the object has no field of a name.
    """
    kind = kind_of(kind_name)
    heads = {version.field.name: version for version in _heads(kind_name, owner).select_related("author")}
    may_write = kind.write.allows(actor, owner)
    return {
        name: FieldState(Draft(kind, owner, name, _label(kind.label(owner, name))), heads.get(name), may_write)
        for name in names
    }


def texts_of(kind_name: str, owner: Row) -> dict[str, str]:
    """Return what all fields of an object hold, by name; fields never filled in are left out."""
    return {version.field.name: version.text or "" for version in _heads(kind_name, owner)}


class Head(NamedTuple):
    """The newest version of a field: its number, and what it holds."""

    number: int
    text: str


def heads_of_all(kind_name: str, owners: Iterable[str]) -> dict[str, dict[str, Head]]:
    """Return the newest versions of the fields of many objects, by the objects' ids and the names; one query."""
    heads = Version.objects.filter(field__owner__in=owners, field__kind=kind_name, number=F("field__head"))
    found: dict[str, dict[str, Head]] = {}
    for owner, name, number, text in heads.values_list("field__owner", "field__name", "number", "text"):
        found.setdefault(owner, {})[name] = Head(number, text or "")
    return found


def texts_of_all(kind_name: str, owners: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return what all fields of many objects hold, by the objects' public ids and the fields' names; one query."""
    heads = heads_of_all(kind_name, owners)
    return {owner: {name: head.text for name, head in fields.items()} for owner, fields in heads.items()}


def head_of(draft: Draft) -> Version | None:
    """Return the newest version of a field."""
    return _heads(draft.kind.name, draft.owner).filter(field__name=draft.name).select_related("author").first()


def history(field: Field | None, *, is_complete: bool) -> QuerySet[Version]:
    """Return a field's versions, the newest first.

    Unless complete only those that stayed for a while, were followed by somebody else's, are restored or are the
    newest: what is left out was typed over within minutes.
    """
    versions = Version.objects.filter(field=field).select_related("author").order_by("-number")
    if is_complete:
        return versions
    following = {
        "next_saved": Window(Lead("saved"), order_by="number"),
        "next_author": Window(Lead("author"), order_by="number"),
    }
    stayed = Q(next_saved=None) | ~Q(next_author=F("author")) | Q(next_saved__gt=F("saved") + _REST)
    return versions.annotate(**following).filter(stayed | Q(restored_from__isnull=False))


def clock_time(moment: datetime) -> str:
    """Return a moment as people read it: today's by the time alone."""
    local = timezone.localtime(moment)
    return f"{local:%H:%M:%S}" if local.date() == timezone.localdate() else f"{local:%Y-%m-%d %H:%M:%S}"


def _heads(kind_name: str, owner: Row) -> QuerySet[Version]:
    heads = Version.objects.filter(field__owner=owner.public_id, field__kind=kind_name, number=F("field__head"))
    return heads.select_related("field")


def _label(label: str | None) -> str:
    if label is None:
        raise NotFoundError
    return label
