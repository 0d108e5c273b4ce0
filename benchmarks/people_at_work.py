"""Two hundred people at work: one act each every two seconds, seven of ten are autosaves; then without a pause."""

import gzip
import json
import random
import secrets
import sys
import urllib.request
from collections.abc import Mapping
from itertools import count
from pathlib import Path

from work.crowd import Exchange, Figures, Visitor, work
from work.served_site import served_site
from work.timing import print_figure

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
from with_postgres import find_programs, private_postgres

PEOPLE = 200
PAUSE = 2.0
SECONDS = 40
WARM_UP_SECONDS = 8  # a process that has just started reads its templates and queries once
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
    with served_site(settings, PREPARE, PEOPLE) as site:
        port, visitors = site.port, [_visitor(person) for person in site.prepared]
        work(port, visitors, WARM_UP_SECONDS, PAUSE)
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
