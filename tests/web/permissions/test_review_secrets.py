"""What an expert gave, noted and handed in, and who is recused, reaches nobody whom the table of permissions keeps out.

The secrets are planted in the world's own award, by a colleague in the panel of its expert; then every address that a
role may open is asked, also for what is searched, at the stages of a cycle.
"""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from web.make import sign_in
from web.permissions.colleague import (
    COMMENT,
    CONFLICT,
    FILE,
    NAME,
    NOTE,
    PRACTICE,
    SCAN,
    TOTAL,
    Colleague,
    plant_colleague,
)
from web.permissions.surface import Address, addresses
from web.permissions.test_leaks import SEARCHES, _everything
from web.permissions.worlds import ROWS, World, ask, example_of, make_world, undone
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.audit.stages import Stage

pytestmark = [pytest.mark.leak, pytest.mark.django_db]

_OVERSEERS = OFFICE | {Role.SUPERVISOR}
MAY_SEE: dict[str, frozenset[Role]] = {
    COMMENT: frozenset(),
    NOTE: frozenset(),
    FILE: frozenset(),
    SCAN: frozenset(),
    PRACTICE: frozenset(),
    TOTAL: frozenset(),
    CONFLICT: _OVERSEERS,
    NAME: _OVERSEERS | {Role.EXPERT},
}
"""Who may ever see a secret of the colleague while others still score."""

NAMED = [Role.EXPERT, Role.OFFICE_LEAD, Role.ENTRY_OWNER, Role.COMMITTEE_MEMBER]
"""The roles that every run asks as; make test-all asks as all of them, at all stages."""
ROLES = [
    role if role in NAMED else pytest.param(role, marks=pytest.mark.soak)
    for role in Role
    if role not in (Role.SYSTEM, Role.PERSON)
]
GETS = [one for one in addresses() if "GET" in one.methods]


@pytest.fixture
def world() -> World:
    made = make_world()
    made.set_stage(Stage.EVALUATION)
    for model in ROWS:
        made.row(model)
    return made


@pytest.fixture
def colleague(world: World) -> Colleague:
    return plant_colleague(world)


def _seen(world: World, role: Role, address: Address) -> Iterator[tuple[str, str, str]]:
    example = example_of(address)
    client, path = world.client(role), example.path(world, role)
    for asked in ({}, dict.fromkeys(SEARCHES, "密")):
        with undone():
            response = ask(client, address, path, {**example.values(world, role), **asked})
            text = _everything(response)
        if response.status_code >= 500:
            yield address.name, role.value, "broken"
        for secret, roles in MAY_SEE.items():
            if secret in text and role not in roles:
                yield address.name, role.value, secret


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.usefixtures("colleague")
def test_secrets_stay_where_the_table_says(world: World, request: pytest.FixtureRequest, role: Role) -> None:
    named = [one for one in GETS if role in one.verb.roles | one.verb.approvers]
    for stage in Stage if request.config.getoption("--soak") else [Stage.EVALUATION]:
        world.set_stage(stage)
        assert [(stage, *found) for address in named for found in _seen(world, role, address)] == []


def test_secrets_are_planted_where_others_look(world: World, colleague: Colleague) -> None:
    """The colleague finds each of them, and so does who may."""
    own = world.client(Role.EXPERT)
    sign_in(own, colleague.held)
    sheet = [colleague.sheet.public_id]
    pages = {
        COMMENT: reverse("reviews:indicator", args=[*sheet, "1.1"]),
        NOTE: reverse("reviews:indicator", args=[*sheet, "1.1"]),
        TOTAL: reverse("reviews:print", args=sheet),
        SCAN: reverse("reviews:print", args=sheet),
        FILE: reverse("files:show", args=[colleague.workbook.public_id]),
        PRACTICE: reverse("reviews:practice", args=[colleague.practice.public_id]),
    }
    assert [secret for secret, url in pages.items() if secret not in _everything(own.get(url))] == []
    lead = world.client(Role.OFFICE_LEAD)
    text = _everything(lead.get(reverse("panels:conflicts", args=[world.cycle.public_id])))
    assert (CONFLICT in text, NAME in text) == (True, True)


def test_colleagues_objects_do_not_exist(world: World, colleague: Colleague) -> None:
    """Status, text and number of queries are those for an id that nobody ever had, whatever is asked of it."""
    instead = colleague.instead(world)
    found = [one for address in addresses() for one in _told_apart(world, colleague, address, instead)]
    assert found == []


def _told_apart(
    world: World, colleague: Colleague, address: Address, instead: dict[str, str]
) -> Iterator[tuple[object, ...]]:
    role, example = Role.EXPERT, example_of(address)
    if role not in address.verb.roles | address.verb.approvers or "<" not in address.pattern:
        return
    own = list(example.path(world, role))
    for theirs in _paths(address, own, colleague, instead):
        unknown = [new_id() if part != mine else part for part, mine in zip(theirs, own, strict=True)]
        answers = [_answer(world, address, path, example.values(world, role)) for path in (theirs, unknown)]
        if answers[0] != answers[1]:
            yield address.name, answers[0][:2], answers[1][:2]


def _paths(address: Address, own: list[str], colleague: Colleague, instead: dict[str, str]) -> Iterator[list[str]]:
    """Yield the address with ids of the colleague's instead of the own ones."""
    theirs = [instead.get(part, part) for part in own]
    if theirs != own:
        yield theirs
    if address.name.startswith("files:") and len(own) in (1, 2) and "code" not in address.pattern:
        for file in (colleague.workbook, colleague.scan):
            yield [file.public_id, *own[1:]]


def _answer(world: World, address: Address, path: list[str], values: dict[str, str]) -> tuple[int, int, str]:
    client = world.client(Role.EXPERT)
    with undone(), CaptureQueriesContext(connection) as queries:
        response = ask(client, address, path, values)
        text = _everything(response)
    for part in path:
        text = text.replace(part, "…")
    return response.status_code, len(queries), text
