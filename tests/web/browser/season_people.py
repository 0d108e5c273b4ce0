"""A season up to its last score, made through the platform's own acts, and what its people do with their browsers."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from demo_data.accounts import CLERK, LEAD, LIAISON, Account
from demo_data.award import Office, make_office
from demo_data.companies import all_companies
from demo_data.finished import Course, review
from demo_data.past import days_ago
from demo_data.quick import made_quickly
from demo_data.season import registered
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from web.browser.conftest import OpenPage
from web.browser.look import sign_in_as
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.messages.actions.settings import change_setting
from zhiheng.web.messages.letter_settings import letter_settings
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.actions.cycles import Edition
from zhiheng.web.programmes.models import Cycle, HolidayYear

PATIENCE = 30_000
_FOUNDED = 401
"""Days ago, before the call of the cycle."""
_EXPERTS = [Account(Role.EXPERT, f"expert{number}", f"专家{number}") for number in range(1, 6)]
_COMMITTEE = [Account(Role.COMMITTEE_MEMBER, f"committee{number}", f"委员{number}") for number in range(1, 8)]
_COURSE = Course([*_EXPERTS, *_COMMITTEE, LIAISON], (0, 5, -5, 5, -5), (10, 5, 5, 0, -5, -15))
"""The second and the third application are scored alike, and two get the award: a tie at the ceiling."""


@dataclass(frozen=True, slots=True)
class Season:
    """A cycle whose six applications have all their scores, by their place; its office."""

    office: Office
    cycle: Cycle

    @property
    def now(self) -> str:
        """The time as somebody at the place of the award types it."""
        return f"{timezone.now().astimezone(ZoneInfo(self.cycle.time_zone)):%Y-%m-%dT%H:%M}"

    @property
    def today(self) -> str:
        """The day as somebody types it."""
        return timezone.localdate().isoformat()


def make_season() -> Season:
    """Make the award and its season: 6 applications, 5 experts, 7 members of the committee."""
    with made_quickly():
        with days_ago(_FOUNDED):
            office = make_office()
            teams = [registered(office, one) for one in all_companies()[:6]]
        year = timezone.localdate().year
        for one in (year, year + 1):
            HolidayYear.objects.create(programme=office.programme, year=one, document="示例")
        for one in letter_settings(office.programme):
            if not one.text:
                change_setting(office.clerk, office.programme, one.key, "示例")
        cycle = review(office, Edition(1, year), teams, _COURSE)
    return Season(office, Cycle.objects.get(pk=cycle.pk))


def end_notice() -> date:
    """Return a day before today, on which a notice ended that time has passed over."""
    return timezone.localdate() - timedelta(days=1)


class Somebody:
    """A person at a browser of their own."""

    def __init__(self, page_at: OpenPage, site: str, assignment: Assignment) -> None:
        self.page: Page = page_at(1366)
        self.page.set_default_timeout(PATIENCE)
        sign_in_as(self.page, site, assignment)

    @classmethod
    def named(cls, page_at: OpenPage, site: str, account: Account) -> Self:
        """Sit somebody of the demonstration down."""
        return cls(page_at, site, Assignment.objects.get(person__account=account.account, role=account.role))

    def go(self, name: str, *of: str, cycle: Cycle | None = None) -> Page:
        """Open a page, of a cycle where several share it."""
        self.page.goto(reverse(name, args=of) + (f"?cycle={cycle.public_id}" if cycle else ""))
        return self.page

    def follow(self, name: str) -> None:
        """Click a link."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def press(self, name: str) -> None:
        """Press a button that leads to another page, or to the same once more."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def fill(self, **typed: str) -> None:
        """Fill in fields of a form by their names, ``select`` boxes by what they show."""
        for name, text in typed.items():
            field = self.page.locator(f"main [name={name}]:not([type=hidden])").first
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(label=text)
            else:
                field.fill(text)

    def sees(self, text: str) -> None:
        """Wait until something stands on the page."""
        expect(self.page.locator("main").get_by_text(text).first).to_be_visible(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Pair:
    """The two persons of the office: one prepares, the other approves."""

    clerk: Somebody
    lead: Somebody

    @classmethod
    def of(cls, page_at: OpenPage, site: str) -> Self:
        """Sit both down."""
        return cls(Somebody.named(page_at, site, CLERK), Somebody.named(page_at, site, LEAD))

    def approve(self, *told: str) -> None:
        """Let the lead open what waits from the list, see what it says, and approve; nothing waits afterwards."""
        waiting = Proposal.objects.get(state=Proposal.State.WAITING)
        page = self.lead.go("audit:proposals")
        page.locator(f"main a[href='{reverse('audit:proposal', args=[waiting.public_id])}']").click()
        for text in told:
            self.lead.sees(text)
        self.lead.press("同意并办理")
        self.lead.sees("已同意")
        assert not Proposal.objects.filter(state=Proposal.State.WAITING).exists()
