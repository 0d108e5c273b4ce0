"""Every page fits the screen, has no barrier and breaks no rule of the browser."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, assert_fits, set_cookies, sign_in_as
from web.make import make_assignment, make_cycle
from web.permissions.surface import Address, addresses
from web.permissions.worlds import PEOPLE, example_of, make_world
from zhiheng.web.audit.roles import Role
from zhiheng.web.site.text_size import TextSize

pytestmark = pytest.mark.browser

PAGES = [address for address in addresses() if address.verb.kind != "export" and "GET" in address.methods]
_LARGEST = f"document.documentElement.className = 'text-{TextSize.LARGER}'"


def _role_of(address: Address) -> Role:
    """Return who looks at a page: whoever is not signed in if they may, else the first role that may."""
    if Role.PUBLIC in address.verb.roles:
        return Role.PUBLIC
    return next(role for role in PEOPLE if role in address.verb.roles | address.verb.approvers)


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address.name)
def test_page_fits_and_has_no_barrier(address: Address, page_at: OpenPage, site: str, screenshots: Path) -> None:
    world, role, page = make_world(), _role_of(address), page_at(1366)
    if role is not Role.PUBLIC:
        sign_in_as(page, site, world.people[role])
    answer = page.goto(reverse(address.name, args=example_of(address).path(world, role)))
    assert answer is not None
    if not answer.headers["content-type"].startswith("text/html"):
        return
    name = address.name.replace(":", "-")
    _assert_good(page, screenshots / f"{name}-1366.png")
    page.set_viewport_size({"width": 390, "height": 844})
    _assert_good(page, screenshots / f"{name}-390.png")
    page.evaluate(_LARGEST)
    assert_fits(page)


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("path", ["", "sample", "nothing-here", "sample/not-permitted", "sample/blocked"])
def test_look_is_good_in_every_size_and_language(
    path: str, width: int, page_at: OpenPage, site: str, settings, screenshots: Path
) -> None:
    settings.ROOT_URLCONF = "web.browser.sample_urls"
    page = page_at(width)
    sign_in_as(page, site, make_assignment(Role.OFFICE_LEAD, make_cycle()))
    name = path.replace("/", "-") or "desk"
    for size, language in [*((size, "zh") for size in TextSize), (TextSize.STANDARD, "en")]:
        set_cookies(page, site, text_size=size, language=language)
        page.goto(f"/{path}")
        _assert_good(page, screenshots / f"look-{name}-{width}-{size}-{language}.png")


def _assert_good(page: Page, picture: Path) -> None:
    page.screenshot(path=picture, full_page=True)
    assert_fits(page)
    assert_accessible(page)
