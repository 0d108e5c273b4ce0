"""The Rasch model against its likelihood equations, a plain optimiser, and what cannot be estimated."""

import numpy as np
import pytest
from scipy.optimize import minimize

from measurement.make import of_cube, of_table, read
from zhiheng.measurement import Wishes, measure, messages
from zhiheng.measurement.rasch import NoEstimateError, rasch
from zhiheng.measurement.read import Grid


def panel(entries=12, experts=4, indicators=3):
    random = np.random.default_rng(8)
    ability, severity = random.normal(0, 1, (entries, 1, 1)), random.normal(0, 0.7, (1, experts, 1))
    latent = (
        ability - severity - np.linspace(-0.5, 0.5, indicators) + random.logistic(0, 1, (entries, experts, indicators))
    )
    return np.clip(np.round(latent + 2), 0, 4)


def log_likelihood(scores, entry, expert, indicator, thresholds):
    eta = entry[scores.entry] - expert[scores.expert] - indicator[scores.indicator]
    steps = np.concatenate(([0.0], np.cumsum(thresholds)))
    logs = eta[:, None] * np.arange(len(steps)) - steps
    own = logs[np.arange(len(eta)), scores.value.astype(int)]
    return float((own - np.log(np.exp(logs).sum(axis=1))).sum())


def test_estimates_are_those_of_a_plain_optimiser():
    scores = of_cube(panel())
    found = rasch(scores)
    entry, expert, indicator = (facet.measure for facet in found.facets)

    def parts(point):
        return point[:12], point[12:16], point[16:19], point[19:]

    best = minimize(lambda point: -log_likelihood(scores, *parts(point)), np.zeros(23), tol=1e-12)
    other_entry, other_expert, other_indicator, steps = parts(best.x)
    assert log_likelihood(scores, entry, expert, indicator, found.thresholds) == pytest.approx(-best.fun, abs=1e-8)
    assert expert == pytest.approx(other_expert - other_expert.mean(), abs=1e-4)
    assert indicator == pytest.approx(other_indicator - other_indicator.mean(), abs=1e-4)
    assert entry - entry.mean() == pytest.approx(other_entry - other_entry.mean(), abs=1e-4)
    assert found.thresholds == pytest.approx(steps - steps.mean(), abs=1e-4)


def test_two_marks_of_two_items_are_the_closed_form():
    # Joint ML of the dichotomous model with two items doubles the conditional estimate: D1 - D2 = 2 log(n2/n1).
    table = [[1, 0]] * 3 + [[0, 1]] * 6
    found = rasch(of_table(table))
    severity = found.facets[1].measure
    assert severity[0] - severity[1] == pytest.approx(2 * np.log(2), abs=1e-12)
    chance = 1 / (1 + np.exp(severity[0] - found.facets[0].measure))
    assert chance == pytest.approx(1 / 3)
    assert found.facets[0].se == pytest.approx((2 * 2 / 9) ** -0.5)
    residual = np.array([2 / 3] * 3 + [-1 / 3] * 6)
    assert found.facets[1].outfit[0] == pytest.approx((residual**2 / (2 / 9)).mean())
    assert found.facets[1].infit[0] == pytest.approx((residual**2).sum() / 2)


def test_marks_nobody_used_keep_their_distance():
    text = "entry,expert,indicator,score\n"
    marks = [[0, 10, 20], [10, 20, 50], [20, 20, 50], [50, 10, 0]]
    text += "".join(f"P{p},R{o},x,{mark}\n" for p, row in enumerate(marks) for o, mark in enumerate(row))
    found = rasch(read(text, grid=Grid((0, 100), 10)))
    assert found.marks.tolist() == [0, 10, 20, 50]
    assert found.thresholds.sum() == pytest.approx(0)
    assert rasch(read(text)).marks.tolist() == [0, 10, 20, 50]
    assert found.facets[0].measure[1] != pytest.approx(rasch(read(text)).facets[0].measure[1])


def test_extreme_entry_is_measured_from_an_adjusted_total():
    cube = panel()
    cube[3] = 4
    scores = of_cube(cube)
    found = rasch(scores)
    entries = found.facets[0]
    assert np.nonzero(entries.extreme)[0].tolist() == [3]
    steps = np.concatenate(([0.0], np.cumsum(found.thresholds)))
    eta = entries.measure[3] - found.facets[1].measure[:, None] - found.facets[2].measure
    logs = eta[..., None] * np.arange(5) - steps
    expected = (np.exp(logs) * np.arange(5)).sum(axis=-1) / np.exp(logs).sum(axis=-1)
    assert expected.sum() == pytest.approx(4 * 12 - 0.3)
    document = measure(scores, Wishes(model="rasch"), "en")
    assert any(note["about"] == "entries" and note["text"].startswith("P003: ") for note in document["notes"])


def test_document_gives_measures_and_says_what_is_null():
    found = measure(of_cube(panel()), Wishes(model="rasch"), "en")
    gauss = measure(of_cube(panel()), Wishes())
    assert list(found) == list(gauss)
    for key in ("entries", "experts", "indicators"):
        assert [list(row) for row in found[key]] == [list(row) for row in gauss[key]]
    assert sum(row["severity"] for row in found["experts"]) == pytest.approx(0, abs=1e-12)
    assert all(row["effect"] == -row["severity"] for row in found["experts"])
    assert np.mean([row["infit"] for row in found["experts"]]) == pytest.approx(1, abs=0.2)
    about = [note["about"] for note in found["notes"]]
    empty = [f"entries.{key}" for key, value in found["entries"][0].items() if value is None]
    empty += [f"experts.{key}" for key, value in found["experts"][0].items() if value is None]
    assert set(empty) | {"criterion", "components", "line"} <= set(about)


def test_identical_entries_are_bit_equal():
    cube = panel()
    cube[7] = cube[2]
    entries = measure(of_cube(cube), Wishes(model="rasch"))["entries"]
    assert [entries[2][key] for key in ("estimate", "sd")] == [entries[7][key] for key in ("estimate", "sd")]


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ([[5, 5], [5, 5]], "RASCH_ALL_EXTREME"),
        ([[1, 2, None, None], [2, 1, None, None], [None, None, 2, 1], [None, None, 1, 2]], "RASCH_NOT_UNIQUE"),
        ([[1, 2, None, None], [2, 1, None, None], [None, 1, 2, 1], [None, 1, 1, 2]], "RASCH_INFINITE"),
        (np.arange(120).reshape(30, 4), "RASCH_TOO_MANY_MARKS"),
        ([[place % 2] for place in range(2001)], "RASCH_TOO_LARGE"),
    ],
)
def test_what_has_no_estimate_is_refused(table, why):
    scores = of_table(table)
    with pytest.raises(NoEstimateError) as caught:
        rasch(scores)
    assert caught.value.why == getattr(messages, why)


def test_refusal_stands_in_the_notes():
    found = measure(of_table([[5, 5], [5, 5]]), Wishes(model="rasch"), "en")
    assert [row["estimate"] for row in found["entries"]] == [None, None]
    assert {"about": "entries", "text": messages.RASCH_ALL_EXTREME.en} in found["notes"]


def test_extreme_expert_without_measured_entries_has_no_measure():
    table = [[0, 1, None], [1, 0, None], [0, 1, None], [1, 1, 1]]
    found = measure(of_table(table), Wishes(model="rasch"), "en")
    assert found["experts"][2]["severity"] is None
    assert any(note["text"].startswith("R002: ") for note in found["notes"])
    assert found["entries"][3]["estimate"] > found["entries"][0]["estimate"]
