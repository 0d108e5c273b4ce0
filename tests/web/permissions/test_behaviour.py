"""Pages and actions do for each role at each stage what docs/reference/permissions.csv says: all in make test-all."""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

import pytest
from django.conf import settings
from django.db import models
from django.test import Client

from web.conftest import Some
from web.permissions.surface import Action, Address, Row, actions, addresses, by_area, committed_table, declared
from web.permissions.worlds import CALLS, ROWS, Call, World, ask, content_of, example_of, make_world, undone
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.models import Cycle

TABLE = committed_table()
AREAS = by_area(addresses())
ALL_ACTIONS = [
    one for one in actions() if one.verbs and next(iter(inspect.signature(one.function).parameters)) == "actor"
]
ROLES = [role for role in Role if role is not Role.SYSTEM]


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def _allows(row: Row, role: Role, stage: Stage) -> bool:
    return role in row.roles | row.approvers and (row.stages == {"all"} or stage in row.stages)


def _expected(row: Row, role: Role, stage: Stage, address: Address, also: frozenset[int]) -> frozenset[int]:
    """Return the status codes that the table allows for; sign-in is a redirect as well.

    What is sent empty to an address that only takes POST may be found wanting before its stage is.
    """
    if role not in row.roles | row.approvers:
        return frozenset({302}) if role is Role.PUBLIC else frozenset({404})
    is_posted = "GET" not in address.methods
    found_wanting = frozenset({200, 302, 400, 409, 422}) if is_posted else frozenset()
    if not _allows(row, role, stage):
        return frozenset({403}) | found_wanting | also
    return frozenset({200, 302}) | (frozenset({403, 409}) if row.has_condition else frozenset()) | found_wanting | also


@pytest.mark.parametrize("area", AREAS)
def test_pages_answer_as_the_table_says(world: World, some: Some, area: str) -> None:
    clients = {role: world.client(role) for role in ROLES}
    assert [one for address in AREAS[area] for one in _wrong_answers(world, clients, address, some)] == []


def _wrong_answers(
    world: World, clients: Mapping[Role, Client], address: Address, some: Some
) -> Iterator[tuple[object, ...]]:
    example, row = example_of(address), TABLE[address.verb.id]
    named = [role for role in ROLES if role in row.roles | row.approvers]
    strangers = [role for role in ROLES if role not in named]  # for whom the page exists at no stage
    stages = Stage if row.stages != {"all"} else (Stage.DRAFT, Stage.ARCHIVED)
    tried = [(role, stage) for stage in stages for role in named]
    asked = [
        *some([one for one in tried if _allows(row, *one)], address.name, 2),
        *some([one for one in tried if not _allows(row, *one)], address.name, 2),
        *((role, Stage.DRAFT) for role in [*some(strangers, address.name, 2), Role.PUBLIC]),
    ]
    for stage in Stage:
        world.set_stage(stage)
        for role in dict.fromkeys(role for role, then in asked if then is stage):
            expected = _expected(row, role, stage, address, example.also)
            path = example.path(world, role)
            with undone():
                response = ask(clients[role], address, path, example.values(world, role))
                content_of(response)
            is_sent_off = role is Role.PUBLIC and role not in row.roles
            sign_in, asked_for, _ = response.get("Location", "").partition("?")
            to_sign_in = sign_in == settings.LOGIN_URL and bool(asked_for or is_sent_off)
            if response.status_code not in expected or to_sign_in != is_sent_off:
                yield address.name, role.value, stage.value, response.status_code, sorted(expected)


def _call(world: World, action: Action) -> Call:
    """Return a subject of the right kind, and nothing for what no action reaches before it checks its verb."""
    known = CALLS.get(action.name.removeprefix("zhiheng.web."))
    if known:
        return known
    _, *parameters = inspect.signature(action.function).parameters.values()
    needed = [one for one in parameters if one.default is one.empty]
    places = [_row_of(world, one.annotation) for one in needed if one.kind is one.POSITIONAL_OR_KEYWORD]
    return Call(lambda _world: places, {one.name: None for one in needed if one.kind is one.KEYWORD_ONLY})


def _row_of(world: World, annotation: object) -> Any:
    kinds = [
        one for one in (annotation, *get_args(annotation)) if inspect.isclass(one) and issubclass(one, models.Model)
    ]
    if not kinds:
        return None
    return world.row(Cycle if Cycle in kinds else kinds[0])


@pytest.mark.parametrize("area", sorted({one.area for one in ALL_ACTIONS}))
def test_actions_refuse_whom_the_table_does_not_name(world: World, area: str) -> None:
    for model in ROWS:
        world.row(model)
    before = LedgerEntry.objects.count()
    wrong = [one for action in ALL_ACTIONS if action.area == area for one in _not_refused(world, action)]
    assert (wrong, LedgerEntry.objects.count()) == ([], before)


def _not_refused(world: World, action: Action) -> Iterator[str]:
    call, rows = _call(world, action), [TABLE[verb.id] for verb in action.verbs]
    given = call.arguments(world)
    has_stage = bool(given) and getattr(getattr(given[0], "scope", None), "stage", None) is not None
    for stage in Stage if has_stage else [Stage.DRAFT]:
        world.set_stage(stage)
        for role in ROLES:
            is_named = any(
                _allows(row, role, stage) if has_stage else role in row.roles | row.approvers for row in rows
            )
            if not is_named:
                yield from _done_by(world.actor(role), action, given, call.keywords, stage)


def _done_by(
    actor: Actor, action: Action, given: Sequence[Any], keywords: Mapping[str, object], stage: Stage
) -> list[str]:
    try:
        action.function(actor, *given, **keywords)
    except (NotPermittedError, NotFoundError):
        return []
    except Exception as error:  # noqa: BLE001 - whatever else happens comes before the check
        return [f"{action.name} {actor.role} {stage}: {error!r}; has it an example in CALLS of worlds.py?"]
    return [f"{action.name} {actor.role} {stage}: done"]


def test_rules_are_the_rows_of_the_table(world: World) -> None:
    """Where a row does not name role and stage its rule refuses, whatever the object."""
    allowed = []
    for stage in Stage:
        world.set_stage(stage)
        for name, row in TABLE.items():
            strangers = [role for role in ROLES if not _allows(row, role, stage)]
            verb = declared()[name]
            allowed += [(name, role, stage) for role in strangers if verb.allows(world.actor(role), world.cycle)]
    assert allowed == []
    rows = {name: (row.roles, row.approvers, row.kind) for name, row in TABLE.items()}
    assert {name: (verb.roles, verb.approvers, verb.kind) for name, verb in declared().items()} == rows
