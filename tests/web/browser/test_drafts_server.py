"""Typed text survives a killed server and a closed browser: with the server as a process of its own."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from web.browser.conftest import find_chromium
from web.browser.draft_page import PATIENCE, TYPED, control, says
from web.served import Served

pytestmark = [pytest.mark.browser, pytest.mark.integration]

_PREPARE = """
import django, json
django.setup()
from web.make import PASSWORD, make_assignment, make_cycle, make_person
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
cycle = make_cycle(stage=Stage.CALL)
writer = make_assignment(Role.ENTRY_OWNER, cycle, make_person("张三"))
print(json.dumps([f"/enter/{writer.public_id}", f"/example/{cycle.public_id}"]))
"""
_READ = """
import django, json
django.setup()
from zhiheng.web.drafts.models import Version
print(json.dumps(list(Version.objects.order_by("number").values_list("text", flat=True))))
"""


@pytest.fixture
def server(tmp_path: Path) -> Served:
    return Served(tmp_path / "home")


def test_text_survives_a_killed_server(browser: Browser, server: Served) -> None:
    with browser.new_context(base_url=server.address) as context:
        page = context.new_page()
        with server.running():
            enter, fields = server.ask(_PREPARE)
            page.goto(enter)
            page.goto(fields)
            control(page).type("之前，")
            says(page, "已保存")
        control(page).type(TYPED)
        says(page, "已保留在本机")
        with server.running():
            says(page, "已保存")
            assert server.ask(_READ)[-1] == "之前，" + TYPED


def test_text_survives_a_closed_browser(browser: Browser, server: Served, tmp_path: Path) -> None:
    options = {"executable_path": find_chromium(), "args": ["--no-sandbox"], "base_url": server.address}
    with browser.browser_type.launch_persistent_context(tmp_path / "profile", **options) as context:
        page = context.new_page()
        with server.running():
            enter, fields = server.ask(_PREPARE)
            page.goto(enter)
            page.goto(fields)
            page.wait_for_load_state("networkidle")
        control(page).type(TYPED)
        says(page, "已保留在本机")
    with browser.browser_type.launch_persistent_context(tmp_path / "profile", **options) as context, server.running():
        page = context.new_page()
        page.goto(enter)
        page.goto(fields)
        expect(control(page)).to_have_value(TYPED, timeout=PATIENCE)
        says(page, "已保存")
        assert server.ask(_READ) == [TYPED]
