"""A season from score workbooks is the same as from lists."""

import csv
from pathlib import Path

import pytest

from scoring.workbooks.make import make, on_sheet
from zhiheng.problems import Problems
from zhiheng.scoring import load_season
from zhiheng.scoring.assignments import Assignment
from zhiheng.scoring.workbooks import Template, read_lists
from zhiheng.standard import load_guide, load_standard
from zhiheng.tables import read_file

STANDARD = load_standard("pengjiang-manufacturing")
Rows = list[dict[str, str]]


def _cells(assignment: Assignment, rows: Rows) -> dict[str, dict[str, object]]:
    """Return what an expert types for the given rows."""
    cells: dict[str, dict[str, object]] = {entry.id: {} for entry in assignment.entries}
    kinds = {entry.id: entry for entry in assignment.entries}
    for row in rows:
        text = row["percent"]
        if text == "withdrawn":
            cells[row["entry"]]["D2"] = "撤回"
        elif text:
            cells[row["entry"]][on_sheet(row["indicator"], kinds[row["entry"]], STANDARD)] = text
    return cells


def _number(cells: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    return {
        sheet: {address: value if value == "撤回" else float(str(value)) for address, value in typed.items()}
        for sheet, typed in cells.items()
    }


@pytest.mark.integration
def test_season_from_workbooks_is_the_season_from_lists(root: Path, tmp_path: Path) -> None:
    season = root / "examples/season"
    files = [read_file(season / f"{name}.csv") for name in ("entries", "experts", "assignments")]
    _, assignments = read_lists(files[0], files[1], files[2], Problems())
    rows: Rows = list(csv.DictReader((season / "ratings.csv").read_text("utf-8-sig").splitlines()))
    others = [row for row in rows if row["phase"] != "desk"]
    with (tmp_path / "others.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(others)
    for assignment in assignments:
        own = [row for row in rows if row["phase"] == "desk" and row["expert"] == assignment.expert.id]
        workbook = make(Template(STANDARD, load_guide(), "desk"), assignment, _number(_cells(assignment, own)))
        (tmp_path / workbook.name).write_bytes(workbook.content)
    lists = (season / "entries.csv", season / "scheme.toml")
    from_lists = load_season([season / "ratings.csv"], *lists, allow_incomplete=True)
    from_workbooks = load_season([tmp_path], *lists, allow_incomplete=True)
    assert from_workbooks.ratings_csv() == from_lists.ratings_csv()
