"""Rank probabilities that have a closed form."""

import numpy as np
import pytest
from scipy.special import ndtr

from zhiheng.measurement.posterior import Conditional, _count_ranks, _expected_ranks

pytestmark = pytest.mark.parity


def conditional(mean, own):
    size = len(mean)
    return Conditional(np.array(mean), np.array(own), np.zeros((size, 1)), np.zeros(1), np.zeros(1))


def test_two_independent_normals_have_the_closed_form():
    part, better = conditional([1.0, 0.2], [0.5, 1.5]), ndtr(0.8 / np.sqrt(2.0))
    expected = _expected_ranks(part, np.triu_indices(2, 1))
    assert expected == pytest.approx([2 - better, 1 + better], abs=1e-15)
    _, top = _count_ranks([part] * 2000, [1])
    assert top[1].mean(axis=0) == pytest.approx([better, 1 - better], abs=0.005)


def test_equal_normals_share_the_ranks_evenly():
    part = conditional([0.0] * 5, [1.0] * 5)
    assert _expected_ranks(part, np.triu_indices(5, 1)) == pytest.approx([3.0] * 5, abs=1e-15)
    _, top = _count_ranks([part] * 2000, [2])
    assert top[2].mean(axis=0) == pytest.approx([0.4] * 5, abs=0.01)
    assert top[2].sum(axis=1).mean() == pytest.approx(2, abs=0.03)
