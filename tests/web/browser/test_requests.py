"""Requests within a page: sent with the token, shown while they last, and explained when they fail."""

import pytest
from playwright.sync_api import Page, expect

from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, sign_in_as
from web.make import make_assignment
from zhiheng.web.audit.roles import Role

pytestmark = pytest.mark.browser


@pytest.fixture
def page(page_at: OpenPage, site: str, settings) -> Page:
    settings.ROOT_URLCONF = "web.browser.sample_urls"
    page = page_at(1366)
    sign_in_as(page, site, make_assignment(Role.OFFICE_LEAD))
    page.goto("/sample/requests")
    return page


def test_answer_takes_its_place(page: Page) -> None:
    page.get_by_role("button", name="办理").click()
    expect(page.locator("#answer")).to_have_text("POST 已办")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_progress_is_shown_while_a_request_lasts_and_not_before_a_second(page: Page) -> None:
    held = []
    page.route("**/sample/echo", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
    progress = page.locator("#progress")
    with page.expect_request("**/sample/echo"):
        page.get_by_role("button", name="办理").click()
    assert not progress.is_visible()
    expect(progress).to_be_visible()
    held[0].continue_()
    expect(page.locator("#answer")).to_have_text("POST 已办")
    expect(progress).not_to_be_visible()


def test_refusal_is_told_on_the_page(page: Page) -> None:
    page.get_by_role("button", name="越权").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("“启动申报”由秘书处审核人办理")
    expect(alert).to_be_focused()
    expect(page.locator("#answer")).to_have_text("原文")
    assert_accessible(page)


def test_expired_sign_in_is_told_on_the_page(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="过期").click()
    expect(page.get_by_role("alert")).to_have_text("登录已过期，请重新登录后再试。")


def test_lost_connection_is_told_on_the_page(page: Page) -> None:
    page.route("**/sample/echo", lambda route: route.fulfill(status=502, body="bad gateway"))
    page.get_by_role("button", name="办理").click()
    expect(page.get_by_role("alert")).to_have_text("没有办成，请稍后再试。")
