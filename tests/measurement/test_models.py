"""The models against dense linear algebra and against published fits."""

import numpy as np
import pytest

from measurement.make import of_cube, of_table, read
from zhiheng.measurement import Wishes, measure
from zhiheng.measurement.components import criterion, evaluated, fit
from zhiheng.measurement.flags import benjamini_hochberg
from zhiheng.measurement.models import items, one_way, totals, two_way

DYESTUFF = {
    "A": (1545, 1440, 1440, 1520, 1580),
    "B": (1540, 1555, 1490, 1560, 1495),
    "C": (1595, 1550, 1605, 1510, 1560),
    "D": (1445, 1440, 1595, 1465, 1545),
    "E": (1595, 1630, 1515, 1635, 1625),
    "F": (1520, 1455, 1450, 1480, 1445),
}
"""Davies & Goldsmith (1972), table 6.3; lme4's Dyestuff."""
VARIANCES = np.array([80.0, 25, 20, 9, 16, 49])


def dyestuff():
    rows = [f"{batch},1,yield,{mark}" for batch, marks in DYESTUFF.items() for mark in marks]
    return read("entry,expert,indicator,score\n" + "\n".join(rows), allow_replicates=True)


def panel(gaps=0):
    """Six entries, each scored by three of five experts on four indicators, some cells absent."""
    random = np.random.default_rng(5)
    cube = 60 + random.normal(0, 9, (6, 1, 1)) + random.normal(0, 5, (1, 5, 1)) + random.normal(0, 8, (6, 5, 4))
    for entry in range(6):
        cube[entry, [(entry + 1) % 5, (entry + 3) % 5]] = np.nan
    given = np.argwhere(~np.isnan(cube))
    for place in random.choice(len(given), gaps, replace=False):
        cube[tuple(given[place])] = np.nan
    return cube


def dense(scores, variances):
    """Minus twice the restricted log-likelihood of the six-component model, from the full covariance."""
    a, e, i, y = scores.entry, scores.expert, scores.indicator, scores.value

    def same(*labels):
        return np.all([label[:, None] == label for label in labels], axis=0).astype(float)

    terms = (same(a), same(e), same(a, i), same(e, i), same(a, e), np.eye(len(y)))
    v = sum(variance * term for variance, term in zip(variances, terms, strict=True))
    x = (i[:, None] == np.arange(len(scores.indicators))).astype(float)
    inverse = np.linalg.inv(v)
    xvx = x.T @ inverse @ x
    p = inverse - inverse @ x @ np.linalg.solve(xvx, x.T @ inverse)
    logs = np.linalg.slogdet(v)[1] + np.linalg.slogdet(xvx)[1]
    return logs + y @ p @ y + (len(y) - x.shape[1]) * np.log(2 * np.pi)


@pytest.mark.parametrize("gaps", [0, 7])
def test_criterion_and_gradient_of_items_are_those_of_the_full_covariance(gaps):
    scores = of_cube(panel(gaps))
    problem = items(scores, np.ones(4)).problem
    assert len(problem.missing[0]) == gaps
    assert criterion(problem, VARIANCES) == pytest.approx(dense(scores, VARIANCES), abs=1e-8)
    steps = 1e-4 * np.eye(6)
    slopes = [(dense(scores, VARIANCES + step) - dense(scores, VARIANCES - step)) / 2e-4 for step in steps]
    assert evaluated(problem, VARIANCES).gradient == pytest.approx(slopes, abs=1e-6)


def test_fit_of_items_is_a_minimum_within_the_bounds():
    scores = of_cube(panel(5))
    found = fit(items(scores, np.ones(4)).problem)
    for place in range(6):
        for factor in (0.9, 1.1):
            other = np.maximum(found.variances, 0.1)
            other[place] *= factor
            assert dense(scores, other) >= found.criterion - 1e-6


@pytest.mark.parity
def test_one_way_fit_of_dyestuff():
    # lme4: REML criterion 319.6543, SDs 42.00 and 49.51, mean 1527.5 (Bates, lme4: Mixed-effects modeling with R, 1.2).
    found = fit(one_way(dyestuff()).problem)
    assert found.criterion == pytest.approx(319.654276842342, abs=1e-6)
    assert np.sqrt(found.variances) == pytest.approx([42.000602, 49.510100], rel=1e-5)
    assert found.bounded == (False, False)


def test_variance_at_zero_is_singular():
    found = fit(one_way(of_table([[1, 9, 5], [9, 1, 5], [5, 1, 9], [1, 9, 5.5]])).problem)
    assert found.variances[0] == 0
    assert found.bounded == (True, False)


def test_balanced_two_way_fit_is_that_of_anova():
    table = np.array([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
    found = fit(two_way(of_table(table)).problem)
    assert found.variances == pytest.approx([2.5555556, 5.2444444, 1.0194444], rel=1e-6)


def test_totals_of_equal_weights_are_means():
    problem = totals(of_cube(panel()), np.ones(4)).problem
    assert problem.values.shape == (18, 1)


def test_q_values_of_benjamini_and_hochberg():
    assert benjamini_hochberg(np.array([0.01, 0.04, 0.03])) == pytest.approx([0.03, 0.04, 0.04])


@pytest.mark.parametrize("gaps", [0, 4])
@pytest.mark.parametrize("weights", [None, {"00": 3.0, "01": 1, "02": 1, "03": 1}])
def test_measure_gives_every_key_and_probabilities_that_add_up(gaps, weights):
    found = measure(of_cube(panel(gaps)), Wishes(weights=weights, tops=(1, 3)))
    assert found["model"] == "items"
    assert list(found["components"]) == [
        "entry",
        "expert",
        "entry:indicator",
        "expert:indicator",
        "entry:expert",
        "residual",
    ]
    entries = found["entries"]
    assert sum(one["p_top"]["3"] for one in entries) == pytest.approx(3, abs=0.1)
    assert sum(one["expected_rank"] for one in entries) == pytest.approx(21)
    assert all(one["interval90"][0] < one["estimate"] < one["interval90"][1] for one in entries)
    assert sum(one["severity"] for one in found["experts"]) == pytest.approx(0, abs=1e-6)
    assert sum(one["difficulty"] for one in found["indicators"]) == pytest.approx(0, abs=1e-8)
    assert set(found["line"]) == {"1", "3"}


def test_entries_with_identical_data_come_out_equal():
    cube = panel()
    cube[5] = cube[0]
    entries = measure(of_cube(cube), Wishes())["entries"]
    keys = ("estimate", "effect", "sd", "interval90", "expected_rank", "rank_interval90", "p_top", "mcse")
    assert [entries[0][key] for key in keys] == [entries[5][key] for key in keys]
    assert "P005" in entries[0]["tied_with"]


def test_groups_without_a_common_expert_are_not_ranked():
    scores = of_table([[9, 2, None, None], [6, 1, None, None], [None, None, 8, 4], [None, None, 7, 1]])
    found = measure(scores, Wishes())
    assert [one["expected_rank"] for one in found["entries"]] == [None] * 4
    assert found["line"] is None
    assert "entries.expected_rank" in [note["about"] for note in found["notes"]]


@pytest.mark.parametrize("table", [[[5, 5], [5, 5], [5, 5]], [[5, 6]], [[5], [6], [7]]])
def test_what_cannot_be_told_apart_is_refused_in_words(table):
    found = measure(of_table(table), Wishes(), "en")
    assert (found["components"], found["criterion"]) == (None, None)
    assert "components" in [note["about"] for note in found["notes"]]


def test_strict_expert_and_odd_pair_are_asked_about():
    random = np.random.default_rng(2)
    table = 60 + random.normal(0, 9, (12, 1)) + random.normal(0, 1, (12, 6))
    table[:, 0] -= 35
    table[3, 2] += 15
    scores = read(
        "phase,entry,expert,indicator,percent\n"
        + "\n".join(f"d,P{p:02},R{o},x,{min(max(table[p, o], 0), 100)}" for p, o in np.ndindex(12, 6))
    )
    flags = measure(scores, Wishes(g_method="reml"), "en")["flags"]
    assert [(flag["kind"], flag["who"], flag["where"]) for flag in flags] == [
        ("severity", ["R0"], []),
        ("pair", ["R2"], ["P03"]),
    ]
    assert flags[1]["size"] == pytest.approx(15, abs=4)


def test_many_scores_at_the_bounds_are_noted():
    table = [[0, 0, 100], [100, 100, 0], [50, 60, 40], [0, 20, 0]]
    rows = "\n".join(f"d,P{p},R{o},x,{mark}" for p, marks in enumerate(table) for o, mark in enumerate(marks))
    scores = read("phase,entry,expert,indicator,percent\n" + rows)
    assert measure(scores, Wishes())["flags"][0]["kind"] == "bounds"


def test_components_by_reml_where_it_equals_anova():
    cube = np.random.default_rng(3).normal(0, 3, (5, 4, 3)) + np.arange(5.0)[:, None, None] * 9
    anova = measure(of_cube(cube), Wishes())["reliability"]["g"]
    reml = measure(of_cube(cube), Wishes(g_method="reml"))["reliability"]["g"]
    assert reml is None or reml["components"] == anova["components"]
    one_expert = measure(of_cube(cube[:, :1]), Wishes(g_method="reml"))["reliability"]["g"]
    assert list(one_expert["components"]) == ["p", "i", "pi"]
