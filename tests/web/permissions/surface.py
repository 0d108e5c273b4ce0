"""What the platform offers to the outside, read from the code: addresses, actions, verbs and the committed table."""

import ast
import csv
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from zhiheng.web.audit.table import COLUMNS, all_verbs, rooms
from zhiheng.web.audit.verb import Verb

TABLE = Path(__file__).parents[3] / "docs/reference/permissions.csv"
_TIES = {"acting", "prepare", "note_reading", "note", "performs", "append_record"}

_KEYWORDS = {"read", "write"}
"""How the kinds of fields and files are given their verbs."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the committed table."""

    verb: str
    kind: str
    roles: frozenset[str]
    stages: frozenset[str]
    has_condition: bool
    approvers: frozenset[str]


def committed_table() -> dict[str, Row]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    return {
        row["verb"]: Row(
            row["verb"],
            row["kind"],
            frozenset(row["roles"].split()),
            frozenset(row["stages"].split()),
            bool(row["condition"]),
            frozenset(row["approvers"].split()),
        )
        for row in rows
    }


@dataclass(frozen=True, slots=True)
class Address:
    """One address of the site: its name with its namespace, its pattern, the view."""

    name: str
    pattern: str
    view: Callable[..., Any]

    @property
    def verb(self) -> Verb:
        verb: Verb = self.view.verb
        return verb

    @property
    def methods(self) -> tuple[str, ...]:
        methods: tuple[str, ...] = self.view.methods
        return methods


def addresses() -> list[Address]:
    return list(_addresses(get_resolver(), "", ""))


def by_area(found: list[Address]) -> dict[str, list[Address]]:
    """Return addresses by the namespace of their area."""
    return {area: list(ones) for area, ones in groupby(found, key=lambda one: one.name.partition(":")[0])}


def _addresses(resolver: URLResolver, namespace: str, prefix: str) -> Iterator[Address]:
    for one in resolver.url_patterns:
        pattern = prefix + str(one.pattern)
        if isinstance(one, URLPattern):
            yield Address(namespace + str(one.name), pattern, one.callback)
        else:
            yield from _addresses(one, namespace + (f"{one.namespace}:" if one.namespace else ""), pattern)


@dataclass(frozen=True, slots=True)
class Action:
    """One public function of an area's actions, and the verbs it ties itself to."""

    name: str
    function: Callable[..., Any]
    verbs: tuple[Verb, ...]

    @property
    def area(self) -> str:
        return self.name.split(".")[2]


def actions() -> list[Action]:
    """Return every public function of the areas' ``actions`` that an actor is given to, or a deed under way."""
    found = {}
    for module in action_modules():
        for name, function in vars(module).items():
            if not inspect.isfunction(function) or function.__module__ != module.__name__ or name.startswith("_"):
                continue
            if next(iter(inspect.signature(function).parameters), "") in ("actor", "deed"):
                action = Action(f"{module.__name__}.{name}", function, _verbs_of(module, function))
                found[action.name] = action
    return list(found.values())


def action_modules() -> Iterator[ModuleType]:
    for room in rooms("actions"):
        yield room
        for one in pkgutil.walk_packages(getattr(room, "__path__", ()), f"{room.__name__}."):
            yield importlib.import_module(one.name)


def _verbs_of(module: ModuleType, function: Callable[..., Any], seen: frozenset[str] = frozenset()) -> tuple[Verb, ...]:
    """Return the verbs that a function, or a private function of its module that it calls, ties itself to."""
    tree = ast.parse(inspect.getsource(function).lstrip())
    verbs: list[Verb] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in _TIES:
            verbs += [verb for argument in node.args if (verb := _verb(module, argument))]
        elif called.startswith("_") and called not in seen and inspect.isfunction(vars(module).get(called)):
            verbs += [verb for argument in node.args if (verb := _verb(module, argument))]
            verbs += _verbs_of(module, vars(module)[called], seen | {called})
    return tuple(dict.fromkeys(verbs))


def _verb(module: ModuleType, node: ast.expr) -> Verb | None:
    match node:
        case ast.Attribute(value=ast.Name(id=holder), attr=name):
            value = getattr(vars(module).get(holder), name, None)
        case ast.Name(id=name):
            value = vars(module).get(name)
        case _:
            return None
    return value if isinstance(value, Verb) else None


def verbs_named_in_code() -> set[str]:
    """Return the ids of the verbs that an action, or a function an action shares, ties itself to."""
    named = {verb.id for action in actions() for verb in action.verbs}
    for module in areas_modules():
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                passed = node.args if called in _TIES else [one.value for one in node.keywords if one.arg in _KEYWORDS]
                named |= {verb.id for argument in passed if (verb := _verb(module, argument))}
    return named


def areas_modules() -> Iterator[ModuleType]:
    """Yield every module of the areas but their migrations."""
    for config in apps.get_app_configs():
        if config.name.startswith("zhiheng.web."):
            for one in pkgutil.walk_packages(config.module.__path__, f"{config.name}."):
                if ".migrations" not in one.name and not one.name.endswith((".wsgi", ".asgi")):
                    yield importlib.import_module(one.name)


def declared() -> dict[str, Verb]:
    return dict(all_verbs())
