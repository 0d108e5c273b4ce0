"""Hold the coverage to the house's thresholds: reads the counts in a folder (scripts/counting.py), prints a table.

Of the platform, the rooms that decide and write are held apart from the rest: ``rules``, ``doors``, ``actions``.
"""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from counting import SOURCE, merged

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


def main(folder: Path) -> int:
    """Print covered lines and branches of each package; return 1 if one is below its threshold, and name its gaps."""
    root = SOURCE.resolve()
    files = {Path(file).resolve().relative_to(root): counts for file, counts in merged(folder.glob("*.json")).items()}
    shares = coverage_by_package(files)
    below = {package for package, share in shares.items() if share < threshold(package)}
    print(f"{'package':<12}{'covered':>9}{'at least':>10}")
    for package, share in sorted(shares.items()):
        print(f"{package:<12}{share:>8.1f}%{threshold(package):>9}%{'  < too little' if package in below else ''}")
    for file, counts in sorted(files.items()):
        if package_of(file.parts) in below and (counts["missing_lines"] or counts["missing_branches"]):
            print(f"{SOURCE / file}: lines {counts['missing_lines']}, branches {counts['missing_branches']}")
    return 1 if below else 0


def threshold(package: str) -> int:
    """Return the least share of lines and branches, in percent, that tests must run."""
    return THRESHOLDS.get(package, REST)


def coverage_by_package(files: Mapping[Path, Any]) -> dict[str, float]:
    """Return the covered share, in percent, of the lines and branches of each package and room under ``zhiheng``."""
    covered: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for file, measured in files.items():
        package = package_of(file.parts)
        executed = len(measured["executed_lines"]) + len(measured["executed_branches"])
        covered[package] += executed
        total[package] += executed + len(measured["missing_lines"]) + len(measured["missing_branches"])
    return {package: 100 * covered[package] / total[package] for package in total if total[package]}


def package_of(inside: Sequence[str]) -> str:
    """Return the package of a file under ``zhiheng``, or ``web`` with its room if that has a threshold of its own."""
    package, _, room, *_ = *inside, "", ""
    if len(inside) == 1:
        return "(top)"
    with_room = f"{package} {room.removesuffix('.py')}"
    return with_room if with_room in THRESHOLDS else package


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
