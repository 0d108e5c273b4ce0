"""Freezing the result of 300 applications scored by seven experts, and the page of its ranking."""

import http.client
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from work.crowd import Figures
from work.served_site import served_site
from work.timing import print_figure

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
from with_postgres import find_programs, private_postgres

ENTRIES, REQUESTS = 300, 50
MOST_TO_FREEZE, MOST_FOR_A_PAGE = 3, 150
PREPARE = Path(__file__).parent / "work" / "decided_site.py"


def main() -> None:
    _measure("SQLite", {})
    programs = find_programs()
    if programs is None:
        print("PostgreSQL: not measured, it is not installed")
        return
    with private_postgres(programs) as address:
        _measure("PostgreSQL", {"ZHIHENG_DATABASE": address})


def _measure(database: str, settings: Mapping[str, str]) -> None:
    with served_site({**settings, "ZHIHENG_PRACTICE": "true"}, PREPARE, ENTRIES) as site:
        for act in ("prepare", "approve"):
            what, seconds = f"{database}: {act} the freeze of {ENTRIES} × 7", site.prepared[act]
            print_figure(what, f"{seconds:.2f} s", f"≤ {MOST_TO_FREEZE} s")
        figures = Figures()
        for number in range(REQUESTS + 1):
            began = time.perf_counter()
            _open(site.port, site.prepared["ranking"], site.prepared["cookie"])
            if number:  # the first one reads the templates
                figures.seconds.setdefault("page", []).append(time.perf_counter() - began)
        median, high = (1000 * figures.percentile("page", percent) for percent in (50, 95))
        print_figure(f"{database}: ranking page, p50 · p95", f"{median:.0f} · {high:.0f} ms", f"≤ {MOST_FOR_A_PAGE} ms")


def _open(port: int, address: str, cookie: str) -> None:
    sender = http.client.HTTPConnection("127.0.0.1", port)
    sender.request("GET", address, headers={"Cookie": cookie})
    answer = sender.getresponse()
    answer.read()
    sender.close()
    if answer.status != http.client.OK:
        raise SystemExit(f"{address}: {answer.status}")


if __name__ == "__main__":
    main()
