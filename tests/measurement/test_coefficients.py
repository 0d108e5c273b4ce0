import math

import numpy as np
import pytest

from measurement.make import KRIPPENDORFF, SHROUT_FLEISS, of_cube, of_table
from zhiheng.measurement import (
    fleiss_kappa,
    g_study,
    intraclass_correlations,
    kendall_w,
    krippendorff_alpha,
    reliability,
)

pytestmark = pytest.mark.parity


def test_intraclass_correlations_of_shrout_and_fleiss():
    # Shrout & Fleiss (1979), table 4 and text; the intervals to two digits as psych::ICC prints them.
    found = intraclass_correlations(np.array(SHROUT_FLEISS, dtype=float))
    assert {name: round(icc.value, 2) for name, icc in found.items()} == {
        "icc1": 0.17,
        "icc2": 0.29,
        "icc3": 0.71,
        "icc1k": 0.44,
        "icc2k": 0.62,
        "icc3k": 0.91,
    }
    assert [round(bound, 2) for bound in found["icc1"][1:]] == [-0.13, 0.72]
    assert [round(bound, 2) for bound in found["icc2"][1:]] == [0.02, 0.76]
    assert [round(bound, 2) for bound in found["icc3"][1:]] == [0.34, 0.95]
    assert [round(bound, 2) for bound in found["icc3k"][1:]] == [0.68, 0.99]


def test_alpha_of_krippendorffs_reliability_data():
    pairs = [(unit, mark) for marks in KRIPPENDORFF for unit, mark in enumerate(marks) if mark is not None]
    unit, value = np.array([one for one, _ in pairs]), np.array([float(mark) for _, mark in pairs])
    alphas = {level: krippendorff_alpha(unit, value, level) for level in ("nominal", "ordinal", "interval", "ratio")}
    assert {level: round(alpha, 3) for level, alpha in alphas.items()} == {
        "nominal": 0.743,
        "ordinal": 0.815,
        "interval": 0.849,
        "ratio": 0.797,
    }


def test_alpha_without_variation_or_pairs_or_with_negative_values():
    same = np.array([0, 0, 1, 1])
    assert krippendorff_alpha(same, np.ones(4), "nominal") is None
    assert krippendorff_alpha(np.arange(4), np.arange(4.0), "interval") is None
    assert krippendorff_alpha(same, np.array([-1.0, 1, 2, 2]), "ratio") is None


def test_kappa_of_fleiss_example():
    # The worked example of Fleiss' kappa with 14 raters, 10 subjects, 5 categories: 0.210.
    counts = [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ]
    table = np.array([np.repeat(np.arange(5.0), row) for row in counts])
    assert fleiss_kappa(table) == pytest.approx(0.20993, abs=1e-5)
    assert fleiss_kappa(np.ones((3, 2))) is None


def test_concordance_of_perfect_and_of_tied_ranks():
    perfect = np.tile(np.arange(5.0)[:, None], 3)
    assert kendall_w(perfect) == (1.0, 12.0, 4, pytest.approx(math.exp(-6) * 7))
    # By hand: ranks (1.5, 1.5, 3) twice and (1, 2, 3): rank sums 4, 5, 9, S = 14, T = 12, W = 168/(216 - 36).
    tied = np.array([[1.0, 1, 1], [1, 1, 2], [2, 2, 3]])
    assert kendall_w(tied).w == pytest.approx(168 / 180)
    assert kendall_w(np.ones((3, 2))) is None


def test_components_of_a_balanced_table_are_those_of_anova():
    # Shrout & Fleiss: BMS 11.24, JMS 32.49, EMS 1.02.
    study = g_study(of_table(SHROUT_FLEISS))
    assert (study.design, study.experts, study.indicators) == ("p x o", 4.0, 1.0)
    assert study.components["p"] == pytest.approx((11.2416667 - 1.0194444) / 4)
    assert study.components["o"] == pytest.approx((32.4861111 - 1.0194444) / 6)
    assert study.components["po"] == pytest.approx(1.0194444)
    icc = intraclass_correlations(np.array(SHROUT_FLEISS, dtype=float))
    assert study.coefficients(4, 1) == (pytest.approx(icc["icc3k"].value), pytest.approx(icc["icc2k"].value))


def _cube():
    return np.random.default_rng(3).normal(50, 10, (5, 4, 3))


def test_components_of_three_facets_are_those_of_anova():
    cube = _cube()
    study = g_study(of_cube(cube))
    residual = cube.copy()
    for axes in ((1, 2), (0, 2), (0, 1)):  # remove p, o, i means, then the two-way tables
        residual = residual - residual.mean(axis=axes, keepdims=True)
    for axis in range(3):
        residual = residual - residual.mean(axis=axis, keepdims=True)
    assert list(study.components) == ["p", "o", "i", "po", "pi", "oi", "poi"]
    assert study.components["poi"] == pytest.approx((residual**2).sum() / (4 * 3 * 2))


def test_indicators_under_one_expert_only_are_nested():
    cube = np.full((5, 2, 4), np.nan)
    full = _cube()
    cube[:, 0, :2], cube[:, 1, 2:] = full[:, 0, :2], full[:, 1, :2]
    study = g_study(of_cube(cube))
    assert (study.design, list(study.components)) == ("p x (i:o)", ["p", "o", "i:o", "po", "pi:o"])
    assert study.indicators == 2.0


def test_one_expert_gives_entries_by_indicators():
    assert g_study(of_cube(_cube()[:, :1])).design == "p x i"


def test_reliability_says_why_a_figure_is_missing():
    holes = [[9, 2, None], [6, None, 3], [8, 4, 6]]
    found, reasons = reliability(of_table(holes), np.ones(1))
    assert (found["icc"], found["kendall_w"], found["fleiss_kappa"]) == (None, None, None)
    assert found["krippendorff"]["interval"] is not None
    assert [reason.about for reason in reasons[:3]] == [
        "reliability.icc",
        "reliability.kendall_w",
        "reliability.fleiss_kappa",
    ]


def test_reliability_of_equal_marks_has_no_figure():
    found, reasons = reliability(of_table([[5, 5], [5, 5]]), np.ones(1))
    assert (found["icc"], found["kendall_w"], found["fleiss_kappa"]) == (None, None, None)
    assert found["g"]["relative"] is None
    assert "reliability.krippendorff.ratio" in [reason.about for reason in reasons]


def test_reliability_of_one_entry_has_no_table():
    found, _ = reliability(of_table([[5, 6]]), np.ones(1))
    assert (found["icc"], found["g"]) == (None, None)
