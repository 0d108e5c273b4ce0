"""A full application: opening its pages, handing it in, then ten people writing in it at once, losing no word.

``--seconds 300`` lets them write for five minutes instead of one.
"""

import argparse
import http.client
import json
import random
import secrets
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from work.crowd import Exchange, Figures, Visitor, work
from work.served_site import ServedSite, served_site
from work.timing import print_figure

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
from with_postgres import find_programs, private_postgres

from zhiheng.canonical import sha256_hex
from zhiheng.documents import document_from_text

PEOPLE = 10
SECONDS = 60
PAUSE = 2.0
REQUESTS = 50
TIMES_HANDED_IN = 10
MOST_FOR_A_PAGE, MOST_FOR_A_SAVE = 100, 60
INDICATOR = "indicator "
PREPARE = Path(__file__).parent / "work" / "written_site.py"
WAIT = """
import time
import django
django.setup()
from zhiheng.web.entries.models import SubmissionPaper
until = time.monotonic() + 120
while SubmissionPaper.objects.filter(state="waiting").exists() and time.monotonic() < until:
    time.sleep(1)
"""
FIND = """
import json
import django
django.setup()
from zhiheng.web.drafts.models import Version
print(json.dumps(dict(Version.objects.values_list("edit", "sha256"))))
"""
WORDS = "质量是企业的生命，全员参与持续改进，关键过程受控，顾客满意度逐年提高。"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    seconds = parser.parse_args().seconds
    _measure("SQLite", {}, seconds)
    programs = find_programs()
    if programs is None:
        print("PostgreSQL: not measured, it is not installed")
        return
    with private_postgres(programs) as address:
        _measure("PostgreSQL", {"ZHIHENG_DATABASE": address}, seconds)


def _measure(database: str, settings: Mapping[str, str], seconds: float) -> None:
    with served_site({**settings, "ZHIHENG_PRACTICE": "true"}, PREPARE, PEOPLE) as site:
        _ask(site, WAIT)
        _open_pages(database, site.port, site.prepared["pages"])
        _hand_in(database, site)
        writers = [_Writer(person) for person in site.prepared["people"]]
        visitors = [Visitor(one.person["cookie"], one.person["token"], one.next_exchange) for one in writers]
        written = work(site.port, visitors, seconds, PAUSE)
        print_figure(f"{database}: saves in {seconds:.0f} s", f"{len(written.seconds['save'])}")
        _print_percentiles(f"{database}: autosave", written, "save", 99, MOST_FOR_A_SAVE)
        print_figure(f"{database}: saves that are not found afterwards", f"{_lost(site, writers)}", "0")
        print_figure(f"{database}: saves not acknowledged", f"{len(written.failures)}", "0")


def _lost(site: ServedSite, writers: Sequence["_Writer"]) -> int:
    """Return how many of the texts sent are no version of theirs, by the digest of the text."""
    found = json.loads(_ask(site, FIND))
    return sum(found.get(edit) != digest for one in writers for edit, digest in one.sent.items())


def _ask(site: ServedSite, program: str) -> bytes:
    """Return what a program prints in the installation."""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=site.environment, stdout=subprocess.PIPE, check=True).stdout


def _open_pages(database: str, port: int, pages: Mapping[str, Any]) -> None:
    """Open each page often; of the indicators the slowest is told."""
    figures = Figures()
    for name, address in pages["addresses"].items():
        for _ in range(REQUESTS):
            began = time.perf_counter()
            _read(port, address, pages["cookie"])
            figures.seconds.setdefault(name, []).append(time.perf_counter() - began)
    slow = sorted(figures.seconds, key=lambda name: -figures.percentile(name, 95))
    first = next(name for name in slow if name.startswith(INDICATOR))
    for name in slow:
        if name == first or not name.startswith(INDICATOR):
            _print_percentiles(f"{database}: {name}", figures, name, 95, MOST_FOR_A_PAGE)


def _hand_in(database: str, site: ServedSite) -> None:
    """Hand it in and open it again, often, each time once the printed application of the time before is made."""
    pages, figures = site.prepared["pages"], Figures()
    for _ in range(TIMES_HANDED_IN):
        began = time.perf_counter()
        _read(site.port, pages["addresses"]["submit"], pages["cookie"], pages["token"])
        figures.seconds.setdefault("submit", []).append(time.perf_counter() - began)
        _ask(site, WAIT)
        _read(site.port, site.prepared["reopen"], pages["cookie"], pages["token"])
    _print_percentiles(f"{database}: handing in", figures, "submit", 95, MOST_FOR_A_PAGE)


def _print_percentiles(what: str, figures: Figures, name: str, percent: int, most: int) -> None:
    median, high = (1000 * figures.percentile(name, one) for one in (50, percent))
    print_figure(f"{what}, p50 · p{percent}", f"{median:.0f} · {high:.0f} ms", f"≤ {most} ms")


class _Writer:
    """A contributor who types in one response; ``sent`` has the digest of each text by the id of its edit."""

    def __init__(self, person: Mapping[str, Any]) -> None:
        self.person = person
        self.sent: dict[str, str] = {}
        self._base = person["head"]

    def next_exchange(self, dice: random.Random) -> Exchange:
        """Type on: each text is written on the one before, whose answer came."""
        words = WORDS * dice.randint(5, 12) + str(dice.random())
        text = document_from_text(words).text
        edit = secrets.token_hex(16)
        sent = {"edit": edit, "base": self._base, "text": text, "account": self.person["account"]}
        self.sent[edit] = sha256_hex(text.encode())
        self._base += 1
        return Exchange("save", "POST", self.person["field"], json.dumps(sent))


def _read(port: int, address: str, cookie: str, token: str = "") -> None:
    """Open a page; with a token send its empty form, and do not follow where that leads."""
    sender = http.client.HTTPConnection("127.0.0.1", port)
    method = "POST" if token else "GET"
    sender.request(method, address, headers={"Cookie": cookie, **({"X-CSRFToken": token} if token else {})})
    answer = sender.getresponse()
    answer.read()
    sender.close()
    if answer.status != (302 if token else 200):
        raise SystemExit(f"{method} {address}: {answer.status}")


if __name__ == "__main__":
    main()
