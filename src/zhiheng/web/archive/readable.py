"""What an item says, as JSON of words and names; nothing in it is a number of a database."""

import json
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from zhiheng.canonical import Json
from zhiheng.web.archive.catalogue import Item
from zhiheng.web.archive.labels import LABELS
from zhiheng.web.archive.messages import SEALED
from zhiheng.web.archive.tree import Node
from zhiheng.web.drafts.models import Version
from zhiheng.web.entries.models import Entry
from zhiheng.web.people.models import Organisation, Person
from zhiheng.web.programmes.models import Cycle, Phase, Track

if TYPE_CHECKING:
    from collections.abc import Mapping

_JSON = ("content", "outcome")
"""Columns that hold canonical JSON."""


class Names:
    """What rows that others refer to are called, by model and key; and the last texts of draft fields."""

    def __init__(self, cycle: Cycle) -> None:
        entries = Entry.objects.filter(cycle=cycle).select_related("organisation")
        self.called: dict[type[models.Model], dict[Any, str]] = {
            Person: dict(Person.objects.values_list("pk", "name")),
            Organisation: dict(Organisation.objects.values_list("pk", "name")),
            Entry: {one.pk: f"{one.organisation.name} {one.code}" for one in entries},
            Phase: dict(Phase.objects.filter(cycle=cycle).values_list("pk", "name")),
            Track: dict(Track.objects.filter(cycle=cycle).values_list("pk", "name")),
            Cycle: {cycle.pk: cycle.title},
        }
        heads = Version.objects.filter(field__cycle=cycle, number=models.F("field__head"), quarantined=None)
        self.texts: dict[str, dict[str, str]] = {}
        for owner, name, text in heads.values_list("field__owner", "field__name", "text"):
            self.texts.setdefault(owner, {})[name] = text or ""


def said_in(item: Item, names: Names) -> dict[str, Json]:
    """Return what an item says: the catalogue's line, and the rows."""
    return {"catalogue": item.as_json(), "says": _node(item.node, names)}


def as_html(value: Json) -> SafeString:
    """Return JSON as nested lists, for people."""
    if isinstance(value, dict):
        pairs = [(LABELS[key].zh if key in LABELS else key, as_html(one)) for key, one in value.items()]
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", pairs))
    if isinstance(value, list):
        return format_html("<ol>{}</ol>", format_html_join("", "<li>{}</li>", [(as_html(one),) for one in value]))
    lines = [(line,) for line in str("" if value is None else value).split("\n")]
    return format_html_join(mark_safe("<br>"), "{}", lines)


def _node(node: Node, names: Names) -> dict[str, Json]:
    found = _row(node.row, names)
    if node.has_texts:
        found["texts"] = dict(names.texts.get(node.row.public_id, {}))
    for name, nodes in node.inside.items():
        found[name] = [_node(one, names) for one in nodes]
    return found


def _row(row: models.Model, names: Names) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for field in row._meta.concrete_fields:  # noqa: SLF001 - Django's name
        value = getattr(row, field.attname)
        if isinstance(field, models.AutoField) or value in (None, ""):
            continue
        if isinstance(field, models.ForeignKey):
            called: Mapping[Any, str] = names.called.get(field.related_model, {})
            if value in called:
                found[field.name] = called[value]
        elif isinstance(field, models.BinaryField):
            found[field.name] = SEALED.zh
        else:
            found[field.name] = _value(field.name, value)
    return found


def _value(name: str, value: Any) -> Json:  # noqa: ANN401 - a column of any kind
    if name in _JSON and isinstance(value, str) and value.startswith("{"):
        return _exact(json.loads(value))
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return _exact(value)


def _exact(value: Any) -> Json:  # noqa: ANN401 - any JSON
    """Return JSON without binary floating point, which canonical JSON does not know."""
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict):
        return {str(key): _exact(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_exact(one) for one in value]
    found: Json = value
    return found
