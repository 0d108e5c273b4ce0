"""An expert scores while the whole site is killed again and again: what was acknowledged is there, the rest follows."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from web.served import Served

pytestmark = [pytest.mark.browser, pytest.mark.integration, pytest.mark.soak]

INDICATORS, KILLED_AFTER = 26, (5, 12, 19)
PATIENCE = 60_000
_PREPARE = """
import django, json
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.urls import reverse
from web.permissions.worlds import make_world
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.reviews.models import Sheet
world = make_world()
world.set_stage(Stage.EVALUATION)
sheet = world.row(Sheet)
print(json.dumps(["/enter/" + world.people[Role.EXPERT].public_id, reverse("reviews:quick", args=[sheet.public_id])]))
"""
_READ = """
import django, json
django.setup()
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_fields import SHEET
print(json.dumps(texts_of(SHEET, Sheet.objects.get())))
"""


def _acknowledged(page: Page) -> dict[str, str]:
    """Return what the page says is saved, by the fields' names."""
    found = page.evaluate(
        """() => Array.from(document.querySelectorAll("form[data-draft]"))
        .filter((one) => one.querySelector("[data-draft-status][data-state=saved]"))
        .map((one) => [one.dataset.draft.split("/").pop(), one.querySelector("input[name=text]").value])"""
    )
    return dict(found)


def test_no_acknowledged_score_is_lost_when_the_site_is_killed(browser: Browser, tmp_path: Path) -> None:
    server = Served(tmp_path / "home", processes=2)
    enter, quick = server.ask(_PREPARE)
    with browser.new_context(base_url=server.address, locale="zh-CN") as context, server.running():
        page = context.new_page()
        page.goto(enter)
        page.goto(quick)
        page.locator("[data-quick] input[name=text]").first.focus()
        for number in range(INDICATORS):
            page.keyboard.type(f"{15 + 5 * (number % 15)}")
            if number in KILLED_AFTER:
                server.kill()
                kept = _acknowledged(page)
            elif number - 2 in KILLED_AFTER:  # two more were typed while nobody answered
                server.start()
                stored = server.ask(_READ)
                assert {name: stored.get(name) for name in kept} == kept
        expect(page.locator("[data-draft-status][data-state=saved]")).to_have_count(INDICATORS, timeout=PATIENCE)
        shown = _acknowledged(page)
        assert (len(shown), server.ask(_READ)) == (INDICATORS, shown)
    server.admin("verify-ledger")
