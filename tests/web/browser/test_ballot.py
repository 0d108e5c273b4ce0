"""An electronic round: members vote by keyboard on telephones, the office waits, closes, and the receipts are found."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, assert_fits, sign_in_as, take_picture
from web.committee.test_meeting import AWARD, codes, frozen, met, people, setting
from web.results.conftest import Judged, call, clerk, judged
from zhiheng.web.committee.actions.meeting import note_recusal, open_round, take_attendance
from zhiheng.web.committee.models import BallotRound, CommitteeMeeting
from zhiheng.web.people.models import Assignment

__all__ = ["call", "clerk", "frozen", "judged", "met"]

pytestmark = pytest.mark.browser


@pytest.fixture
def ballot(site: str, frozen: Judged, met: CommitteeMeeting) -> BallotRound:
    """A round on two companies with five members; the fourth is recused from the second; two have no telephone."""
    setting(frozen, "committee.medium", "electronic")
    setting(frozen, "committee.attendance", "1/2")
    note_recusal(frozen.clerk, met, frozen.entries[1], people(met)[3], "")
    take_attendance(frozen.clerk, met, people(met)[:5])
    return open_round(frozen.clerk, met, AWARD, codes(frozen, 0, 1))


def _opened(page_at: OpenPage, site: str, assignment: Assignment, width: int, address: str) -> Page:
    page = page_at(width)
    sign_in_as(page, site, assignment)
    page.goto(address)
    return page


def _choose(page: Page, *downs: int) -> None:
    """Choose for each candidate in turn with Tab and arrow keys, and send with Enter."""
    page.locator("main input[type=radio]").first.focus()
    for at, down in enumerate(downs):
        if at:
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(down):
            page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_round_is_held_on_telephones(page_at: OpenPage, site: str, frozen: Judged, ballot: BallotRound) -> None:
    vote, office = (reverse(f"committee:{one}", args=[ballot.public_id]) for one in ("vote", "ballot_round"))
    held = [Assignment.objects.get(person=one) for one in people(ballot.meeting)[:3]]
    members = [_opened(page_at, site, one, 390, vote) for one in held]
    assert_fits(members[0])
    assert_accessible(members[0])
    take_picture(members[0], "ballot-390")
    for member, downs in zip(members, ((0, 1), (0, 1), (1, 2)), strict=True):
        _choose(member, *downs)
        expect(member.get_by_text("您已投票。")).to_be_visible()
    take_picture(members[0], "ballot-receipts-390")
    receipt = members[0].locator("main code").first.inner_text()
    members[0].reload()  # the form is sent again, as after a lost answer
    assert members[0].locator("main code").first.inner_text() == receipt

    lead = _opened(page_at, site, Assignment.objects.get(person=frozen.lead.person), 1366, office)
    expect(lead.get_by_text("已投票 3 人，共 5 人")).to_be_visible()
    take_picture(lead, "ballot-office-1366")
    lead.get_by_label("不再等待").press("Space")
    lead.get_by_role("button", name="结束这一轮并开票").press("Enter")
    expect(lead.get_by_text("这一轮表决已结束")).to_be_visible()
    assert_accessible(lead)
    take_picture(lead, "ballot-closed-1366")

    members[0].goto(vote)
    members[0].locator("main summary").first.press("Enter")
    expect(members[0].get_by_text(receipt)).to_be_visible()
    assert_fits(members[0])
    take_picture(members[0], "ballot-result-390")
    ballot.refresh_from_db()
    assert ballot.decided is not None
    assert ballot.decided["totals"] == dict(zip(codes(frozen, 0, 1), ([2, 1, 0, 0], [0, 2, 1, 0]), strict=True))
