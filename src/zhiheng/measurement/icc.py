"""Intraclass correlations of a complete table of entries × experts."""

import math
from typing import NamedTuple

from scipy.special import fdtri

from zhiheng.measurement.scores import Floats

_TAIL = 0.975


class Interval(NamedTuple):
    """A coefficient with its 95 % confidence interval."""

    value: float
    low95: float
    high95: float


class MeanSquares(NamedTuple):
    """Mean squares of a two-way table without replicates."""

    rows: float
    columns: float
    residual: float
    within: float


def mean_squares(table: Floats) -> MeanSquares:
    """Return the mean squares of entries (rows), experts (columns), residual, and within entries."""
    n, k = table.shape
    mean = table.mean()
    rows = k * float(((table.mean(axis=1) - mean) ** 2).sum())
    columns = n * float(((table.mean(axis=0) - mean) ** 2).sum())
    total = float(((table - mean) ** 2).sum())
    within = max(total - rows, 0.0)
    residual = max(within - columns, 0.0)
    return MeanSquares(rows / (n - 1), columns / (k - 1), residual / ((n - 1) * (k - 1)), within / (n * (k - 1)))


def intraclass_correlations(table: Floats) -> dict[str, Interval]:
    r"""Return the six intraclass correlations with 95 % confidence intervals.

    Parameters
    ----------
    table : ndarray
        Entries × experts, complete, at least 2 × 2, not all marks of every entry equal.

    Notes
    -----
    With mean squares :math:`B` between entries, :math:`W` within, :math:`J` between experts and :math:`E` residual,
    n entries and k experts:
    :math:`ICC(1)=(B-W)/(B+(k-1)W)`,
    :math:`ICC(2)=(B-E)/(B+(k-1)E+k(J-E)/n)`,
    :math:`ICC(3)=(B-E)/(B+(k-1)E)`, and the reliability of the mean of k by Spearman-Brown. The interval of ICC(2)
    has Satterthwaite's degrees of freedom.

    References
    ----------
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428. McGraw & Wong (1996), Psychological Methods 1, 30-46.
    """
    n, k = table.shape
    b, j, e, w = mean_squares(table)
    icc1 = _from_f(_ratio(b, w), (n - 1, n * (k - 1)), k)
    icc3 = _from_f(_ratio(b, e), (n - 1, (n - 1) * (k - 1)), k)
    icc2 = _absolute(MeanSquares(b, j, e, w), n, k)
    single = {"icc1": icc1, "icc2": icc2, "icc3": icc3}
    averaged = {f"{name}k": Interval(*(_stepped_up(one, k) for one in icc)) for name, icc in single.items()}
    return {**single, **averaged}


def _ratio(numerator: float, denominator: float) -> float:
    return numerator / denominator if denominator > 0 else math.inf


def _from_f(f: float, freedom: tuple[int, int], k: int) -> Interval:
    """Return (F - 1)/(F + k - 1) at F and at the limits of F."""
    limits = (f, f / float(fdtri(*freedom, _TAIL)), f * float(fdtri(freedom[1], freedom[0], _TAIL)))
    return Interval(*((one - 1) / (one + k - 1) if math.isfinite(one) else 1.0 for one in limits))


def _absolute(squares: MeanSquares, n: int, k: int) -> Interval:
    b, j, e, _ = squares
    value = (b - e) / (b + (k - 1) * e + k * (j - e) / n)
    if e <= 0:
        return Interval(value, value, value) if j <= 0 else _absolute(squares._replace(residual=j * 1e-12), n, k)
    ratio = j / e
    top = (n - 1) * (k - 1) * (k * value * ratio + n * (1 + (k - 1) * value) - k * value) ** 2
    bottom = (n - 1) * k**2 * value**2 * ratio**2 + (n * (1 + (k - 1) * value) - k * value) ** 2
    freedom = top / bottom
    low_f, high_f = float(fdtri(n - 1, freedom, _TAIL)), float(fdtri(freedom, n - 1, _TAIL))
    rest = k * j + (k * n - k - n) * e
    low = n * (b - low_f * e) / (low_f * rest + n * b)
    high = n * (high_f * b - e) / (rest + n * high_f * b)
    return Interval(value, low, high)


def _stepped_up(icc: float, k: int) -> float:
    """Return the reliability of the mean of k (Spearman-Brown)."""
    bottom = 1 + (k - 1) * icc
    return k * icc / bottom if bottom > 0 else -math.inf
