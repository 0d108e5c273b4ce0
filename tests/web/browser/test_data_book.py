"""A data book in the browser: three years pasted from Excel, three slips named, corrected, handed in."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from web.browser.conftest import OpenPage
from web.browser.entry_page import PATIENCE, open_part
from web.browser.look import assert_accessible, assert_fits, take_picture
from web.entries.conftest import Company
from web.entries.writing import complete
from web.permissions.worlds import World, make_world
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.models import Entry, Submission
from zhiheng.web.programmes.models import Phase

pytestmark = pytest.mark.browser

_ROWS = (
    "1,000\t1100\t1200",  # assets
    "400\t450\t500",  # liabilities
    "600\t650\t750",  # equity: 50 too much in the last year
    "5000\t550\t600",  # current assets: a nought too many in the first
    "100\t1100\t120",  # inventory: a nought too many in the second
    "2000\t2200\t2400",  # operating revenue
    "1900\t2100\t2300",  # main business revenue
)
_SLIPS = ("why.R01.1.2099", "why.R02.2.2098", "why.R02.1.2097")
_RIGHT = {"total_equity@2099": "700", "inventory@2098": "110", "current_assets@2097": "500"}
_PASTE = """(cell, text) => { const data = new DataTransfer(); data.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })); }"""


@pytest.fixture
def world(site: str, tmp_path: Path, settings) -> World:
    settings.HOME = tmp_path
    world = make_world()
    world.set_stage(Stage.CALL)
    Phase.objects.filter(cycle=world.cycle, code="call").update(ends=date(2100, 3, 31))
    return world


def _look_at(page: Page, name: str) -> None:
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
        take_picture(page, f"data-book-{name}-{width}")
        assert_fits(page)
        assert_accessible(page)
    page.set_viewport_size({"width": 1366, "height": 844})


def test_grid_is_pasted_slips_are_named_corrected_and_handed_in(world: World, page_at: OpenPage, site: str) -> None:
    page, entry = page_at(1366), world.row(Entry)
    part = open_part(page, site, world, Role.ENTRY_OWNER, "data_finance")
    page.locator('[name="total_assets@2097"]').focus()
    page.locator('[name="total_assets@2097"]').evaluate(_PASTE, "\r\n".join(_ROWS))
    for key in _SLIPS:
        expect(page.locator(f'[data-key="{key}"]')).to_be_visible(timeout=PATIENCE)
    expect(page.locator("[data-book-summary]")).to_contain_text("3 处要改正或说明")
    expect(page.locator('[name="inventory@2098"][data-troubled]')).to_have_count(1)
    _look_at(page, "slips")
    for name, value in _RIGHT.items():
        page.locator(f'[name="{name}"]').fill(value)
    expect(page.locator(".book-unresolved")).to_have_count(0, timeout=PATIENCE)
    assert texts_of("entry_part", part)["total_equity"] == "2097: 600\n2098: 650\n2099: 700"
    page.locator('[name="total_assets@2097"]').focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.name") == "total_liabilities@2097"
    contact, writer = world.people[Role.ENTRY_OWNER], world.people[Role.ENTRY_MEMBER]
    complete(Company(world.organisation, contact, writer, entry))
    page.goto(reverse("databook:metrics", args=[entry.public_id, "5.6"]))
    _look_at(page, "metrics")
    page.goto(reverse("entries:submit", args=[entry.public_id]))
    page.get_by_role("button", name="确认提交").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("回执", timeout=PATIENCE)
    assert '"total_equity":"2097: 600' in Submission.objects.get(entry=entry).content
