"""What an expert gave, noted and handed in, and who is recused, reaches nobody whom the table of permissions keeps out.

The secrets are planted in the world's own award, by a colleague in the panel of its expert; then every address that a
role may open is asked, also for what is searched, at the stages of a cycle.
"""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from web.conftest import Some
from web.make import sign_in
from web.permissions.colleague import (
    COMMENT,
    CONFLICT,
    DEFENCE,
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
    DEFENCE: frozenset(),
    CONFLICT: _OVERSEERS,
    NAME: _OVERSEERS | {Role.EXPERT},
}
"""Who may ever see a secret of the colleague while others still score."""

NAMED = [Role.EXPERT, Role.OFFICE_LEAD, Role.ENTRY_OWNER, Role.COMMITTEE_MEMBER]
"""The roles that every run asks as; make test-all asks as all of them, at all stages."""
OF_EVERY_STAGE = [Role.OFFICE_CLERK, Role.ENTRY_MEMBER]
"""Who neither scores nor decides: every run asks for a few pages at each stage, make test-all for all of them."""
ROLES = [
    role if role in NAMED else pytest.param(role, marks=pytest.mark.soak)
    for role in Role
    if role not in (Role.SYSTEM, Role.PERSON, *OF_EVERY_STAGE)
]
STRANGERS = (Role.EXPERT, *OF_EVERY_STAGE)
"""Of whom none finds what is the colleague's own: who scores too, who runs the cycle, who applies."""
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
    client, path, values = world.client(role), example.path(world, role), example.values(world, role)
    with undone():
        responses = [ask(client, address, path, values)]
        text = _everything(responses[0])
        if any(f'name="{field}"' in text for field in SEARCHES):
            responses.append(ask(client, address, path, {**values, **dict.fromkeys(SEARCHES, "密")}))
            text += _everything(responses[1])
    if any(one.status_code >= 500 for one in responses):
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


@pytest.mark.usefixtures("colleague")
@pytest.mark.parametrize("role", OF_EVERY_STAGE)
def test_secrets_stay_there_at_every_stage(world: World, some: Some, role: Role) -> None:
    named = [one for one in GETS if role in one.verb.roles | one.verb.approvers]
    for stage in Stage:
        world.set_stage(stage)
        chosen = some(named, f"{role} {stage}", 4)
        assert [(stage, *found) for address in chosen for found in _seen(world, role, address)] == []


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
        DEFENCE: reverse("defences:sheet", args=[colleague.defence.public_id]),
    }
    assert [secret for secret, url in pages.items() if secret not in _everything(own.get(url))] == []
    lead = world.client(Role.OFFICE_LEAD)
    text = _everything(lead.get(reverse("panels:conflicts", args=[world.cycle.public_id])))
    assert (CONFLICT in text, NAME in text) == (True, True)


def test_colleagues_objects_do_not_exist(world: World, colleague: Colleague) -> None:
    """Status, text and number of queries are those for an id that nobody ever had, whatever is asked of it."""
    instead = colleague.instead(world)
    asked = [(role, one) for role in STRANGERS for one in addresses() if role in one.verb.roles | one.verb.approvers]
    found = [one for role, address in asked for one in _told_apart(world, colleague, role, address, instead)]
    assert found == []


def _told_apart(
    world: World, colleague: Colleague, role: Role, address: Address, instead: dict[str, str]
) -> Iterator[tuple[object, ...]]:
    if "<" not in address.pattern:
        return
    example = example_of(address)
    own = list(example.path(world, role))
    for theirs in _paths(address, own, colleague, instead):
        unknown = [new_id() if part != mine else part for part, mine in zip(theirs, own, strict=True)]
        answers = [_answer(world, role, address, path, example.values(world, role)) for path in (theirs, unknown)]
        if answers[0] != answers[1]:
            yield role, address.name, answers[0][:2], answers[1][:2]


def _paths(address: Address, own: list[str], colleague: Colleague, instead: dict[str, str]) -> Iterator[list[str]]:
    """Yield the address with ids of the colleague's instead of the own ones."""
    theirs = [instead.get(part, part) for part in own]
    if theirs != own:
        yield theirs
    if address.name.startswith("files:") and len(own) in (1, 2) and "code" not in address.pattern:
        for file in (colleague.workbook, colleague.scan):
            yield [file.public_id, *own[1:]]


def _answer(
    world: World, role: Role, address: Address, path: list[str], values: dict[str, str]
) -> tuple[int, int, str]:
    client = world.client(role)
    with undone(), CaptureQueriesContext(connection) as queries:
        response = ask(client, address, path, values)
        text = _everything(response)
    for part in path:
        text = text.replace(part, "…")
    return response.status_code, len(queries), text
