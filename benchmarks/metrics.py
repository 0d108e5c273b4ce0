"""The data book: one entry, and a national list of entries from CSV, computed with every metric and finding."""

import argparse
import csv
import tempfile
from decimal import Decimal
from pathlib import Path

from work.timing import ZHIHENG, median_seconds, print_figure, run

from zhiheng.metrics import Figures, builtin_catalogue, compute

YEARS = (2022, 2023, 2024, 2025)
RUNS = 51
LARGE = 10_000
FIGURES = Path(__file__).parents[1] / "scripts" / "demo_data" / "figures.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000)
    entries = parser.parse_args().entries
    values = _company()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "metrics.csv")
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(["entry", "year", "input", "value"])
            for number in range(entries):
                writer.writerows((f"E{number}", year, name, value) for year in YEARS for name, value in values.items())
        # The process first, while this one is small: see work/timing.py.
        whole = run([*ZHIHENG, "metrics", "compute", file, "--json"])
        print_figure(f"{entries} entries × 4 years from CSV to JSON", f"{whole.seconds:.1f} s", f"≤ 15 s for {LARGE}")
        print_figure(f"{entries} entries, peak memory", f"{whole.peak:.0f} MB", "≤ 2000 MB")
    catalogue = builtin_catalogue()
    read = _one_entry(values)
    seconds = median_seconds(lambda: list(compute(read, catalogue)), RUNS)
    print_figure("one entry × 4 years × 190 metrics", f"{seconds * 1000:.1f} ms", "≤ 20 ms")


def _one_entry(values: dict[str, str]) -> Figures:
    """Return the figures of one entry, the same in every year."""
    cells = [("E1", year, name, Decimal(value)) for year in YEARS for name, value in values.items()]
    return Figures.of(builtin_catalogue().inputs, cells)


def _company() -> dict[str, str]:
    words = [word for line in FIGURES.read_text("utf-8").splitlines() if line[:1] != "#" for word in line.split()]
    return dict(zip(words[::2], words[1::2], strict=True))


if __name__ == "__main__":
    main()
