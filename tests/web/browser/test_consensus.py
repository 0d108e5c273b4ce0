"""Four at a consensus: the leader types on a projected screen by keyboard, the members confirm on their telephones."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, assert_fits, sign_in_as, take_picture
from web.reviews.conftest import Review, call, clerk, ours, review, theirs
from web.reviews.consensus import Agreeing, confirm_sheets, make_agreeing
from zhiheng.web.people.models import Assignment
from zhiheng.web.reviews.models import AgreedScore, ConfirmedConsensus, Consensus

__all__ = ["call", "clerk", "ours", "review", "theirs"]

pytestmark = pytest.mark.browser


@pytest.fixture
def agreeing(site: str, review: Review) -> Agreeing:
    made = make_agreeing(review)
    confirm_sheets(made)
    return made


def _signed_in(page_at: OpenPage, site: str, person: Assignment, width: int) -> Page:
    page = page_at(width)
    sign_in_as(page, site, person)
    return page


def _press(page: Page, name: str) -> None:
    """Press a button by keyboard and wait for the page that follows."""
    button = page.get_by_role("button", name=name)
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_panel_agrees_on_its_devices(page_at: OpenPage, site: str, agreeing: Agreeing) -> None:
    leader = _signed_in(page_at, site, agreeing.review.first, 1366)
    leader.goto(reverse("reviews:reviews"))
    _press(leader, "开始合议")
    url = reverse("reviews:consensus", args=[Consensus.objects.get().public_id])
    _press(leader, "采纳未超限各项")
    leader.locator(".consensus-flagged a").first.press("Enter")
    for code, typed, reason in (("2.2", "65", "追溯记录齐全"), ("1.1", "60", "")):
        leader.wait_for_url(re.compile(rf"/indicators/{code}$"))
        leader.get_by_label("合议分（得分率 %）").fill(typed)
        leader.keyboard.press("Tab")
        leader.keyboard.type(reason)
        _press(leader, "保存")
    leader.wait_for_url(url)
    take_picture(leader, "consensus-1366")

    second, third = (_signed_in(page_at, site, one, 390) for one in (agreeing.review.second, agreeing.third))
    for member in (second, third):
        member.goto(url)
        assert_fits(member)
    _press(second, "我确认合议分")
    third.get_by_role("link", name="记录保留意见").press("Enter")
    third.get_by_label("保留意见").fill("2.2 偏高")
    _press(third, "记录保留意见")
    assert_accessible(third)

    leader.goto(url)
    _press(leader, "我确认合议分")
    _press(leader, "结束合议并确认")
    expect(leader.get_by_text("合议已确认，摘要值")).to_be_visible()
    second.reload()
    take_picture(second, "consensus-390")
    expect(second.get_by_role("button", name="我确认合议分")).to_have_count(0)
    assert (AgreedScore.objects.count(), ConfirmedConsensus.objects.count()) == (26, 1)
