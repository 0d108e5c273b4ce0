"""An expert does the whole job by keyboard, keeps what is typed while the network is cut, and reads at any size."""

import json
from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Locator, Page, expect

from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, assert_fits, set_cookies, sign_in_as, take_picture
from web.entries.conftest import Company
from web.entries.writing import write
from web.permissions.worlds import World, make_world
from web.reviews.conftest import Review, call, clerk, ours, review, theirs
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.reviews.models import ConfirmedSheet, Consensus, Sheet
from zhiheng.web.reviews.sheet_fields import SHEET

__all__ = ["call", "clerk", "ours", "review", "theirs"]

pytestmark = pytest.mark.browser

INDICATORS, MOST_TABS = 26, 400


def _tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until something has the focus, as somebody without a mouse must."""
    handle = wanted.element_handle()
    for _ in range(MOST_TABS):
        if page.evaluate("wanted => document.activeElement === wanted", handle):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to {wanted}")


def _press(page: Page, wanted: Locator) -> None:
    _tab_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _saved(page: Page, count: int) -> None:
    expect(page.locator("[data-draft-status][data-state=saved]")).to_have_count(count, timeout=20_000)


def _write(page: Page, key: str, text: str, count: int) -> None:
    """Write one of the texts that a letter leads to, and leave it once it is saved among so many."""
    page.keyboard.press(key)
    page.keyboard.type(text)
    page.keyboard.press("Escape")
    _saved(page, count)


@pytest.fixture
def written(site: str, ours: Company) -> None:
    """A response to refer to, before the application is handed in."""
    write(ours.contact.as_actor(), ours.part("1.1"), "1.1a", "企业家精神示例")


@pytest.mark.soak
@pytest.mark.usefixtures("written")
def test_whole_job_by_keyboard_alone(page_at: OpenPage, site: str, review: Review) -> None:
    page = page_at(1366)
    sign_in_as(page, site, review.first)
    page.goto("/")
    _press(page, page.get_by_role("link", name="我的评审").first)
    _press(page, page.get_by_role("button", name="开始评分"))
    sheet = Sheet.objects.get()
    page.keyboard.press("5")
    _write(page, "s", "目标到岗", 2)
    _write(page, "m", "只给自己看", 3)
    _tab_to(page, page.locator("#p-1\\.1a-1 button"))
    page.keyboard.press("Enter")
    expect(page.locator("#references a")).to_have_text(["1.1a 第 1 段"])
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_url("**/indicators/1.2")
    _press(page, page.get_by_role("link", name="一页填分"))
    numbers = page.locator("[data-quick] input[name=text]")
    _tab_to(page, numbers.nth(1))
    page.keyboard.type("60" * (INDICATORS - 1))
    _saved(page, INDICATORS)
    for _ in _lacks(page):
        _write(page, "s", "做法成体系", 2)
    _press(page, page.get_by_role("button", name="确认提交"))
    content = json.loads(ConfirmedSheet.objects.get(sheet=sheet).content)
    marks = content["percents"]
    assert (marks.pop("1.1"), set(marks.values()), len(marks)) == ("70", {"60"}, INDICATORS - 1)
    first = content["comments"]["1.1"]
    assert (first["strengths"], first["evidence"]) == ("目标到岗", [{"criterion": "1.1a", "paragraph": 1}])
    assert "只给自己看" not in json.dumps(content, ensure_ascii=False)


def _lacks(page: Page) -> Iterator[int]:
    """Follow each link to what is missing, until nothing is."""
    for turn in range(INDICATORS):
        _press(page, page.get_by_role("link", name="检查并确认提交").first)
        lacking = page.locator("main ul a[href*='/indicators/']")
        if not page.get_by_role("alert").count():
            return
        _press(page, lacking.first)
        yield turn


@pytest.fixture
def world(site: str) -> World:
    made = make_world()
    made.set_stage(Stage.EVALUATION)
    return made


def test_nothing_is_lost_while_the_network_is_cut(
    new_context: Callable[[], BrowserContext], site: str, world: World
) -> None:
    sheet: Sheet = world.row(Sheet)
    page = new_context().new_page()
    sign_in_as(page, site, world.people[Role.EXPERT])
    page.goto(reverse("reviews:quick", args=[sheet.public_id]))
    numbers = page.locator("[data-quick] input[name=text]")
    numbers.first.focus()
    page.keyboard.type("55" * 3)
    _saved(page, 3)
    page.context.set_offline(offline=True)
    page.keyboard.type("65" * 10)
    expect(page.locator("[data-draft-status]").nth(12)).to_contain_text("已保留在本机", timeout=20_000)
    page.context.set_offline(offline=False)
    page.keyboard.type("75" * (INDICATORS - 13))
    _saved(page, INDICATORS)
    texts = list(texts_of(SHEET, sheet).values())
    assert [texts.count(mark) for mark in ("55", "65", "75")] == [3, 10, INDICATORS - 13]


def test_largest_text_fits_a_telephone(page_at: OpenPage, site: str, world: World) -> None:
    sheet, consensus = world.row(Sheet), world.row(Consensus)
    page = page_at(390)
    sign_in_as(page, site, world.people[Role.EXPERT])
    set_cookies(page, site, text_size="larger")
    pages = {
        "indicator": reverse("reviews:indicator", args=[sheet.public_id, "1.1"]),
        "quick": reverse("reviews:quick", args=[sheet.public_id]),
        "consensus": reverse("reviews:consensus", args=[consensus.public_id]),
        "consensus_indicator": reverse("reviews:consensus_indicator", args=[consensus.public_id, "1.1"]),
    }
    for name, url in pages.items():
        page.goto(url)
        assert_fits(page)
        assert page.evaluate(_CUT_OFF) == []
        take_picture(page, f"{name}-larger-390")
    assert_accessible(page)
    page.goto(pages["quick"])
    page.locator("[data-quick] input[name=text]").first.fill("60")
    _saved(page, 1)


_CUT_OFF = """() => Array.from(document.querySelectorAll("main .button, main .review-step span, main h1"))
  .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth + 1 && !one.closest(".table-wrap"))
  .map((one) => one.outerHTML.slice(0, 120))"""
