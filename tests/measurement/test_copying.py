"""Experts whose marks agree too often: planted copies are found, chance is not flagged."""

from dataclasses import replace

import numpy as np
import pytest

from measurement.make import of_table
from measurement.test_calibration import panel
from zhiheng.measurement import Wishes, measure
from zhiheng.measurement.copying import agreements, copying_flags


def with_copies(scores, share, seed=0):
    """Give the second expert a share of the first one's marks on what both scored."""
    random, value = np.random.default_rng(seed), scores.value.copy()
    first = {(entry, item): mark for entry, item, mark in zip(*_of(scores, 0), strict=True)}
    for row in np.nonzero(scores.expert == 1)[0]:
        mark = first.get((scores.entry[row], scores.indicator[row]))
        if mark is not None and random.random() < share:
            value[row] = mark
    return replace(scores, value=value)


def _of(scores, expert):
    rows = scores.expert == expert
    return scores.entry[rows], scores.indicator[rows], scores.value[rows]


def test_copied_cells_are_asked_about_and_chance_is_not():
    honest, _ = panel(0)
    assert copying_flags(honest) == []
    copied = with_copies(honest, 0.6)
    (flag,) = [one for one in measure(copied, Wishes(), "en")["flags"] if one["kind"] == "copying"]
    assert flag["who"] == list(copied.experts[:2])
    assert flag["z"] == pytest.approx(max(one.z for one in agreements(copied)), rel=1e-9)
    common = set(copied.entry[copied.expert == 0]) & set(copied.entry[copied.expert == 1])
    assert (flag["where"], 0.5 < flag["size"] < 0.9) == (sorted(copied.entries[one] for one in common), True)


@pytest.mark.parametrize("table", [[[1, 2, 3], [2, 3, 4]], [[5, 5, 5, 5], [5, 5, 5, 5]]])
def test_few_experts_and_equal_marks_say_nothing(table):
    assert copying_flags(of_table(table)) == []


def test_replicates_say_nothing():
    scores = of_table([[1, 2, 3, 4], [2, 3, 4, 5]])
    twice = {name: np.repeat(getattr(scores, name), 2) for name in ("entry", "expert", "indicator", "value")}
    assert agreements(replace(scores, **twice)) == []


@pytest.mark.soak
def test_power_and_null_are_those_stated():
    panels = [panel(seed)[0] for seed in range(100)]
    null = [one.z for scores in panels for one in agreements(scores)]
    found = [copying_flags(with_copies(scores, 0.6, seed)) for seed, scores in enumerate(panels)]
    assert (max(null) < 6, np.std(null)) == (True, pytest.approx(1.06, abs=0.05))
    assert sum([flag.who for flag in one] == [tuple(panels[0].experts[:2])] for one in found) >= 95
