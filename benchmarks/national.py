"""National scale: 10 000 entries × 5 experts × 26 indicators, from CSV to results.json and bundle."""

import tempfile
from pathlib import Path

from work.national_season import SeasonFiles, make_national_season
from work.timing import ZHIHENG, Run, median_run, median_seconds, print_figure, timed

from zhiheng.reports import write_results_workbook
from zhiheng.scoring import evaluate

LARGE, SMALL = 10_000, 1_000
RUNS = 3


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        large = make_national_season(Path(folder, "large"), LARGE)
        small = make_national_season(Path(folder, "small"), SMALL)
        # The processes first, while this one is small: see work/timing.py.
        whole, whole_of_small = _whole_run(large), _whole_run(small)
        print_figure(f"{LARGE} entries, whole process", f"{whole.seconds:.2f} s", "≤ 6 s")
        print_figure(f"{LARGE} entries, peak memory", f"{whole.peak:.0f} MB", "≤ 1000 MB")
        computing, computing_of_small = _computation(large), _computation(small)
        print_figure(f"{LARGE} entries, computation alone", f"{computing:.2f} s", "≤ 0.6 s")
        _print_growth("whole process", whole.seconds, whole_of_small.seconds)
        _print_growth("computation", computing, computing_of_small)
        print_figure(f"{LARGE} entries, results.xlsx, apart", f"{_workbook(large):.2f} s")


def _whole_run(files: SeasonFiles) -> Run:
    output = files.folder / "results"
    return median_run([*ZHIHENG, "evaluate", *files.arguments, "-o", output, "--no-xlsx"], RUNS)


def _computation(files: SeasonFiles) -> float:
    season = files.load()
    return median_seconds(lambda: evaluate(season), RUNS)


def _workbook(files: SeasonFiles) -> float:
    season = files.load()
    result = evaluate(season).as_json()
    return timed(lambda: write_results_workbook(result, season.scheme.standards, files.folder / "results.xlsx"))[0]


def _print_growth(what: str, large: float, small: float) -> None:
    growth = large / LARGE / (small / SMALL)
    print_figure(f"time per entry, {LARGE} against {SMALL}: {what}", f"{growth:.2f}", "≤ 1.20")


if __name__ == "__main__":
    main()
