"""Two hundred experts score at once; then the scoring screen of a full application, and the consensus of nine.

``--seconds 10`` makes the run shorter.
"""

import argparse
import http.client
import json
import random
import secrets
import shutil
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from work.crowd import Exchange, Figures, Visitor, work
from work.served_site import served_site
from work.timing import print_figure

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
from with_postgres import find_programs, private_postgres

PEOPLE = 200
PAUSE = 2.0
SECONDS = 40
WARM_UP_SECONDS = 8
SHARE_OF_SAVES = 0.7
REQUESTS = 50
PROMISES = {"SQLite": 40, "PostgreSQL": 60}
MOST_FOR_A_SCREEN, MOST_FOR_CONSENSUS, MOST_TO_USE = 100, 150, 1000
PREPARE = Path(__file__).parent / "work" / "reviewed_site.py"
WORDS = "质量是企业的生命，全员参与持续改进，关键过程受控，顾客满意度逐年提高。"
USABLE = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
"""When the page is read and its scripts, which stand for the keys and the saving, have run; in ms from the request."""


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
        people, consensus = site.prepared["people"], site.prepared["consensus"]
        visitors = [_visitor(person) for person in people]
        work(site.port, visitors, WARM_UP_SECONDS, PAUSE)
        paced = work(site.port, visitors, seconds, PAUSE)
        print_figure(f"{database}: answers a second, {PEOPLE} experts", f"{paced.per_second:.0f}")
        _print_percentiles(f"{database}: autosave", paced, "save", 99, PROMISES[database])
        _print_percentiles(f"{database}: scoring screen meanwhile", paced, "read", 95)
        if paced.failures:
            print(f"{len(paced.failures)} failures, such as {paced.failures[0]}")
        screens = [_screen(people[0], code) for code in people[0]["codes"]]
        figures = Figures()
        for place in range(REQUESTS):
            _open(site.port, screens[place % len(screens)], people[0]["cookie"], "screen", figures)
            _open(site.port, consensus["address"], consensus["cookie"], "consensus", figures)
        _print_percentiles(f"{database}: scoring screen of a full entry", figures, "screen", 95, MOST_FOR_A_SCREEN)
        _print_percentiles(f"{database}: consensus table 9 × 26", figures, "consensus", 95, MOST_FOR_CONSENSUS)
        if database == "SQLite":
            _print_usable(site.port, screens, people[0]["cookie"])


def _visitor(person: Mapping[str, Any]) -> Visitor:
    """An expert who types figures and comments and goes from one indicator to another now and then."""
    heads: Counter[str] = Counter()

    def next_exchange(dice: random.Random) -> Exchange:
        code = dice.choice(person["codes"])
        if dice.random() >= SHARE_OF_SAVES:
            return Exchange("read", "GET", _screen(person, code))
        is_mark = dice.random() < SHARE_OF_SAVES
        name = f"{code}.percent" if is_mark else f"{code}.strengths"
        text = str(5 * dice.randint(0, 20)) if is_mark else WORDS * dice.randint(1, 5) + str(dice.random())
        sent = {"edit": secrets.token_hex(16), "base": heads[name], "text": text, "account": person["account"]}
        heads[name] += 1
        return Exchange("save", "POST", f"/drafts/sheet/{person['sheet']}/{name}", json.dumps(sent))

    return Visitor(person["cookie"], person["token"], next_exchange)


def _screen(person: Mapping[str, Any], code: str) -> str:
    return f"/sheets/{person['sheet']}/indicators/{code}"


def _open(port: int, address: str, cookie: str, name: str, figures: Figures) -> None:
    began = time.perf_counter()
    sender = http.client.HTTPConnection("127.0.0.1", port)
    sender.request("GET", address, headers={"Cookie": cookie})
    answer = sender.getresponse()
    answer.read()
    sender.close()
    if answer.status != http.client.OK:
        raise SystemExit(f"{address}: {answer.status}")
    figures.seconds.setdefault(name, []).append(time.perf_counter() - began)


def _print_usable(port: int, screens: Sequence[str], cookie: str) -> None:
    """Open every screen in Chromium, if it and its driver are there."""
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this figure needs it
    except ImportError:
        program = None
    if program is None:
        print("time to usable: not measured, Chromium or playwright is not installed")
        return
    figures, site = Figures(), f"http://127.0.0.1:{port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        pairs = [one.split("=", 1) for one in cookie.split("; ")]
        page.context.add_cookies([{"name": name, "value": value, "url": site} for name, value in pairs])
        for address in screens:
            page.goto(site + address)
            figures.seconds.setdefault("usable", []).append(page.evaluate(USABLE) / 1000)
        browser.close()
    _print_percentiles("scoring screen usable in Chromium", figures, "usable", 95, MOST_TO_USE)


def _print_percentiles(what: str, figures: Figures, name: str, percent: int, most: int = 0) -> None:
    median, high = (1000 * figures.percentile(name, one) for one in (50, percent))
    print_figure(f"{what}, p50 · p{percent}", f"{median:.0f} · {high:.0f} ms", f"≤ {most} ms" if most else "")


if __name__ == "__main__":
    main()
