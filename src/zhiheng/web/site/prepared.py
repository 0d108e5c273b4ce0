"""Queries whose SQL is made once: for the few that nearly every request asks."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar, cast

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

One = TypeVar("One", bound=Model)
Value = str | int


class Prepared(Generic[One]):
    """A query for one row as a function of its values; its SQL is made at the first use.

    Django makes the SQL of a query anew each time, which takes several times as long as the database needs to answer.
    ``query`` returns the queryset for values. Each of them must come into the SQL as one parameter and change nothing
    else of it: ``examples`` are values, all different, by which their places are found.
    """

    def __init__(self, query: Callable[..., QuerySet[One]], *examples: Value) -> None:
        self._query, self._examples = query, examples
        self._made: dict[str, _Statement[One]] = {}

    def first(self, *values: Value) -> One | None:
        """Return the first row of the query for these values, with what it selects along; None if there is none."""
        vendor = connections["default"].vendor
        if vendor not in self._made:
            self._made[vendor] = _Statement(self._query(*self._examples), self._examples)
        return self._made[vendor].first(values)


class _Statement(Generic[One]):
    """The SQL of a query on one kind of database, and how a row of the answer becomes an object, as Django does it."""

    def __init__(self, queryset: QuerySet[One], examples: Sequence[Value]) -> None:
        query = queryset.query.clone()
        query.set_limits(high=1)
        compiler: Any = query.get_compiler("default")
        self._sql, self._parameters = compiler.as_sql()
        self._places = [self._parameters.index(example) for example in examples]
        select, info = compiler.select, compiler.klass_info
        self._own = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
        self._names = [column[0].target.attname for column in select[self._own]]
        self._model = cast("type[One]", info["model"])
        self._related = cast("Any", get_related_populators)(info, select, "default")
        self._converters = compiler.get_converters(column[0] for column in select).items()

    def first(self, values: Sequence[Value]) -> One | None:
        """Return the object of the first row, None if there is no row."""
        parameters = list(self._parameters)
        for place, value in zip(self._places, values, strict=True):
            parameters[place] = value
        with connections["default"].cursor() as cursor:
            cursor.execute(self._sql, parameters)
            row = cursor.fetchone()
        return None if row is None else self._object(list(row))

    def _object(self, row: list[Any]) -> One:
        for place, (converters, expression) in self._converters:
            for convert in converters:
                row[place] = convert(row[place], expression, connections["default"])
        found = self._model.from_db("default", self._names, row[self._own])
        for related in self._related:
            related.populate(row, found)
        return found
