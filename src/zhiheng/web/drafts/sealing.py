"""The digest of what was typed, for the record: one entry for many versions (design rule 7)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db.models import F, Max, Min, QuerySet

from zhiheng.canonical import Json, digest_of
from zhiheng.web.audit.rows import Row
from zhiheng.web.drafts.kinds import all_kinds
from zhiheng.web.drafts.models import Field, Version

PAUSE = timedelta(minutes=10)
"""How long editing of an object pauses before its versions are sealed."""

_COLUMNS = ("field__owner", "field__kind", "field__name", "number", "sha256", "author__public_id")
_Row = tuple[str, str, int, str, str]


def seal_versions(owner: Row) -> dict[str, Json]:
    """Mark the versions of an object since the last time as sealed and return what the record says of them.

    Nothing is returned if there are none. To be called within an act whose subject is the object, or that holds the
    lock of its row: ``deed.record(**seal_versions(deed.subject))``.
    """
    return _sealed([owner.public_id]).get(owner.public_id, {})


def seal_versions_of(owners: Iterable[Row]) -> dict[str, Json]:
    """Do so for several objects, whose locks the act holds; the record tells each under ``sealed``."""
    ids = [owner.public_id for owner in owners]
    found = _sealed(ids)
    sealed: list[Json] = [{"object": owner, **found[owner]} for owner in ids if owner in found]
    return {"sealed": sealed} if sealed else {}


def _sealed(owners: Sequence[str]) -> dict[str, dict[str, Json]]:
    """Seal and return what the record says, by object; those with nothing to seal are left out; two queries."""
    unsealed = Version.objects.filter(field__owner__in=owners, number__gt=F("field__sealed"))
    rows = unsealed.order_by("field__owner", "field__kind", "field__name", "number").values_list(*_COLUMNS)
    found = {owner: _told([row[1:] for row in of]) for owner, of in groupby(rows, key=lambda row: row[0])}
    if found:
        Field.objects.filter(owner__in=found).update(sealed=F("head"))
    return found


def _told(rows: Sequence[_Row]) -> dict[str, Json]:
    return {
        "versions": len(rows),
        "authors": sorted({author for *_, author in rows}),
        "fields": [_range_of(key, [row[2] for row in of]) for key, of in groupby(rows, key=lambda row: row[:2])],
        "digest": digest_of([list(row[:4]) for row in rows]),
    }


def digest_of_sealed(owner: str, fields: Json) -> str:
    """Return the digest again of versions as a record lists them: kind, name, first and last number of each field."""
    rows: list[Json] = []
    for kind, name, first, last in fields:  # type: ignore[union-attr, misc]  # as seal_versions wrote them
        versions = Version.objects.filter(
            field__owner=owner, field__kind=kind, field__name=name, number__range=(first, last)
        )
        rows += [[kind, name, *row] for row in versions.order_by("number").values_list("number", "sha256")]
    return digest_of(rows)


def paused_objects(now: datetime) -> list[Row]:
    """Return the objects with unsealed versions that nobody has edited for a while."""
    by_owner = _unsealed().values("owner").annotate(last=Max("edited"))
    return _objects(by_owner.filter(last__lt=now - PAUSE))


def unsealed_objects_of(person: int) -> list[Row]:
    """Return the objects with unsealed versions of a person."""
    return _objects(_unsealed().filter(versions__author=person, versions__number__gt=F("sealed")).values("owner"))


def _unsealed() -> QuerySet[Field]:
    return Field.objects.filter(head__gt=F("sealed"))


def _objects(owners: QuerySet[Field, Any]) -> list[Row]:
    found = owners.annotate(any_kind=Min("kind")).order_by("owner").values_list("any_kind", "owner")
    return [all_kinds()[kind].model._base_manager.get(public_id=owner) for kind, owner in found]  # noqa: SLF001


def _range_of(key: tuple[str, str], numbers: list[int]) -> list[Json]:
    return [*key, numbers[0], numbers[-1]]
