"""Seasons made for what chance seldom brings: gates, ties, ceilings, tracks, NA; both implementations agree on them."""

import dataclasses
import json
from typing import Any

import pytest

from ledger.small import FILES, bundle_of, members
from zhiheng.ledger import standalone

GATES = """\
name = "入围"
standard = "whole"
rounding = { digits = 0, mode = "half_even" }
[[phases]]
id = "desk"
weight = 0
aggregate = "trimmed_mean"
drop_high = 1
drop_low = 0
when_fewer_than = 2
over = "indicator"
advance_top = 2
advance_min_percent = 40.5
[[phases]]
id = "talk"
weight = 0
aggregate = "consensus"
form = "talk"
advance_min_percent = 0
[[phases]]
id = "visit"
weight = 1
aggregate = "mean"
[[tiers]]
id = "award"
ceiling = 1
[[tiers]]
id = "nomination"
ceiling = 1
min_percent = 99
[ties]
order = ["1"]
"""
TRACKS = """\
name = "类别"
standard = "whole"
allow_na = true
unit = "points"
[[phases]]
id = "desk"
weight = 1
aggregate = "mean"
[[phases]]
id = "talk"
weight = 2.5
aggregate = "median"
[[tiers]]
id = "award"
ceiling = 1
[[tiers]]
id = "nomination"
ceiling = 2
[[tracks]]
id = "made"
[[tracks]]
id = "told"
standard = "talk"
ceilings = { award = 0 }
"""


def sheet(phase: str, entry: str, expert: str, *marks: object) -> str:
    return "".join(f"{phase},{entry},{expert},1.{number},{mark}\n" for number, mark in enumerate(marks, 1))


def results(scheme: str, unit: str, listed: dict[str, str], *sheets: str) -> dict[str, Any]:
    """Return the entries of a season's result once both implementations agree on it; listed with status and track."""
    entries = "".join(f"{entry},示例{entry},,{more}\n" for entry, more in listed.items())
    ratings = f"phase,entry,expert,indicator,{unit}\n" + "".join(sheets)
    files = dataclasses.replace(
        FILES, scheme=scheme, entries=f"entry,name,kind,status,track\n{entries}", ratings=ratings
    )
    content = bundle_of(files)
    assert standalone.Bundle(content).evaluate() == members(content)["results.json"]
    return {entry["entry"]: entry for entry in json.loads(members(content)["results.json"])["entries"]}


def kinds(entry: dict[str, Any]) -> list[str]:
    return [f"{flag['kind']} {flag.get('phase', '')}".strip() for flag in entry["flags"]]


@pytest.fixture(scope="module")
def gates() -> dict[str, Any]:
    """A and B tie at the gate behind C; D is stopped; E and F have no score, E has sheets later; G never has any."""
    return results(
        GATES,
        "percent",
        dict.fromkeys("ABCDEFG", ","),
        sheet("desk", "A", "E1", 50, 50) + sheet("desk", "A", "E2", 60, 60),
        sheet("desk", "B", "E1", 50, 50),
        sheet("desk", "C", "E1", 90, 90) + sheet("desk", "C", "E2", 55, 50) + sheet("desk", "C", "E3", 0, ""),
        sheet("desk", "D", "E1", 5, 5),
        sheet("desk", "E", "E1", "withdrawn", "withdrawn"),
        sheet("talk", "A", "@consensus", 80),
        sheet("talk", "B", "@consensus", 80),
        sheet("talk", "E", "@consensus", 80),
        sheet("visit", "A", "E1", 80, 80),
        sheet("visit", "B", "E1", 80, 80),
    )


def test_gate_flags(gates: dict[str, Any]) -> None:
    assert {entry: kinds(gates[entry]) for entry in gates} == {
        "A": ["tie", "tie_at_ceiling", "tie_at_gate desk"],
        "B": ["tie", "tie_at_ceiling", "tie_at_gate desk", "fallback desk"],
        "C": ["not_scored talk", "spread desk", "spread desk", "incomplete desk"],
        "D": ["stopped_by_gate desk", "fallback desk"],
        "E": ["stopped_by_gate desk", "not_scored desk", "withdrawn desk"],
        "F": ["not_scored desk"],
        "G": ["not_scored desk"],
    }


def test_phases_without_weight_leave_the_last_score(gates: dict[str, Any]) -> None:
    assert (gates["C"]["reached"], gates["C"]["total"], gates["D"]["total"]) == ("desk", "52", "5")


def test_second_tier_waits_behind_the_tie_at_the_ceiling_of_the_first(gates: dict[str, Any]) -> None:
    assert {entry: gates[entry]["tier"] for entry in gates} == dict.fromkeys("ABCDEFG")


@pytest.fixture(scope="module")
def tracks() -> dict[str, Any]:
    """Two tracks with a standard each; all of A's first category but one indicator is not applicable."""
    return results(
        TRACKS,
        "points",
        {"A": ",made", "B": ",made", "C": ",told", "D": ",told"},
        sheet("desk", "A", "E1", "NA", 30.5) + sheet("desk", "A", "E2", "NA", 40),
        sheet("desk", "B", "E1", 0, 60),
        sheet("talk", "B", "E1", 40, 60) + sheet("talk", "B", "E2", 0, 0),
        sheet("desk", "C", "E1", 7.5),
        sheet("talk", "C", "E1", 7.5),
        sheet("talk", "D", "E1", 10),
    )


def test_tracks_are_ranked_by_themselves(tracks: dict[str, Any]) -> None:
    columns = ("track", "rank", "tier", "reached", "total")
    assert {entry: tuple(tracks[entry][column] for column in columns) for entry in tracks} == {
        "B": ("made", 1, "award", "talk", "52.86"),
        "A": ("made", 2, None, "desk", "58.75"),
        "D": ("told", 1, "nomination", "talk", "10.00"),
        "C": ("told", 2, "nomination", "talk", "7.50"),
    }


def test_not_applicable_is_scaled_by_the_rest(tracks: dict[str, Any]) -> None:
    assert tracks["A"]["phases"]["desk"]["sheets"] == {"E1": "50.83", "E2": "66.67"}
    assert tracks["A"]["indicators"] == {"1.1": None, "1.2": "35.25"}
    assert kinds(tracks["A"]) == ["not_scored talk", "na desk"]


def test_season_in_its_first_phase_waits_for_the_second() -> None:
    scheme = FILES.scheme.replace('"consensus"', '"mean"')
    entries = results(
        scheme,
        "percent",
        {"A": ",", "B": "withdrawn,"},
        sheet("desk", "A", "E1", 50, 50),
        sheet("desk", "B", "E1", 5, 5),
    )
    assert {entry: kinds(entries[entry]) for entry in entries} == {"A": [], "B": ["withdrawn"]}
    assert (entries["A"]["rank"], entries["A"]["tier"], entries["B"]["phases"]) == (1, None, {})
