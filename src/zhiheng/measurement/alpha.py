"""Krippendorff's alpha from the counts of values, never from pairs."""

from collections.abc import Callable

import numpy as np

from zhiheng.measurement.scores import Floats, Integers

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def krippendorff_alpha(unit: Integers, value: Floats, level: str) -> float | None:
    r"""Return Krippendorff's alpha; None without variation, or for ``ratio`` with negative values.

    Parameters
    ----------
    unit : ndarray of int
        What each value was given to; units with fewer than two values do not count.
    value : ndarray
        The values, in any order; missing ones are simply not there.
    level : {"nominal", "ordinal", "interval", "ratio"}
        The level of measurement.

    Notes
    -----
    :math:`\alpha = 1 - D_o/D_e`, with the coincidences :math:`o_{ck}=\sum_u n_{uc}(n_{uk}-[c=k])/(m_u-1)`, their
    margins :math:`n_c` and :math:`n`,
    :math:`D_o=\sum o_{ck}\delta^2_{ck}/n` and :math:`D_e=\sum n_c n_k\delta^2_{ck}/(n(n-1))`.

    References
    ----------
    Krippendorff (2011), Computing Krippendorff's alpha-reliability.
    """
    if level == "ratio" and bool((value < 0).any()):
        return None
    _, place, sizes = np.unique(unit, return_inverse=True, return_counts=True)
    paired = sizes[place] > 1
    if not paired.any():
        return None
    _, place = np.unique(place[paired], return_inverse=True)
    categories, category = np.unique(value[paired], return_inverse=True)
    counts = np.zeros((int(place.max()) + 1, len(categories)))
    np.add.at(counts, (place, category), 1.0)
    weight = 1 / (counts.sum(axis=1) - 1)
    coincidences = counts.T @ (weight[:, None] * counts) - np.diag(weight @ counts)
    margins = coincidences.sum(axis=1)
    distance = _DISTANCES[level](categories, margins)
    expected = float(margins @ distance @ margins)
    if expected <= 0:
        return None
    return float(1 - (margins.sum() - 1) * (coincidences * distance).sum() / expected)


def _nominal(categories: Floats, _: Floats) -> Floats:
    return 1.0 - np.eye(len(categories))


def _ordinal(_: Floats, margins: Floats) -> Floats:
    middle = np.cumsum(margins) - margins / 2
    return np.asarray((middle[:, None] - middle[None, :]) ** 2)


def _interval(categories: Floats, _: Floats) -> Floats:
    return np.asarray((categories[:, None] - categories[None, :]) ** 2)


def _ratio(categories: Floats, _: Floats) -> Floats:
    total = categories[:, None] + categories[None, :]
    return np.asarray(((categories[:, None] - categories[None, :]) / np.where(total > 0, total, 1)) ** 2)


_DISTANCES: dict[str, Callable[[Floats, Floats], Floats]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
}
