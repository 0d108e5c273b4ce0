"""What every row of the platform has: a random public id, and its place in a programme or a cycle."""

import secrets
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import models

from zhiheng.web.audit.scope import Scope
from zhiheng.web.site.prepared import Prepared

Own = TypeVar("Own", bound="Row")


def new_id() -> str:
    """Return a random id of 128 bits."""
    return secrets.token_hex(16)


class IdField(models.CharField):  # type: ignore[type-arg]  # generic for the type checker only
    """An id or digest that requests name, where anything may stand: what no database can hold names nothing."""

    def get_prep_value(self, value: object) -> Any:  # noqa: ANN401 - as Django types it
        """Return what the database is asked for; nothing has an empty id."""
        text = super().get_prep_value(value)
        return text if text is None or text.isprintable() else ""

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Return what migrations say of the column: it is one of characters."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class Row(models.Model):
    """A row that pages and exports name by ``public_id``, never by its number."""

    public_id = IdField(max_length=32, unique=True, default=new_id, editable=False)

    class Meta:
        abstract = True

    @property
    def scope(self) -> Scope:
        """Where this belongs; a row of no programme belongs to the installation."""
        return Scope()


class ProgrammeRow(Row):
    """A row of one programme (奖项)."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def scope(self) -> Scope:
        """The programme."""
        scope: Scope = self.programme.scope
        return scope


class CycleRow(Row):
    """A row of one cycle (届)."""

    cycle = models.ForeignKey("programmes.Cycle", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def scope(self) -> Scope:
        """The cycle with its stage."""
        scope: Scope = self.cycle.scope
        return scope


def locked(row: Own) -> Own:
    """Return a row as it stands, locked for the rest of the transaction; raises its DoesNotExist."""
    fresh: Own | None = _locked(type(row)).first(row.pk)
    if fresh is None:
        raise type(row).DoesNotExist
    return fresh


@cache
def _locked(model: type[Own]) -> Prepared[Own]:
    # Without the key: an entry of the record, whose writer holds the chain's head, refers to the row by its key, and
    # would wait for who waits for the head.
    rows = model._base_manager.select_for_update(of=("self",), no_key=True)  # noqa: SLF001 - Django's name
    return Prepared(lambda pk: rows.filter(pk=pk), model._meta.pk.to_python("1"))  # noqa: SLF001 - Django's name
