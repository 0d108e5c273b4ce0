"""Nothing acknowledged is lost and nothing is done twice, however often the site is killed."""

import http.client
import json
import os
import random
import signal
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from threading import Event

import pytest
from with_postgres import find_programs, private_postgres

from web.served import Served

pytestmark = [pytest.mark.integration, pytest.mark.soak]

WRITERS, SAVES, KILLS, SEED = 4, 500, 24, 20261127
SAVES_TO_A_JOB = 25
PATIENCE = 120
FIELDS = ("1.1a", "1.1b", "percent", "kind")

_PREPARE = """
import django, json
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
import demo_data
from web.make import make_assignment, make_person
from zhiheng.web.audit.roles import Role
from zhiheng.web.programmes.models import Cycle
demo_data.make_demo()
cycle = Cycle.objects.get(stage="call")
writers = [make_assignment(Role.ENTRY_OWNER, cycle, make_person(f"填报人{number}")) for number in range(4)]
print(json.dumps([cycle.public_id, *(writer.public_id for writer in writers)]))
"""
_READ = """
import django, json
django.setup()
from zhiheng.web.drafts.models import Version
from zhiheng.web.messages.models import Notice
from django_tasks_db.models import DBTaskResult
rows = Version.objects.order_by("field__name", "number").values_list("field__name", "number", "text")
jobs = DBTaskResult.objects.exclude(status="SUCCESSFUL").values_list("status", "exception_class_path")
notices = Notice.objects.filter(title_en__startswith="job ").values_list("title_zh", flat=True)
print(json.dumps({"versions": list(rows), "notices": list(notices), "unfinished": list(jobs)}))
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    if request.param == "sqlite":
        yield Served(tmp_path / "home", processes=2)
        return
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    with private_postgres(programs) as address:
        yield Served(tmp_path / "home", address, processes=2)


class Sender:
    """One person's browser: asks again until it is answered, whatever happens to the server meanwhile."""

    def __init__(self, site: Served) -> None:
        self._site, self._cookies, self.resent = site, {}, 0
        self._pause = Event()

    def sign_in(self, assignment: str) -> None:
        self.ask("GET", f"/enter/{assignment}")
        known = json.loads(self.ask("GET", "/drafts/key"))
        self._account, self._token = known["account"], known["token"]

    def save(self, cycle: str, field: str, edit: str, base: int, text: str) -> int:
        """Return the number that the text was kept under."""
        sent = {"account": self._account, "edit": edit, "base": base, "text": text}
        answer = json.loads(self.ask("POST", f"/drafts/example/{cycle}/{field}", sent))
        assert answer["state"] == "saved"
        return answer["number"]

    def ask(self, method: str, path: str, sent: object = None) -> bytes:
        for _ in range(PATIENCE * 10):
            try:
                status, body = self._once(method, path, sent)
            except (OSError, http.client.HTTPException):
                status, body = 503, b""
            if status in (200, 302):
                return body
            assert status in (500, 502, 503), (status, body)
            self.resent += 1
            self._pause.wait(0.1)
        raise TimeoutError

    def _once(self, method: str, path: str, sent: object) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self._site.port, timeout=20)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if sent is not None:
            headers |= {"Content-Type": "application/json", "X-CSRFToken": self._token}
        try:
            connection.request(method, path, json.dumps(sent) if sent is not None else None, headers)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.split(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, body


def _write(site: Served, cycle: str, assignment: str, field: str, kept: Queue[int]) -> int:
    """Save one text after another in a field, with a job now and then; return how often it had to be sent again."""
    sender, number = Sender(site), 0
    sender.sign_in(assignment)
    for turn in range(1, SAVES + 1):
        number = sender.save(cycle, field, f"{field.replace('.', '')}x{turn}", number, _text(field, turn))
        assert number == turn
        if turn % SAVES_TO_A_JOB == 0:
            sender.ask("GET", f"/enqueue/{cycle}/{field}-{turn}/{_death(turn)}")
        kept.put(turn)
    return sender.resent


def _text(field: str, turn: int) -> str:
    return f"{field} 第{turn}次保存，㙍𠮷 " + "质" * (turn % 50)


def _death(turn: int) -> str:
    """Two jobs in twenty of each writer kill the worker that runs them first."""
    return {100: "before", 300: "after"}.get(turn, "never")


def _kill_at_times(site: Served, kept: Queue[int], dice: random.Random) -> Counter[str]:
    """Kill something after so many saves in all; returns what was killed how often."""
    moments = set(dice.sample(range(20, WRITERS * SAVES - 20), KILLS))
    killed: Counter[str] = Counter()
    for count in range(WRITERS * SAVES):
        kept.get(timeout=PATIENCE)
        if count in moments:
            what = dice.choice(["tree", "web process", "worker"])
            _kill(site, what, dice)
            killed[what] += 1
    return killed


def _kill(site: Served, what: str, dice: random.Random) -> None:
    if what == "tree":
        site.kill()
        site.start()
        return
    found = site.workers() if what == "worker" else site.web_processes()
    if found:  # none in the moment before it is started again
        os.kill(dice.choice(found), signal.SIGKILL)


def _wait_for_jobs(site: Served) -> dict[str, list[object]]:
    """Return what is stored once no job is waiting or running: those of killed workers take half a minute."""
    pause = Event()
    for _ in range(PATIENCE):
        stored = site.ask(_READ)
        if not [job for job in stored["unfinished"] if job[0] != "FAILED"]:
            return stored
        pause.wait(1)
    raise TimeoutError(stored["unfinished"])


def test_web_process_killed_twice_in_a_row_does_not_end_the_site(tmp_path: Path) -> None:
    site = Served(tmp_path / "home", processes=2)
    with site.running():
        old: list[int] = []
        for _ in range(3):
            old = _both_web_processes(site, old)
            os.kill(old[-1], signal.SIGKILL)
        _both_web_processes(site, old)
        assert "登录" in Sender(site).ask("GET", "/sign-in").decode()


def _both_web_processes(site: Served, old: list[int]) -> list[int]:
    """Return the web processes once both run and a killed one has a successor."""
    pause = Event()
    for _ in range(PATIENCE * 10):
        found = site.web_processes()
        if len(found) == 2 and found != old:
            return found
        pause.wait(0.1)
    raise TimeoutError


def test_site_killed_at_random_loses_and_doubles_nothing(site: Served) -> None:
    cycle, *assignments = site.ask(_PREPARE)
    kept: Queue[int] = Queue()
    with site.running():
        with ThreadPoolExecutor(WRITERS) as pool:
            writing = [
                pool.submit(_write, site, cycle, assignment, field, kept)
                for assignment, field in zip(assignments, FIELDS, strict=True)
            ]
            try:
                killed = _kill_at_times(site, kept, random.Random(SEED))  # noqa: S311 - a seeded plan of kills
            finally:  # why a writer gave up says more than that saves ceased to come
                resent = sum(one.result() for one in writing)
        stored = _wait_for_jobs(site)
    turns = range(1, SAVES + 1)
    assert stored["versions"] == [[field, turn, _text(field, turn)] for field in sorted(FIELDS) for turn in turns]
    jobs = [f"{field}-{turn}" for field in FIELDS for turn in turns if turn % SAVES_TO_A_JOB == 0]
    assert (sorted(stored["notices"]), stored["unfinished"]) == (sorted(jobs), [])
    assert (killed.total(), len(killed), resent > 0) == (KILLS, 3, True)
    site.admin("verify-ledger")
    site.admin("check")
