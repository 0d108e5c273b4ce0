"""What every model must keep to: labels and rows decide nothing, equals come out equal, and no figure is NaN."""

import json
import math

import numpy as np
import pytest

from measurement.make import read
from zhiheng.measurement import Wishes, measure

MODELS = ("items", "totals", "twoway", "oneway", "rasch")
HEADER = "entry,expert,indicator,score\n"
RANKED = ("p_top", "estimate", "sd", "interval90", "expected_rank", "rank_interval50", "rank_interval90", "mcse")


def panel(gaps=0):
    """Rows of seven entries by three of four experts on three indicators, marks 1 to 5."""
    random = np.random.default_rng(11)
    cube = 3 + random.normal(0, 1, (7, 1, 1)) + random.normal(0, 0.7, (1, 4, 1)) + random.normal(0, 0.9, (7, 4, 3))
    rows = [
        (f"P{p}", f"R{o}", f"x{i}", float(np.clip(np.round(cube[p, o, i]), 1, 5)))
        for p, o, i in np.ndindex(*cube.shape)
        if o != p % 4
    ]
    return [row for place, row in enumerate(rows) if place % 13 or not gaps]


def complete(table):
    return [
        (f"P{p}", f"R{o}", f"x{i}", float(mark))
        for p, row in enumerate(table)
        for o, mark in enumerate(row)
        for i in (0,)
    ]


SYMMETRIC = [row for row in complete([[1, 0, 4], [0, 1, 4], [3, 3, 2], [5, 5, 4], [2, 4, 3], [4, 2, 3]]) if row[3]]
"""P0 and P1, and P4 and P5, change roles if R0 and R1 do; 0 is absent."""


def document(rows, model, **wishes):
    text = HEADER + "".join(",".join(map(str, row)) + "\n" for row in rows)
    has_replicates = len({row[:3] for row in rows}) < len(rows)
    return measure(read(text, allow_replicates=has_replicates), Wishes(model=model, **wishes), "en")


def renamed(rows, names):
    return [(*(names.get(label, label) for label in row[:3]), row[3]) for row in rows]


def numbers(figure, path=""):
    """Every number in a document by its path."""
    if isinstance(figure, dict):
        return {place: one for key, value in figure.items() for place, one in numbers(value, f"{path}/{key}").items()}
    if isinstance(figure, list):
        return {
            place: one for key, value in enumerate(figure) for place, one in numbers(value, f"{path}/{key}").items()
        }
    return {path: figure} if isinstance(figure, int | float) else {}


def under_old_labels(found, names):
    """A document with the labels put back, its lists by label."""
    back = {new: old for old, new in names.items()}
    text = json.dumps(found | {"notes": [], "flags": []}, ensure_ascii=False)
    for new, old in back.items():
        text = text.replace(f'"{new}"', f'"{old}"')
    plain = json.loads(text)
    for one, many in (("entry", "entries"), ("expert", "experts"), ("indicator", "indicators")):
        plain[many].sort(key=lambda row, key=one: row[key])
    for row in plain["entries"]:
        row["tied_with"].sort()
    for line in (plain["line"] or {}).values():
        for key in ("not_separable", "would_enter", "would_leave"):
            line[key].sort()
    return plain


def crossing(found):
    """Who is at each line and who would cross it."""
    line = found["line"] or {}
    return {k: {key: value for key, value in one.items() if key != "expected_rank"} for k, one in line.items()}


def nans(found):
    return [path for path, value in numbers(found).items() if not math.isfinite(value)]


@pytest.mark.parametrize("model", MODELS)
def test_order_of_rows_changes_no_bit(model):
    rows = panel(gaps=1)
    shuffled = [rows[place] for place in np.random.default_rng(1).permutation(len(rows))]
    assert document(shuffled, model) == document(rows, model)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    ("rows", "weights"),
    [(panel(), None), (panel(gaps=1), {"x0": 1.0, "x1": 5.0, "x2": 1.0}), (SYMMETRIC, None)],
    ids=["panel", "gaps", "symmetric"],
)
def test_labels_decide_nothing(model, rows, weights):
    labels = sorted({label for row in rows for label in row[:3]})
    names = {label: f"{label[0]}{'zyxwvutsr'[int(label[1])]}" for label in labels}
    first = document(rows, model, weights=weights)
    other = document(
        renamed(rows, names), model, weights=weights and {names[code]: one for code, one in weights.items()}
    )
    expected, found = under_old_labels(first, {}), under_old_labels(other, names)
    assert numbers(found) == pytest.approx(numbers(expected), rel=1e-9, abs=1e-12)
    assert [row["tied_with"] for row in found["entries"]] == [row["tied_with"] for row in expected["entries"]]
    assert crossing(found) == crossing(expected)
    assert len(other["flags"]) == len(first["flags"])


@pytest.mark.parametrize("model", MODELS[:-1])
def test_entries_in_equal_roles_come_out_equal(model):
    entries = document(SYMMETRIC, model)["entries"]
    for one, other in ((0, 1), (4, 5)):
        assert [entries[one][key] for key in RANKED] == [entries[other][key] for key in RANKED]


@pytest.mark.parametrize("model", MODELS)
def test_identical_entries_are_bit_equal(model):
    rows = panel(gaps=1)
    rows += [("Q9", *row[1:]) for row in rows if row[0] == "P2"]
    entries = {row["entry"]: row for row in document(rows, model)["entries"]}
    keys = [key for key in entries["P2"] if key not in ("entry", "tied_with")]
    assert [entries["P2"][key] for key in keys] == [entries["Q9"][key] for key in keys]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    "rows",
    [
        complete([[1], [2], [3], [2]]),
        complete([[1, 2, 3, 2]]),
        complete([[4]]),
        complete([[3, 3, 3], [3, 3, 3]]),
        [(p, "R0", i, m) for p, i, m in (("A", "x", 1), ("A", "y", 2), ("B", "x", 2), ("B", "y", 2), ("C", "x", 3))],
        [("A", o, i, m) for o, i, m in (("R", "x", 1), ("R", "y", 2), ("S", "x", 2), ("S", "y", 2), ("T", "x", 3))],
        [(p, o, i, 3) for p in "AB" for o in "RS" for i in "xy"],
        complete([[1, 2], [2, 3]]),
    ],
    ids=["one expert", "one entry", "one mark", "equal", "one expert, items", "one entry, items", "equal items", "two"],
)
def test_poor_designs_give_an_answer_or_a_reason_and_no_nan(model, rows):
    found = document(rows, model, tops=(1, 3, 50))
    assert nans(found) == []
    if found["components"] is None:
        assert {"components", "entries"} & {note["about"] for note in found["notes"]}
    assert all("50" not in (row["p_top"] or {}) for row in found["entries"])


@pytest.mark.parametrize("model", MODELS)
def test_more_places_than_entries_are_left_out_and_said(model):
    found = document(panel(), model, tops=(2, 7, 50))
    assert nans(found) == []
    if model != "rasch":
        assert list(found["entries"][0]["p_top"]) == ["2"]
        assert "entries.p_top" in [note["about"] for note in found["notes"]]
