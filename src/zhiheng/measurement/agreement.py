"""Agreement of experts on an order (Kendall) and on categories (Fleiss)."""

from typing import NamedTuple

import numpy as np
from scipy.special import chdtrc

from zhiheng.measurement.scores import Floats


class Concordance(NamedTuple):
    """Kendall's W with its chi-square test."""

    w: float
    chi2: float
    df: int
    p: float


def kendall_w(table: Floats) -> Concordance | None:
    r"""Return Kendall's coefficient of concordance with the correction for ties; None if every expert ties all.

    Parameters
    ----------
    table : ndarray
        Entries × experts, complete.

    Notes
    -----
    :math:`W = 12 S/(m^2(n^3-n) - m\sum T)` with S the sum of squares of the n rank sums about their mean, m experts and
    :math:`T=\sum(t^3-t)` over each expert's ties; :math:`\chi^2=m(n-1)W` with n - 1 degrees of freedom.

    References
    ----------
    Kendall & Babington Smith (1939); Siegel & Castellan (1988), Nonparametric Statistics, 9.7.
    """
    n, m = table.shape
    sums = np.zeros(n)
    ties = 0.0
    for column in table.T:
        _, place, counts = np.unique(column, return_inverse=True, return_counts=True)
        sums += (np.cumsum(counts) - (counts - 1) / 2)[place]
        ties += float((counts.astype(float) ** 3 - counts).sum())
    bottom = m**2 * (n**3 - n) - m * ties
    if bottom <= 0:
        return None
    w = 12 * float(((sums - sums.mean()) ** 2).sum()) / bottom
    chi2 = m * (n - 1) * w
    return Concordance(w, chi2, n - 1, float(chdtrc(n - 1, chi2)))


def fleiss_kappa(table: Floats) -> float | None:
    r"""Return Fleiss' kappa with each different value as a category; None if only one value occurs.

    Parameters
    ----------
    table : ndarray
        Entries × ratings, complete; which expert gave which rating does not matter.

    Notes
    -----
    :math:`\kappa=(\bar P-\bar P_e)/(1-\bar P_e)`, where :math:`P_i=\sum_j n_{ij}(n_{ij}-1)/(m(m-1))` and
    :math:`\bar P_e=\sum_j p_j^2`.

    References
    ----------
    Fleiss (1971), Psychological Bulletin 76, 378-382.
    """
    n, m = table.shape
    categories, place = np.unique(table, return_inverse=True)
    if len(categories) == 1:
        return None
    counts = np.zeros((n, len(categories)))
    np.add.at(counts, (np.repeat(np.arange(n), m), place.ravel()), 1.0)
    observed = float((counts * (counts - 1)).sum()) / (n * m * (m - 1))
    expected = float(((counts.sum(axis=0) / (n * m)) ** 2).sum())
    kappa: float = (observed - expected) / (1 - expected)
    return kappa
