"""What browser tests do with a page: sign in, look for barriers, see whether it fits."""

import os
from pathlib import Path
from typing import Any

from django.test import Client
from playwright.sync_api import Page

from web.make import sign_in
from zhiheng.web.people.models import Assignment

_AXE = Path(__file__).with_name("vendor") / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN_AXE = "rules => axe.run(document, {runOnly: rules}).then(found => found.violations)"

_STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return Array.from(document.body.querySelectorAll("*"))
    .filter((one) => one.getBoundingClientRect().right > width && !one.closest(".table-wrap > *"))
    .map((one) => one.outerHTML.slice(0, 200));
}"""


def sign_in_as(page: Page, site: str, assignment: Assignment) -> None:
    """Give the page's browser the session of a person in that role."""
    client = Client()
    sign_in(client, assignment)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def set_cookies(page: Page, site: str, **values: str) -> None:
    """Set cookies of the site, such as ``language`` and ``text_size``."""
    page.context.add_cookies([{"name": name, "value": value, "url": site} for name, value in values.items()])


def bring_axe(page: Page) -> None:
    """Let every page opened from now on carry axe: cheaper than to send it each time for whoever opens many."""
    page.add_init_script(path=_AXE)


def assert_accessible(page: Page) -> None:
    """Fail unless axe finds no barrier on the page (WCAG 2.2 AA)."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_AXE.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate(_RUN_AXE, _RULES)
    barriers = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
    assert barriers == [], barriers


def assert_fits(page: Page) -> None:
    """Fail if the page has to be scrolled sideways, naming what sticks out."""
    sticking_out = page.evaluate(_STICKS_OUT)
    assert sticking_out == [], sticking_out


def take_picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page for people to look at, where ZHIHENG_SCREENSHOTS names a folder."""
    folder = os.environ.get("ZHIHENG_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
