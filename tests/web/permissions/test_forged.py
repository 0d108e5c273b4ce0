"""Whatever stands in an address or comes in a form, no page breaks, and what is no id is as an id nobody ever had."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

import pytest
from django.test import Client

from web.conftest import Some
from web.permissions.surface import Address, addresses, by_area
from web.permissions.worlds import ROWS, World, content_of, example_of, make_world, undone
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.audit.stages import Stage

pytestmark = [pytest.mark.leak, pytest.mark.django_db]

FORGED = ("F" * 32, "9" * 400, "' OR 1=1 --", "<script>alert(1)</script>", "㙍𠮷\u202e", "a\x00\r\nb")
"""What scanners and broken links put where an id belongs."""

HOSTILE = ("\x00\x1b", "9" * 400, "²", "' OR 1=1 --<script>alert(1)</script>{}[]{{ 7 }} 㙍𠮷🏆\u202e\r\n -1")
"""What is sent where a form expects something else."""

ASKED = {"q", "page", "cycle", "next", "replaces", "year", "version", "all", "notice", "letter", "criterion", "seen"}
"""What pages read of an address beside the fields of their forms."""

MOST = 900
"""How many fields one request may have: Django refuses more than a thousand."""

_PARAMETER = re.compile(r"<\w+:\w+>")
_FIELD = re.compile(r'\bname="([^"]+)"')
_OF_THE_REQUEST = re.compile(r'value="[^"]*"|"X-CSRFToken": "[^"]*"')

NAMING = by_area([one for one in addresses() if "<" in one.pattern])
ALL = by_area(addresses())


@pytest.fixture
def world(db: None) -> World:
    world = make_world()
    world.set_stage(Stage.CALL)
    for model in ROWS:
        world.row(model)
    return world


def _escaped(text: str) -> str:
    return quote(text, safe="")


def _url(address: Address, path: list[str]) -> str:
    """Return an address with anything in it; ``reverse`` takes only what may be an id."""
    parts = iter(path)
    return "/" + _PARAMETER.sub(lambda _: _escaped(next(parts)), address.pattern)


def _at_home(world: World, address: Address) -> tuple[Client, list[str]]:
    """Return the browser of somebody for whom the page exists, and what stands in its address then."""
    role = next(role for role in Role if role in address.verb.roles | address.verb.approvers)
    return world.client(role), list(example_of(address).path(world, role))


def _send(client: Client, method: str, url: str, values: str = "") -> tuple[int, str]:
    """Return status and text of an answer, without what belongs to the request itself; a defect is raised."""
    client.raise_request_exception = True
    with undone():
        if method == "GET":
            answer = client.get(f"{url}?{values}")
        else:
            answer = client.post(url, values, content_type="application/x-www-form-urlencoded")
        return answer.status_code, _OF_THE_REQUEST.sub("", content_of(answer).decode(errors="replace"))


@pytest.mark.parametrize("area", NAMING)
def test_forged_id_is_as_one_that_nobody_had(world: World, some: Some, area: str) -> None:
    tried = {address: some(FORGED, address.name, 1) for address in NAMING[area]}
    assert [one for address, forged in tried.items() for one in _told_apart(world, address, forged)] == []


def _told_apart(world: World, address: Address, tried: Sequence[str]) -> Iterator[tuple[object, ...]]:
    client, path = _at_home(world, address)
    for place in range(len(path)):
        for method in address.methods:
            unknown = _send(client, method, _url(address, [*path[:place], new_id(), *path[place + 1 :]]))
            for forged in tried:
                answer = _send(client, method, _url(address, [*path[:place], forged, *path[place + 1 :]]))
                if answer != unknown or answer[0] != 404:
                    yield address.name, method, place, forged[:20], answer[0], unknown[0]


@pytest.mark.parametrize("area", ALL)
def test_hostile_text_breaks_no_page(world: World, some: Some, area: str) -> None:
    shown = {address: _fields(world, address) for address in ALL[area]}
    in_area = set().union(*shown.values())
    sent = {address: some(HOSTILE, address.name, 1) for address in ALL[area]}
    broken = [one for address in sent for one in _broken(world, address, shown[address] or in_area, sent[address])]
    assert broken == []


def _fields(world: World, address: Address) -> set[str]:
    """Return the names of the fields that a page shows; one that only takes POST shows none."""
    client, path = _at_home(world, address)
    return set(_FIELD.findall(_send(client, "GET", _url(address, path))[1])) if "GET" in address.methods else set()


def _broken(world: World, address: Address, fields: set[str], sent: Sequence[str]) -> Iterator[tuple[object, ...]]:
    client, path = _at_home(world, address)
    names = sorted(fields | ASKED)[:MOST]
    for method in address.methods:
        for hostile in sent:
            values = "&".join(f"{quote(name)}={_escaped(hostile)}" for name in names)
            status, text = _send(client, method, _url(address, path), values)
            if status >= 500 or "<script>alert" in text:
                yield address.name, method, hostile[:20], status
