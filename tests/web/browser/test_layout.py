"""The bar and the footer, with the keyboard, on a telephone, and in a closed review room."""

from dataclasses import replace

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, assert_fits, set_cookies, sign_in_as, take_picture
from web.make import make_assignment, make_cycle, make_person
from zhiheng.web.audit.roles import Role

pytestmark = pytest.mark.browser


def _desk(page_at: OpenPage, site: str, width: int) -> Page:
    cycle, person = make_cycle(), make_person()
    for role in (Role.EXPERT, Role.SUPERVISOR):
        assignment = make_assignment(role, cycle, person)
    page = page_at(width)
    sign_in_as(page, site, assignment)
    page.goto("/")
    return page


def test_menu_folds_on_a_telephone(page_at: OpenPage, site: str) -> None:
    page = _desk(page_at, site, 390)
    menu = page.get_by_role("navigation", name="主菜单")
    expect(menu).to_have_count(0)
    page.get_by_text("菜单", exact=True).click()
    expect(menu.get_by_role("link", name="工作台")).to_be_visible()
    take_picture(page, "menu-390")
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_menu_stays_in_one_row_and_unfolds_by_keyboard(page_at: OpenPage, site: str, language: str) -> None:
    page = page_at(1366)
    sign_in_as(page, site, make_assignment(Role.OFFICE_CLERK, None, programme=make_cycle().programme))
    set_cookies(page, site, language=language)
    page.goto(reverse("messages:inbox"))  # where the open menu covers no link
    row = page.locator(".menu.wide > ul > li")
    tops = {row.nth(index).evaluate("one => one.offsetTop") for index in range(row.count())}
    assert len(tops) == 1
    page.locator(".more > summary").press("Enter")
    last = page.locator(".more-panel a").last
    expect(last).to_be_visible()
    assert_fits(page)
    assert_accessible(page)
    last.press("Enter")
    expect(page).to_have_url(f"{site}{reverse('files:verify_code')}")


def test_roles_unfold_from_the_bar(page_at: OpenPage, site: str) -> None:
    page = _desk(page_at, site, 1366)
    page.locator("summary", has_text="监督人员 张三").click()
    expect(page.get_by_role("button", name="评审专家")).to_be_visible()
    expect(page.get_by_role("button", name="监督人员")).to_have_attribute("aria-current", "true")
    take_picture(page, "roles-1366")
    assert_accessible(page)


def test_first_tab_offers_to_skip_to_the_content(page_at: OpenPage, site: str) -> None:
    page = _desk(page_at, site, 1366)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_footer_switches_language_and_text_size_with_the_keyboard(page_at: OpenPage, site: str) -> None:
    page = _desk(page_at, site, 1366)
    page.get_by_role("button", name="特大").press("Enter")
    expect(page.get_by_role("button", name="特大")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "22px"
    page.get_by_role("button", name="English").press("Enter")
    expect(page.get_by_role("heading", name="Desk", level=1)).to_be_visible()
    page.get_by_role("button", name="中文").press("Enter")
    expect(page.get_by_role("heading", name="工作台", level=1)).to_be_visible()


@pytest.mark.parametrize("is_room", [True, False])
def test_review_room_is_stated_on_every_page(page_at: OpenPage, site: str, settings, is_room: bool) -> None:
    settings.CONFIG = replace(settings.CONFIG, room=is_room)
    page = page_at(390)
    sign_in_as(page, site, make_assignment(Role.OPERATOR))
    for address in ("/", "/nothing-here"):
        page.goto(address)
        expect(page.get_by_text("封闭评审室模式")).to_have_count(int(is_room))
        assert_fits(page)
        assert_accessible(page)
