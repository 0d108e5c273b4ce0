"""A season of national size: panels of five experts, every indicator scored, one phase."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from zhiheng.scoring import Season, load_season
from zhiheng.standard import load_standard

EXPERTS_OF_A_PANEL = 5

_STANDARD = "pengjiang-manufacturing"
_ENTRIES_OF_A_PANEL = 25
_SCHEME = f"""\
name = "benchmark"
standard = "{_STANDARD}"

[[phases]]
id = "desk"
name = "材料评审"
weight = 1
aggregate = "trimmed_mean"

[[tiers]]
id = "award"
ceiling = 10
min_percent = 60

[[tiers]]
id = "nomination"
ceiling = 90
min_percent = 50

[ties]
order = ["2", "3", "5"]
"""


@dataclass(frozen=True)
class SeasonFiles:
    """Where the files of a season lie."""

    folder: Path

    @property
    def ratings(self) -> Path:
        """The ratings as CSV."""
        return self.folder / "ratings.csv"

    @property
    def entries(self) -> Path:
        """The list of entries."""
        return self.folder / "entries.csv"

    @property
    def scheme(self) -> Path:
        """The scheme."""
        return self.folder / "scheme.toml"

    @property
    def arguments(self) -> list[str | Path]:
        """The arguments of ``zhiheng evaluate``, without the output folder."""
        return [self.ratings, "--entries", self.entries, "--scheme", self.scheme]

    def load(self) -> Season:
        """Return the season, read and checked."""
        return load_season([self.ratings], self.entries, self.scheme)


def make_national_season(folder: Path, entries: int) -> SeasonFiles:
    """Write a season of so many entries into a new folder; the same number gives the same bytes."""
    folder.mkdir()
    files = SeasonFiles(folder)
    files.scheme.write_text(_SCHEME, encoding="utf-8")
    kinds = ("advanced", "traditional")
    with files.entries.open("w", encoding="utf-8") as lines:
        lines.write("entry,name,kind\n")
        lines.writelines(f"{_entry(number)},示例企业{number},{kinds[number % 2]}\n" for number in range(entries))
    with files.ratings.open("w", encoding="utf-8") as lines:
        lines.write("phase,entry,expert,indicator,percent\n")
        lines.writelines(_rating_lines(entries))
    return files


def _rating_lines(entries: int) -> Iterator[str]:
    codes = [indicator.code for indicator in load_standard(_STANDARD).indicators]
    dice = random.Random(19580)  # noqa: S311 - seeded data, not cryptography
    for number in range(entries):
        merit = dice.randint(30, 75)
        for expert in islice(_panel(number), EXPERTS_OF_A_PANEL):
            leniency = dice.randint(-5, 5)
            start = f"desk,{_entry(number)},{expert},"
            for code in codes:
                percent = merit + leniency + dice.randint(-10, 10)
                yield f"{start}{code},{percent // 5 * 5}\n"


def _panel(number: int) -> Iterator[str]:
    first = number // _ENTRIES_OF_A_PANEL * EXPERTS_OF_A_PANEL
    return (f"E{first + place:05}" for place in range(EXPERTS_OF_A_PANEL))


def _entry(number: int) -> str:
    return f"M{number:05}"
