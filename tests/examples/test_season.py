"""The example season shows what its README says, and its script still makes it."""

import csv
import runpy
from pathlib import Path
from typing import Any

import pytest

from zhiheng.problems import BadInputError
from zhiheng.scoring import Season, evaluate, load_season

SEASON = Path(__file__).parents[2] / "examples" / "season"
MADE = ("entries.csv", "experts.csv", "assignments.csv", "ratings.csv", "comments.csv")


def _load(**options: Any) -> Season:
    return load_season([SEASON / "ratings.csv"], SEASON / "entries.csv", SEASON / "scheme.toml", **options)


def _rows(name: str) -> list[dict[str, str]]:
    with (SEASON / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def entries() -> dict[str, dict[str, Any]]:
    document: dict[str, Any] = evaluate(_load(allow_incomplete=True)).as_json()
    return {entry["entry"]: entry for entry in document["entries"]}


@pytest.mark.parametrize("name", MADE)
def test_write_season_gives_the_committed_bytes_again(tmp_path: Path, name: str) -> None:
    runpy.run_path(str(SEASON / "make_season.py"))["write_season"](tmp_path)
    assert (tmp_path / name).read_bytes() == (SEASON / name).read_bytes()


def test_season_is_refused_while_a_sheet_is_incomplete() -> None:
    with pytest.raises(BadInputError) as caught:
        _load()
    assert len(caught.value.problems) == 1


def test_season_ends_with_a_tie_at_a_ceiling(entries: dict[str, dict[str, Any]]) -> None:
    standings = [(entry["rank"], code, entry["tier"]) for code, entry in entries.items() if entry["reached"] == "visit"]
    assert standings == [
        (1, "M03", "award"),
        (2, "M09", "award"),
        (3, "M11", "nomination"),
        (4, "M04", "nomination"),
        (5, "M05", None),
        (5, "M10", None),
        (7, "M01", None),
        (8, "M06", None),
    ]
    tied = [code for code, entry in entries.items() if any(flag["kind"] == "tie_at_ceiling" for flag in entry["flags"])]
    assert tied == ["M05", "M10"]
    assert entries["M05"]["categories"] == entries["M10"]["categories"]
    assert entries["M05"]["indicators"] != entries["M10"]["indicators"]


def test_season_shows_each_flag_where_the_readme_says(entries: dict[str, dict[str, Any]]) -> None:
    places: dict[str, list[tuple[str, str | None]]] = {}
    for code, entry in entries.items():
        for flag in entry["flags"]:
            places.setdefault(flag["kind"], []).append((code, flag.get("phase")))
    spreads = places.pop("spread")
    assert len(spreads) == 5
    assert places == {
        "tie": [("M05", None), ("M10", None)],
        "tie_at_ceiling": [("M05", None), ("M10", None)],
        "stopped_by_gate": [("M07", "desk"), ("M08", "desk"), ("M02", "desk"), ("M12", "desk")],
        "incomplete": [("M01", "visit")],
        "withdrawn": [("M04", "desk")],
        "fallback": [("M04", "desk"), ("M08", "desk")],
    }
    assert entries["M07"]["phases"]["desk"]["score"] == "515.25"


def test_season_experts_score_only_whom_they_are_assigned() -> None:
    assigned = {(row["expert"], row["entry"]) for row in _rows("assignments.csv")}
    scored = {(row["expert"], row["entry"]) for row in _rows("ratings.csv")}
    assert scored == assigned
    assert ("E3", "M08") not in assigned


def test_season_comments_come_from_every_expert_on_every_entry_and_never_twice() -> None:
    comments = _rows("comments.csv")
    texts = [text for row in comments for text in (row["strength"], row["opportunity"]) if text]
    assert len(texts) == len(set(texts))
    assert {row["entry"] for row in comments} == {row["entry"] for row in _rows("entries.csv")}
    assert len({row["indicator"] for row in comments}) == 26
    withdrawn_or_recused = {("M04", "E5"), ("M08", "E3")}
    expected = {(row["entry"], f"E{number}") for row in _rows("entries.csv") for number in range(1, 8)}
    assert {(row["entry"], row["expert"]) for row in comments} == expected - withdrawn_or_recused
