"""Whether P(rank ≤ K) comes true as often as it says, over simulated panels whose truth is known."""

import numpy as np
import pytest

from measurement.make import of_cube
from zhiheng.measurement import Wishes, measure

PANELS, ENTRIES, EXPERTS, EACH, INDICATORS, TOP = 200, 30, 9, 5, 26, 10


def panel(seed):
    """Marks in steps of 5 %, and the true scores: standard deviations as in the benchmark's panels."""
    random = np.random.default_rng(seed)
    own = random.normal(0, 9, (ENTRIES, 1)) + random.normal(0, 5, (ENTRIES, INDICATORS))
    severity = random.normal(0, 5, (EXPERTS, 1)) + random.normal(0, 3, (EXPERTS, INDICATORS))
    pair = random.normal(0, 4, (ENTRIES, EXPERTS, 1))
    marks = random.normal(55, 8, INDICATORS) + own[:, None] + severity + pair
    marks = np.clip(5 * np.round((marks + random.normal(0, 7, marks.shape)) / 5), 0, 100)
    for entry in range(ENTRIES):
        marks[entry, random.permutation(EXPERTS)[EACH:]] = np.nan
    return of_cube(marks), own.mean(axis=1)


def outcomes(seed):
    """The probabilities of one panel, and which entries truly are among the best."""
    scores, truth = panel(seed)
    document = measure(scores, Wishes(tops=(TOP,)))
    chance = [one["p_top"][str(TOP)] for one in document["entries"]]
    best = set(np.argsort(-truth)[:TOP].tolist())
    return chance, [int(one["entry"][1:]) in best for one in document["entries"]]


def logistic(x, y):
    """Intercept and slope of y on x by Newton's method."""
    design, found = np.column_stack((np.ones_like(x), x)), np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ found))
        found += np.linalg.solve((design * (p * (1 - p))[:, None]).T @ design, design.T @ (y - p))
    return found


def test_logistic_regression_finds_what_made_the_data():
    x = np.repeat([-1.0, 1.0], 100)
    y = np.concatenate([np.repeat([0.0, 1.0], [75, 25]), np.repeat([0.0, 1.0], [25, 75])])
    assert logistic(x, y) == pytest.approx([0, np.log(3)], abs=1e-9)


@pytest.mark.soak
def test_probabilities_come_true():
    chance, is_best = (np.concatenate(one) for one in zip(*map(outcomes, range(PANELS)), strict=True))
    bounded = np.clip(chance, 1e-4, 1 - 1e-4)
    intercept, slope = logistic(np.log(bounded / (1 - bounded)), is_best.astype(float))
    assert abs(intercept) < 0.1
    assert 0.9 < slope < 1.15
