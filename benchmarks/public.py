"""The public pages: the standard with its 26 indicators and the page of a cycle, from request to answer."""

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

REQUESTS = 300
MOST = 20
PREPARE = Path(__file__).parent / "work" / "public_site.py"


def main() -> None:
    _measure("SQLite", {})
    programs = find_programs()
    if programs is None:
        print("PostgreSQL: not measured, it is not installed")
        return
    with private_postgres(programs) as address:
        _measure("PostgreSQL", {"ZHIHENG_DATABASE": address})


def _measure(database: str, settings: Mapping[str, str]) -> None:
    with served_site(settings, PREPARE, 1) as site:
        for name, address in site.prepared.items():
            figures = Figures()
            for number in range(REQUESTS + 1):
                began = time.perf_counter()
                _read(site.port, address)
                if number:  # the first one reads the templates
                    figures.seconds.setdefault(name, []).append(time.perf_counter() - began)
            median, high = (1000 * figures.percentile(name, percent) for percent in (50, 95))
            print_figure(f"{database}: public {name}, p50 · p95", f"{median:.1f} · {high:.1f} ms", f"≤ {MOST} ms")


def _read(port: int, address: str) -> None:
    sender = http.client.HTTPConnection("127.0.0.1", port)
    sender.request("GET", address)
    answer = sender.getresponse()
    answer.read()
    sender.close()
    if answer.status != http.HTTPStatus.OK:
        raise SystemExit(f"{address}: {answer.status}")


if __name__ == "__main__":
    main()
