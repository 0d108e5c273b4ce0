"""Make the example season: the lists, the ratings and the comments beside this file.

Every company, expert and remark is invented (stories.toml). The dice have a fixed seed, so that another run writes
the same bytes. Run it after changing the stories: ``python examples/season/make_season.py``.
"""

import csv
import io
import random
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

FOLDER = Path(__file__).parent
SEED = 20261122

RECUSED = {("M08", "E3")}
"""E3 has coached M08 and never sees it."""
WITHDRAWN = ("desk", "M04", "E5")
"""E5 finds after the desk review that a relative works at M04: the sheet is withdrawn, the visit goes without E5."""
ABSENT = ("visit", "M01", "E6", "2.7")
"""E6 missed the round of the workshops at M01 and left 2.7 open: one cell is absent, the sheet incomplete."""

EQUAL_POINTS = (
    ("1.1", "1.4"),
    ("1.2", "1.3"),
    ("2.1", "2.6"),
    ("2.3", "2.4"),
    ("3.3", "3.4"),
    ("4.1", "4.3"),
    ("5.1", "5.2"),
    ("5.3", "5.5"),
    ("5.4", "5.6"),
)
"""Indicators of one category with the same points: exchanging their marks moves no category and no total."""
EQUAL_SEVERITY = (("E2", "E7"), ("E4", "E1"), ("E6", "E3"))
"""Experts who are nearly as strict: exchanging their sheets moves no mean, trimmed mean or median."""

Table: TypeAlias = dict[str, Any]
"""A table of stories.toml."""
Sheet: TypeAlias = dict[str, int]
"""An expert's percents by indicator."""


def write_season(folder: Path) -> None:
    """Write entries.csv, experts.csv, assignments.csv, ratings.csv and comments.csv into the folder."""
    stories = tomllib.loads((FOLDER / "stories.toml").read_text(encoding="utf-8"))
    entries, experts = stories["entries"], stories["experts"]
    assigned = [
        (expert["id"], entry["id"])
        for expert, entry in product(experts, entries)
        if (entry["id"], expert["id"]) not in RECUSED
    ]
    lists: dict[str, tuple[str, Iterable[Sequence[object]]]] = {
        "entries.csv": ("entry,name,kind", ([entry["id"], entry["name"], entry["kind"]] for entry in entries)),
        "experts.csv": ("expert,name", ([expert["id"], expert["name"]] for expert in experts)),
        "assignments.csv": ("expert,entry", assigned),
        "ratings.csv": ("phase,entry,expert,indicator,percent", rating_rows(stories)),
        "comments.csv": ("entry,expert,indicator,strength,opportunity", comment_rows(entries, experts)),
    }
    for name, (header, rows) in lists.items():
        (folder / name).write_bytes(csv_bytes(header, rows))


def csv_bytes(header: str, rows: Iterable[Sequence[object]]) -> bytes:
    """Return a CSV whose Chinese Excel and WPS open intact: UTF-8 with a byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def rating_rows(stories: Table) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield one row for each mark of both phases, in the order of phases, entries, experts and indicators."""
    dice = random.Random(SEED)
    for phase in ("desk", "visit"):
        reviewed = {
            entry["id"]: panel_sheets(entry, phase, stories, dice) for entry in stories["entries"] if phase in entry
        }
        for entry in stories["entries"]:
            twin = entry.get("same_as")
            sheets = exchanged(reviewed[twin]) if twin else reviewed.get(entry["id"], {})
            for expert, sheet in sheets.items():
                if is_scoring(phase, entry["id"], expert):
                    for indicator, percent in sheet.items():
                        cell = (phase, entry["id"], expert, indicator)
                        yield (*cell, written(cell, percent))


def panel_sheets(entry: Table, phase: str, stories: Table, dice: random.Random) -> dict[str, Sheet]:
    """Return every expert's sheet of one entry; each phase finds each indicator a little better or worse."""
    lean = {remark["on"]: remark.get("lean", 0) for remark in entry["remarks"]}
    usual, of_kind = stories["profile"]["all"], stories["profile"][entry["kind"]]
    merit = {
        indicator: entry[phase]
        + usual[indicator]
        + of_kind.get(indicator, 0)
        + lean.get(indicator, 0)
        + deviation(6, dice)
        for indicator in usual
    }
    return {expert["id"]: marked(merit, deviation(3, dice) - expert["severity"], dice) for expert in stories["experts"]}


def marked(merit: Mapping[str, float], leniency: float, dice: random.Random) -> Sheet:
    """Return one expert's percents, on the guide's step of 5 and never at the ends of the scale."""
    seen = {indicator: percent + leniency + deviation(9, dice) for indicator, percent in merit.items()}
    return {indicator: min(95, max(5, 5 * int(percent / 5 + 0.5))) for indicator, percent in seen.items()}


def deviation(width: float, dice: random.Random) -> float:
    """Return a chance deviation between -width and width, most often near 0.

    Built on ``random()`` alone, the one sequence that Python promises to keep.
    """
    return (dice.random() - dice.random()) * width


def exchanged(sheets: Mapping[str, Sheet]) -> dict[str, Sheet]:
    """Return sheets that look different and have the same totals and categories: a tie by construction."""
    other = {one: another for pair in (*EQUAL_POINTS, *EQUAL_SEVERITY) for one, another in (pair, pair[::-1])}
    return {
        expert: {indicator: sheets[other.get(expert, expert)][other.get(indicator, indicator)] for indicator in sheet}
        for expert, sheet in sheets.items()
    }


def is_scoring(phase: str, entry: str, expert: str) -> bool:
    """Return whether the expert has a sheet: not when recused, and not in the visit after withdrawing."""
    return (entry, expert) not in RECUSED and (phase == "desk" or ("desk", entry, expert) != WITHDRAWN)


def written(cell: tuple[str, str, str, str], percent: int) -> str:
    """Return a mark as it stands in ratings.csv."""
    if cell[:3] == WITHDRAWN:
        return "withdrawn"
    return "" if cell == ABSENT else str(percent)


def comment_rows(entries: Sequence[Table], experts: Sequence[Table]) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the remarks with their authors, in the order of entries and indicators."""
    for entry in entries:
        for remark in sorted(entry["remarks"], key=lambda remark: str(remark["on"])):
            writer = author(entry["id"], remark["on"], experts)
            yield entry["id"], writer, remark["on"], remark["strength"], remark["opportunity"]


def author(entry: str, indicator: str, experts: Sequence[Table]) -> str:
    """Return the owner of the indicator, or the next expert where the owner may not speak on this entry."""
    owner = next(place for place, expert in enumerate(experts) if indicator in expert["owns"])
    in_turn = [*experts[owner:], *experts[:owner]]
    return next(str(expert["id"]) for expert in in_turn if is_scoring("visit", entry, expert["id"]))


if __name__ == "__main__":
    write_season(FOLDER)
