"""Every page fits the screen, has no barrier and breaks no rule of the browser."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from web.browser.conftest import HEIGHT, OpenPage
from web.browser.look import assert_accessible, assert_fits, bring_axe, set_cookies, sign_in_as, take_picture
from web.conftest import Some
from web.make import make_assignment, make_cycle
from web.permissions.surface import Address, addresses
from web.permissions.worlds import PEOPLE, World, example_of, make_world
from zhiheng.web.audit.roles import Role
from zhiheng.web.site.text_size import TextSize

pytestmark = pytest.mark.browser

WIDTHS = (1366, 390)
PAGES_A_WALK = 8
NO_PAGES = {"databook:findings", "databook:office_list", "committee:minutes_word", "public:sitemap", "public:robots"}
"""A part of a page, for its script, and files."""
_LARGEST = f"document.documentElement.className = 'text-{TextSize.LARGER}'"


def _role_of(address: Address) -> Role:
    """Return who looks at a page: whoever is not signed in if they may, else the first role that may."""
    if Role.PUBLIC in address.verb.roles:
        return Role.PUBLIC
    return next(role for role in PEOPLE if role in address.verb.roles | address.verb.approvers)


def _walks() -> Iterator[tuple[Role, Sequence[Address]]]:
    """Yield the pages a role sees in walks of a few, so that a world is made once for each walk."""
    readable = [one for one in addresses() if one.verb.kind != "export" and "GET" in one.methods]
    pages = [one for one in readable if one.name not in NO_PAGES]
    for role, of_role in groupby(sorted(pages, key=_role_of), _role_of):
        seen = list(of_role)
        yield from ((role, seen[start : start + PAGES_A_WALK]) for start in range(0, len(seen), PAGES_A_WALK))


@pytest.mark.parametrize(
    ("role", "pages"), list(_walks()), ids=lambda value: value if isinstance(value, Role) else value[0].name
)
def test_pages_fit_and_have_no_barrier(
    role: Role, pages: Sequence[Address], page_at: OpenPage, site: str, some: Some
) -> None:
    world, page = make_world(), page_at(WIDTHS[0])
    bring_axe(page)
    if role is not Role.PUBLIC:
        sign_in_as(page, site, world.people[role])
    found = {one.name: _found_wrong(page, world, one, role, some(WIDTHS, one.name, 1)) for one in pages}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def _found_wrong(page: Page, world: World, address: Address, role: Role, looked_at: Sequence[int]) -> str:
    """Return what is wrong with a page at both widths and in the largest text, "" for a good one."""
    page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
    answer = page.goto(reverse(address.name, args=example_of(address).path(world, role)))
    assert answer is not None
    if not answer.headers["content-type"].startswith("text/html"):
        return ""
    try:
        _assert_good_at_both_widths(page, address.name.replace(":", "-"), looked_at)
        page.evaluate(_LARGEST)
        assert_fits(page)
    except AssertionError as wrong:
        return str(wrong)
    return ""


@pytest.mark.parametrize("path", ["", "sample", "nothing-here", "sample/not-permitted", "sample/blocked"])
def test_look_is_good_in_every_size_and_language(path: str, page_at: OpenPage, site: str, settings, some: Some) -> None:
    settings.ROOT_URLCONF = "web.browser.sample_urls"
    page = page_at(WIDTHS[0])
    bring_axe(page)
    sign_in_as(page, site, make_assignment(Role.OFFICE_LEAD, make_cycle()))
    name = path.replace("/", "-") or "desk"
    for size, language in [*((size, "zh") for size in TextSize), (TextSize.STANDARD, "en")]:
        set_cookies(page, site, text_size=size, language=language)
        page.goto(f"/{path}")
        look = f"look-{name}-{size}-{language}"
        _assert_good_at_both_widths(page, look, some(WIDTHS, look, 1))


def _assert_good_at_both_widths(page: Page, name: str, looked_at: Sequence[int]) -> None:
    """Fail unless a page fits at both widths, and axe finds no barrier where it is looked at."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        take_picture(page, f"{name}-{width}")
        assert_fits(page)
        if width in looked_at:
            assert_accessible(page)
