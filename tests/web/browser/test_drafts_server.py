"""Typed text survives a killed server and a closed browser: with the server as a process of its own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from with_postgres import free_port

from web.browser.draft_page import PATIENCE, TYPED, control, says

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


class Server:
    """``zhiheng serve`` with the example, on a data folder of its own."""

    def __init__(self, home: Path, root: Path) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "ZHIHENG_DATABASE"},
            "ZHIHENG_HOME": str(home),
            "ZHIHENG_PORT": str(self.port),
            "ZHIHENG_PROCESSES": "1",
            "DJANGO_SETTINGS_MODULE": "web.drafts.example.settings",
            "PYTHONPATH": os.pathsep.join([str(root / "tests"), os.environ.get("PYTHONPATH", "")]),
        }

    @contextmanager
    def running(self) -> Iterator[None]:
        """Serve within the block; at its end the whole process tree is killed without notice."""
        command = [sys.executable, "-m", "zhiheng", "serve"]
        process = subprocess.Popen(command, env=self.environment, start_new_session=True, stderr=subprocess.DEVNULL)
        try:
            self._wait(process)
            yield
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            assert process.poll() is None
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=5):
                return
            time.sleep(0.1)
        raise TimeoutError

    def ask(self, program: str) -> list[str]:
        command = [sys.executable, "-c", program]
        return json.loads(subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, check=True).stdout)


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path / "home", Path(__file__).parents[3])


def test_text_survives_a_killed_server(browser: Browser, server: Server) -> None:
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


def test_text_survives_a_closed_browser(browser: Browser, server: Server, tmp_path: Path) -> None:
    options = {"executable_path": shutil.which("chromium"), "args": ["--no-sandbox"], "base_url": server.address}
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
