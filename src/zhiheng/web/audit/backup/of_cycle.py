"""Which rows belong to one cycle, found by following foreign keys, so that nothing of another cycle goes along.

A row belongs to the cycle or programme it names (``cycle``, else ``programme``; a role without both to the
``organisation`` it names, while what an organisation keeps outside any cycle stays); a row that names none belongs to
its parents. Persons, organisations and bytes go along when a row inside names
them, with what is their own, such as second factors. Of the record all entries go along, but what they say stays behind
unless it is about this cycle or its programme.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.db import models

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.backup.portion import Portion
from zhiheng.web.audit.backup.rows import Model, Values, label_of, models_to_keep
from zhiheng.web.audit.models import LedgerEntry, LedgerHead, LedgerPayload
from zhiheng.web.audit.rows import Row
from zhiheng.web.files.backup import digests_to_keep
from zhiheng.web.files.models import Blob
from zhiheng.web.people.models import Assignment, Invitation, Organisation
from zhiheng.web.programmes.models import Cycle, Programme

_PLACES: Mapping[str, Model] = {"cycle": Cycle, "programme": Programme, "organisation": Organisation}
_HELD_FOR_ORGANISATIONS = (Assignment, Invitation)
_WHOLE = (LedgerEntry, LedgerHead)
_LEFT_BEHIND = {"payload": None, "salt": None, "removed": None, "programme_id": None, "cycle_id": None}

_LEADS_OUTSIDE = Message(
    "{model} 的一行离不开本届以外的 {target}，不能移交 › 报告给开发者",
    "a row of {model} needs a {target} outside the cycle, which cannot be handed over › tell the developers",
)

Inside = Mapping[Model, set[Any]]
Reference = models.ForeignKey[Any, Any]


def of_cycle(cycle: Cycle) -> Portion:
    """Return the rows and files of one cycle; to be called within a snapshot."""
    inside = _rows_inside(cycle)

    def part_of(model: Model, values: Values) -> Values | None:
        if model in _WHOLE:
            return values
        key = values[model._meta.pk.attname]  # noqa: SLF001 - Django's name
        if key in inside[model]:
            return values | _cut_references(model, values, inside)
        return values | _LEFT_BEHIND if model is LedgerPayload else None

    return Portion(part_of, set(digests_to_keep()) & inside[Blob], cycle.public_id)


def _rows_inside(cycle: Cycle) -> Inside:
    """Return the primary keys of the rows inside by model: pass after pass, until a pass finds no more."""
    inside: defaultdict[Model, set[Any]] = defaultdict(set)
    inside[Cycle], inside[Programme] = {cycle.pk}, {cycle.programme_id}
    size = 0
    while size != (size := sum(map(len, inside.values()))):
        for model in models_to_keep():
            for key, named in _references(model):
                if key in inside[model] or _belongs(model, named, inside):
                    inside[model].add(key)
                    for field, value in named.items():
                        if _target(field) not in _placed_models():
                            inside[_target(field)].add(value)
    return inside


def _references(model: Model) -> Iterator[tuple[Any, dict[Reference, Any]]]:
    """Yield the primary key of each row of a model, and what its foreign keys name."""
    fields = _foreign_keys(model)
    rows = model._base_manager.values_list("pk", *(field.attname for field in fields))  # noqa: SLF001 - Django's name
    for key, *values in rows.iterator(chunk_size=1000):
        yield key, {field: value for field, value in zip(fields, values, strict=True) if value is not None}


def _belongs(model: Model, named: Mapping[Reference, Any], inside: Inside) -> bool:
    """Whether a row belongs to the cycle, by what it names."""
    if model in _PLACES.values():
        return False  # the one cycle and its programme are inside from the start; organisations when a row names them
    if _names_place(model):
        for field, value in sorted(named.items(), key=lambda item: _rank(item[0])):
            if _is_place(field):
                return value in inside[_target(field)] and _holds(model, field)
        return False
    parents = {field: value for field, value in named.items() if field in _parents(model)}
    return bool(parents) and all(value in inside[_target(field)] for field, value in parents.items())


def _holds(model: Model, place: Reference) -> bool:
    """Whether rows of a model belong to a place of that kind: to an organisation only the roles held for it."""
    return _target(place) is not Organisation or model in _HELD_FOR_ORGANISATIONS


def _cut_references(model: Model, values: Values, inside: Inside) -> Values:
    """Return the references that lead outside, as nothing; raises BadInputError for one that must not be nothing."""
    cut: Values = {}
    for field in _foreign_keys(model):
        value = values[field.attname]
        if value is None or value in inside[_target(field)]:
            continue
        if not field.null:
            names = (("model", label_of(model)), ("target", label_of(_target(field))))
            raise BadInputError([Problem(Place(), _LEADS_OUTSIDE, names)])
        cut[field.attname] = None
    return cut


@cache
def _foreign_keys(model: Model) -> tuple[Reference, ...]:
    return tuple(field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))  # noqa: SLF001


def _target(field: Reference) -> Model:
    target: Model = field.related_model
    return target


def _is_place(field: Reference) -> bool:
    return _PLACES.get(field.name) is _target(field)


def _rank(field: Reference) -> int:
    return list(_PLACES).index(field.name) if _is_place(field) else len(_PLACES)


def _names_place(model: Model) -> bool:
    """Whether the rows of a model name a cycle or a programme themselves."""
    return any(_is_place(field) and _target(field) is not Organisation for field in _foreign_keys(model))


@cache
def _placed_models() -> frozenset[Model]:
    """Return the models whose rows belong to a cycle or a programme, by themselves or by a parent."""
    placed: set[Model] = {Cycle, Programme, *filter(_names_place, models_to_keep())}
    while True:
        more = {model for model in models_to_keep() if any(_target(one) in placed for one in _foreign_keys(model))}
        if more <= placed:
            return frozenset(placed)
        placed |= more


@cache
def _parents(model: Model) -> frozenset[Reference]:
    """Return the foreign keys that a row which names no place belongs by: all of which must lead inside.

    Those to rows of cycles if there are any; else those that the other side lists, and those to rows that people know.
    """
    fields = frozenset(_foreign_keys(model))
    placed = frozenset(field for field in fields if _target(field) in _placed_models())
    if placed:
        return placed
    known = frozenset(field for field in fields if issubclass(_target(field), Row))
    listed = frozenset(field for field in fields if not field.remote_field.hidden)
    return (known | listed) or fields
