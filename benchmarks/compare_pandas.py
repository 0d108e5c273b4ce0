"""The same work in plain pandas: how much longer, or shorter, exact and provable takes."""

import json
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from work.national_season import SeasonFiles, make_national_season
from work.timing import ZHIHENG, print_figure, run, timed

from zhiheng.scoring import Season, evaluate

ENTRIES = 10_000
ROUNDS = 3
PANDAS = Path(__file__).parent / "work" / "pandas_season.py"


@dataclass(frozen=True)
class Round:
    """One round of each, in turn: seconds of the whole processes and of the computations."""

    zhiheng: float
    pandas: float
    computing: float
    computing_in_pandas: float


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = make_national_season(Path(folder, "season"), ENTRIES)
        season = files.load()
        # In turn, so that all meet the same machine.
        rounds = [_round(files, season) for _ in range(ROUNDS)]
        _print_ratio("whole process", [(one.zhiheng, one.pandas) for one in rounds], "≤ 3")
        _print_ratio("computation", [(one.computing, one.computing_in_pandas) for one in rounds], "< 1")
        _print_differences(files)


def _round(files: SeasonFiles, season: Season) -> Round:
    zhiheng = run([*ZHIHENG, "evaluate", *files.arguments, "-o", files.folder / "results", "--no-xlsx"])
    pandas = run([ZHIHENG[0], PANDAS, files.ratings, files.entries, files.folder / "pandas.json"])
    computing, _ = timed(lambda: evaluate(season))
    return Round(zhiheng.seconds, pandas.seconds, computing, float(pandas.printed))


def _print_ratio(what: str, pairs: Sequence[tuple[float, float]], promise: str) -> None:
    ours, theirs = (statistics.median(seconds) for seconds in zip(*pairs, strict=True))
    print_figure(f"{what}, zhiheng: exact", f"{ours:.2f} s")
    print_figure(f"{what}, pandas: floats", f"{theirs:.2f} s")
    ratio = statistics.median(one / other for one, other in pairs)
    print_figure(f"{what}, zhiheng / pandas", f"{ratio:.2f}", promise)


def _print_differences(files: SeasonFiles) -> None:
    """Print how many published totals, ranks and tiers the floats get wrong."""
    ours, theirs = (
        {entry["entry"]: entry for entry in json.loads(path.read_bytes())["entries"]}
        for path in (files.folder / "results" / "results.json", files.folder / "pandas.json")
    )
    for name in ("total", "rank", "tier"):
        wrong = sum(_published(entry[name]) != _published(theirs[code][name]) for code, entry in ours.items())
        print_figure(f"entries whose {name} differs in pandas", f"{wrong}")


def _published(value: str | float | None) -> float | str | None:
    try:
        return None if value is None else float(value)
    except ValueError:
        return value


if __name__ == "__main__":
    main()
