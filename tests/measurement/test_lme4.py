"""Fits of lme4 1.1-31 (REML), with their data."""

import numpy as np
import pytest

from measurement.make import read
from zhiheng.measurement.components import fit
from zhiheng.measurement.models import two_way

pytestmark = pytest.mark.parity

PASTES = {
    ("A", "A_a"): (62.8, 62.6),
    ("A", "A_b"): (60.1, 62.3),
    ("A", "A_c"): (62.7, 63.1),
    ("B", "B_a"): (60.0, 61.4),
    ("B", "B_b"): (57.5, 56.9),
    ("B", "B_c"): (61.1, 58.9),
    ("C", "C_a"): (58.7, 57.5),
    ("C", "C_b"): (63.9, 63.1),
    ("C", "C_c"): (65.4, 63.7),
    ("D", "D_a"): (57.1, 56.4),
    ("D", "D_b"): (56.9, 58.6),
    ("D", "D_c"): (64.7, 64.5),
    ("E", "E_a"): (55.1, 55.1),
    ("E", "E_b"): (54.7, 54.2),
    ("E", "E_c"): (58.8, 57.5),
    ("F", "F_a"): (63.4, 64.9),
    ("F", "F_b"): (59.3, 58.1),
    ("F", "F_c"): (60.5, 60.0),
    ("G", "G_a"): (62.5, 62.6),
    ("G", "G_b"): (61.0, 58.7),
    ("G", "G_c"): (56.9, 57.7),
    ("H", "H_a"): (59.2, 59.4),
    ("H", "H_b"): (65.2, 66.0),
    ("H", "H_c"): (64.8, 64.1),
    ("I", "I_a"): (54.8, 54.8),
    ("I", "I_b"): (64.0, 64.0),
    ("I", "I_c"): (57.7, 56.8),
    ("J", "J_a"): (58.3, 59.3),
    ("J", "J_b"): (59.2, 59.2),
    ("J", "J_c"): (58.9, 56.6),
}
"""Davies & Goldsmith (1972), table 6.5: strength of samples of casks within batches; lme4's Pastes."""


def test_two_way_fit_of_nested_samples_is_that_of_lme4():
    rows = [f"{batch},{cask},y,{mark}" for (batch, cask), marks in PASTES.items() for mark in marks]
    scores = read("entry,expert,indicator,score\n" + "\n".join(rows), allow_replicates=True)
    found = fit(two_way(scores).problem)
    assert found.criterion == pytest.approx(246.990745853, abs=1e-6)
    assert np.sqrt(found.variances) == pytest.approx([1.28736474, 2.90407781, 0.82340752], rel=1e-5)
