"""Nothing of another award is shown, counted, searched, exported or hinted at: planted marks stay hidden everywhere."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from web.conftest import Some
from web.permissions.public import PUBLIC_PATHS
from web.permissions.surface import Address, addresses, by_area
from web.permissions.worlds import ROWS, World, ask, content_of, example_of, make_world, undone
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.audit.stages import Stage

pytestmark = [pytest.mark.leak, pytest.mark.django_db]

PLANTED = "秘密五七"
"""Ends every name, title and text of the other award; people search for its beginning."""
SEARCHES = ("q", "search", "person", "name", "title")
_ID = re.compile(r"[0-9a-f]{32}")
_CSRF_TOKEN = re.compile(r"\b[A-Za-z0-9]{64}\b")
_OVERSEERS = OFFICE | {Role.SUPERVISOR}
ROLES = [role for role in Role if role not in (Role.SYSTEM, Role.OPERATOR)]


OF_THE_INSTALLATION = {
    "people:organisations": _OVERSEERS,
    "people:authorise": _OVERSEERS,
    "entries:take_in": _OVERSEERS,
    **dict.fromkeys(PUBLIC_PATHS, frozenset(ROLES)),
}
"""Organisations register all year and belong to no award: every office sees who registered. What is public everybody
sees; what is not is the matter of tests/web/public."""


@pytest.fixture
def worlds() -> tuple[World, World]:
    own, other = make_world(), make_world(PLANTED)
    for world in (own, other):
        world.set_stage(Stage.CALL)
        for model in ROWS:
            world.row(model)
    return own, other


def _everything(response) -> str:
    """Return what an answer tells: its headers, and its content, unpacked if it is packed."""
    content = content_of(response)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"".join(name.encode() + packed.read(name) for name in packed.namelist())
    return _CSRF_TOKEN.sub("…", f"{response.headers}{content.decode(errors='replace')}")


def _named(address: Address) -> list[Role]:
    """Return the roles of the page; for others it does not exist, whatever its address names."""
    return [role for role in ROLES if role in address.verb.roles | address.verb.approvers]


GETS = by_area([one for one in addresses() if "GET" in one.methods])


@pytest.mark.parametrize("area", GETS)
def test_pages_tell_nothing_of_another_award(worlds: tuple[World, World], some: Some, area: str) -> None:
    roles = {address: some(_named(address), address.name, 2) for address in GETS[area]}
    assert [one for address in roles for one in _told(worlds[0], address, roles[address])] == []


def _told(own: World, address: Address, roles: Sequence[Role]) -> Iterator[tuple[str, Role]]:
    example = example_of(address)
    for role in roles:
        client, path, values = own.client(role), example.path(own, role), example.values(own, role)
        with undone():
            text = _everything(ask(client, address, path, values))
            if any(f'name="{field}"' in text for field in SEARCHES):
                text += _everything(ask(client, address, path, {**values, **dict.fromkeys(SEARCHES, PLANTED[:2])}))
        if PLANTED in text and role not in OF_THE_INSTALLATION.get(address.name, ()):
            yield address.name, role


def test_marks_are_planted_where_others_look(worlds: tuple[World, World]) -> None:
    """What the tests here look for is there: each area shows it to the people of its own award."""
    shown = {area: any(_shows(worlds[1], address) for address in GETS[area]) for area in GETS}
    assert [area for area, is_shown in shown.items() if not is_shown] == []


def _shows(world: World, address: Address) -> bool:
    example = example_of(address)
    insiders = (Role.OFFICE_LEAD, Role.SUPERVISOR, Role.ENTRY_OWNER)
    roles = [role for role in insiders if role in address.verb.roles | address.verb.approvers]
    return any(PLANTED in _everything(ask(world.client(one), address, example.path(world, one), {})) for one in roles)


NAMING = by_area([one for one in addresses() if "<" in one.pattern])


@pytest.mark.parametrize("area", NAMING)
def test_objects_of_another_award_do_not_exist(worlds: tuple[World, World], some: Some, area: str) -> None:
    """The answer is that for an id nobody ever had: same status, same text, as many queries."""
    roles = {address: some(_named(address), address.name, 1) for address in NAMING[area]}
    assert [one for address in roles for one in _told_apart(worlds, address, roles[address])] == []


def _told_apart(worlds: tuple[World, World], address: Address, roles: Sequence[Role]) -> Iterator[tuple[object, ...]]:
    own, other = worlds
    example = example_of(address)
    for role in roles:
        client, foreign = own.client(role), list(example.path(other, role))
        paths = foreign, [new_id() if _ID.fullmatch(part) else part for part in foreign]
        known, unknown = (_answer(client, address, path, example.values(other, role)) for path in paths)
        if (known != unknown or PLANTED in known[2]) and role not in OF_THE_INSTALLATION.get(address.name, ()):
            yield address.name, role.value, known[:2], unknown[:2]


def _answer(client: Client, address: Address, path: Sequence[str], values: Mapping[str, str]) -> tuple[int, int, str]:
    """Return the status, the number of queries, and what is told, without the address itself."""
    with undone(), CaptureQueriesContext(connection) as queries:
        response = ask(client, address, path, values)
        text = _everything(response)
    for part in path:
        text = text.replace(part, "…")
    return response.status_code, len(queries), text
