"""The timer of a defence on a telephone: started by the keyboard, without a network, past its end."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, assert_fits, sign_in_as, take_picture
from web.defences.conftest import Defending, call, clerk, defending

__all__ = ["call", "clerk", "defending"]

pytestmark = pytest.mark.browser


def test_timer_runs_without_a_network(site: str, page_at: OpenPage, defending: Defending) -> None:
    page = page_at(390)
    page.clock.install()
    sign_in_as(page, site, defending.review.experts[0])
    page.goto(reverse("defences:timer", args=[defending.defence.public_id]))
    assert_fits(page)
    assert_accessible(page)
    page.context.set_offline(True)
    digits = page.get_by_role("timer")
    expect(digits).to_have_text("12:00")
    page.keyboard.press("Space")
    page.clock.run_for(11 * 60_000 + 5_000)
    expect(digits).to_have_text("0:55")
    expect(page.get_by_role("status").get_by_text("还剩 1 分钟")).to_be_attached()
    page.keyboard.press("Space")
    page.clock.run_for(60_000)
    expect(digits).to_have_text("0:55")
    page.keyboard.press("Space")
    page.clock.run_for(70_000)
    expect(digits).to_have_text("0:15")
    expect(page.get_by_text("超时")).to_be_visible()
    take_picture(page, "defence-timer-390")
    page.keyboard.press("2")
    expect(digits).to_have_text("18:00")
    expect(page.get_by_role("button", name="提问 18 分钟")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="开始")).to_be_visible()
