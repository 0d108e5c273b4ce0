"""Hold the coverage to the house's thresholds: reads ``coverage json`` from standard input, prints a table.

Of the platform, the rooms that decide and write are held apart from the rest: ``rules``, ``doors``, ``actions``.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

THRESHOLDS = {
    "standard": 100,
    "scoring": 100,
    "ledger": 100,
    "documents": 100,
    "evidence": 100,
    "metrics": 100,
    "measurement": 95,
    "canonical": 95,
    "problems": 95,
    "tables": 95,
    "reports": 95,
    "web rules": 100,
    "web doors": 100,
    "web actions": 100,
}
REST = 90


def main() -> int:
    """Print covered lines and branches of each package; return 1 if one is below its threshold."""
    shares = coverage_by_package(json.load(sys.stdin)["files"])
    below = [package for package, share in shares.items() if share < threshold(package)]
    print(f"{'package':<12}{'covered':>9}{'at least':>10}")
    for package, share in sorted(shares.items()):
        print(f"{package:<12}{share:>8.1f}%{threshold(package):>9}%{'  < too little' if package in below else ''}")
    if below:
        print("what is not covered: .venv/bin/coverage report --show-missing --skip-covered")
    return 1 if below else 0


def threshold(package: str) -> int:
    """Return the least share of lines and branches, in percent, that tests must run."""
    return THRESHOLDS.get(package, REST)


def coverage_by_package(files: Mapping[str, Any]) -> dict[str, float]:
    """Return the covered share, in percent, of the lines and branches of each package and room under ``zhiheng``."""
    covered: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for file, measured in files.items():
        package = package_of(PurePath(file).relative_to("src/zhiheng").parts)
        summary = measured["summary"]
        covered[package] += summary["covered_lines"] + summary["covered_branches"]
        total[package] += summary["num_statements"] + summary["num_branches"]
    return {package: 100 * covered[package] / total[package] for package in total if total[package]}


def package_of(inside: Sequence[str]) -> str:
    """Return the package of a file under ``zhiheng``, or ``web`` with its room if that has a threshold of its own."""
    package, _, room, *_ = *inside, "", ""
    if len(inside) == 1:
        return "(top)"
    with_room = f"{package} {room.removesuffix('.py')}"
    return with_room if with_room in THRESHOLDS else package


if __name__ == "__main__":
    sys.exit(main())
