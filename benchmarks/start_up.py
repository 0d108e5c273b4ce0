"""Small commands feel immediate: --help, standard show and a season of 12 entries."""

import sys
import tempfile
from pathlib import Path

from work.timing import ZHIHENG, median_run, print_figure

RUNS = 5
SEASON = Path(__file__).parents[1] / "examples" / "season"


def main() -> None:
    bare = median_run([sys.executable, "-c", "pass"], RUNS).seconds
    print_figure("python -c pass", f"{bare:.3f} s")
    helping = _measure("zhiheng --help", "--help")
    print_figure("zhiheng --help, beyond python -c pass", f"{helping - bare:.3f} s", "≤ 0.3 s")
    _measure("zhiheng standard show", "standard", "show", "pengjiang-manufacturing")
    season = (SEASON / "ratings.csv", "--entries", SEASON / "entries.csv", "--scheme", SEASON / "scheme.toml")
    with tempfile.TemporaryDirectory() as results:
        _measure("zhiheng evaluate, 12 entries", "evaluate", *season, "-o", results, "--allow-incomplete")


def _measure(what: str, *words: str | Path) -> float:
    seconds = median_run([*ZHIHENG, *words], RUNS).seconds
    print_figure(what, f"{seconds:.3f} s", "≤ 0.5 s")
    return seconds


if __name__ == "__main__":
    main()
