"""Two hundred people at work: one act each every two seconds, seven of ten are autosaves; then without a pause."""

import gzip
import json
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from work.crowd import Exchange, Figures, Visitor, work
from work.timing import ZHIHENG, print_figure

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
from with_postgres import find_programs, free_port, private_postgres

PEOPLE = 200
PAUSE = 2.0
SECONDS = 40
SATURATED_SECONDS = 10
PROMISES = {"SQLite": (40, 40), "PostgreSQL": (60, 60)}
SHARE_OF_SAVES = 0.7
MOST_KILOBYTES = 150
PREPARE = Path(__file__).parent / "work" / "crowded_site.py"
WORDS = "质量是企业的生命，全员参与持续改进，关键过程受控，顾客满意度逐年提高。"


def main() -> None:
    _measure("SQLite", {})
    programs = find_programs()
    if programs is None:
        print("PostgreSQL: not measured, it is not installed")
        return
    with private_postgres(programs) as address:
        _measure("PostgreSQL", {"ZHIHENG_DATABASE": address})


def _measure(database: str, settings: Mapping[str, str]) -> None:
    with _crowded_site(settings) as (port, people):
        visitors = [_visitor(person) for person in people]
        paced = work(port, visitors, SECONDS, PAUSE)
        saves, reads = PROMISES[database]
        print_figure(f"{database}: answers a second, paced", f"{paced.per_second:.0f}")
        print_figure(f"{database}: autosave p99", f"{1000 * paced.percentile('save', 99):.0f} ms", f"≤ {saves} ms")
        print_figure(f"{database}: read p95", f"{1000 * paced.percentile('read', 95):.0f} ms", f"≤ {reads} ms")
        saturated = work(port, visitors, SATURATED_SECONDS, 0)
        print_figure(f"{database}: answers a second, saturated", f"{saturated.per_second:.0f}", "≥ 120")
        for figures in (paced, saturated):
            _print_failures(figures)
        if database == "SQLite":
            print_figure("first page, compressed", f"{_first_page(port) / 1000:.0f} KB", f"≤ {MOST_KILOBYTES} KB")


def _print_failures(figures: Figures) -> None:
    if figures.failures:
        print(f"{len(figures.failures)} failures, such as {figures.failures[0]}")


@contextmanager
def _crowded_site(settings: Mapping[str, str]) -> Iterator[tuple[int, Sequence[Mapping[str, str]]]]:
    with tempfile.TemporaryDirectory() as home:
        port = free_port()
        environment = {**os.environ, **settings, "ZHIHENG_HOME": home, "ZHIHENG_PORT": str(port)}
        environment["DJANGO_SETTINGS_MODULE"] = "zhiheng.web.site.settings"
        prepared = subprocess.run(
            [sys.executable, PREPARE, str(PEOPLE)], env=environment, stdout=subprocess.PIPE, check=True
        )
        with subprocess.Popen([*ZHIHENG, "serve"], env=environment, stderr=subprocess.DEVNULL) as server:
            try:
                _wait_for(port)
                yield port, json.loads(prepared.stdout)
            finally:
                server.send_signal(signal.SIGINT)


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the site did not start")


def _visitor(person: Mapping[str, str]) -> Visitor:
    """A clerk who types notes of the cycle and looks at its page now and then."""
    bases = count()

    def next_exchange(dice: random.Random) -> Exchange:
        if dice.random() < SHARE_OF_SAVES:
            text = WORDS * dice.randint(5, 25) + str(dice.random())
            sent = {"edit": secrets.token_hex(16), "base": next(bases), "text": text, "account": person["account"]}
            return Exchange("save", "POST", f"/drafts/cycle/{person['cycle']}/notes", json.dumps(sent))
        return Exchange("read", "GET", f"/cycles/{person['cycle']}")

    return Visitor(person["cookie"], person["token"], next_exchange)


def _first_page(port: int) -> int:
    """Return the bytes, compressed, of the sign-in page and all it loads."""
    address = f"http://127.0.0.1:{port}"
    page = urllib.request.urlopen(f"{address}/sign-in").read()  # noqa: S310 - an own server
    loaded = [part.split('"')[0] for part in page.decode().split('"/static/')[1:]]
    parts = [urllib.request.urlopen(f"{address}/static/{one}").read() for one in loaded]  # noqa: S310
    return sum(len(gzip.compress(part)) for part in (page, *parts))


if __name__ == "__main__":
    main()
