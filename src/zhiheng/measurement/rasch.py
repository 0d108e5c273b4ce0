"""The rating scale model with facets for entries, experts and indicators, by joint maximum likelihood."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from zhiheng.measurement import messages
from zhiheng.measurement.scores import Floats, Integers, Scores
from zhiheng.problems import Message

EXTREME = 0.3
"""How far inside an extreme total is moved, in steps of the scale, to get a finite measure."""

MOST_MARKS = 101
MOST_ELEMENTS = 2000
_MOST_STEPS = 200
_LARGEST_STEP = 2.0
_CONVERGED = 1e-10
_INFINITE = 30.0
_SINGULAR = 1e-9
_SIGNS = (1.0, -1.0, -1.0)
_Booleans = npt.NDArray[np.bool_]


class NoEstimateError(Exception):
    """The data have no finite or no unique estimate; ``why`` says so."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.en)
        self.why = why


@dataclass
class Facet:
    """Measures of entries, experts or indicators in logits; NaN where there is none.

    ``extreme`` marks those whose total is the least or the largest possible: they were left out of the estimation.
    """

    measure: Floats
    se: Floats
    infit: Floats
    outfit: Floats
    extreme: _Booleans

    @classmethod
    def of(cls, size: int) -> "Facet":
        """Return a facet without measures."""
        measure, se, infit, outfit = np.full((4, size), np.nan)
        return cls(measure, se, infit, outfit, np.zeros(size, bool))


@dataclass
class Rasch:
    """The measures of the three facets (entries able, experts severe, indicators difficult), and the scale.

    ``marks`` are the marks used as categories, ``thresholds`` the logits between neighbours among them, mean 0.
    """

    facets: tuple[Facet, Facet, Facet]
    marks: Floats
    thresholds: Floats


@dataclass
class _Rows:
    """Ratings: positions in the three facets, and the category of each."""

    places: tuple[Integers, Integers, Integers]
    category: Floats
    sizes: tuple[int, int, int]
    number: Integers = field(init=False)
    levels: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.levels, self.number = np.unique(self.category, return_inverse=True)

    def chosen(self, kept: _Booleans) -> "_Rows":
        entry, expert, indicator = (place[kept] for place in self.places)
        return _Rows((entry, expert, indicator), self.category[kept], self.sizes)


def rasch(scores: Scores) -> Rasch:
    r"""Return the joint maximum likelihood estimates, fully converged and not corrected for bias.

    Notes
    -----
    :math:`\log P_k/P_{k-1}=B_a-C_e-D_i-F_k` with :math:`\sum C=\sum D=\sum F=0`. With a step the categories are
    numbered by it, and those nobody used have probability 0; else the marks observed are numbered from 0. Elements
    with an extreme total are left out, round by round, and measured afterwards from that total moved inside by 0.3.
    Standard errors are :math:`(\sum V)^{-1/2}`; infit is :math:`\sum(x-E)^2/\sum V`, outfit the mean of
    :math:`(x-E)^2/V`.

    Raises
    ------
    NoEstimateError
        if there are too many marks or elements, or no finite or no unique estimate.

    References
    ----------
    Andrich (1978), Psychometrika 43, 561-573; Linacre (1989), Many-Facet Rasch Measurement; Wright & Masters (1982),
    Rating Scale Analysis.
    """
    rows = _rows(scores)
    if sum(rows.sizes) > MOST_ELEMENTS:
        raise NoEstimateError(messages.RASCH_TOO_LARGE)
    if len(rows.levels) > MOST_MARKS:
        raise NoEstimateError(messages.RASCH_TOO_MANY_MARKS)
    kept, dropped = _without_extremes(rows)
    if not len(kept.category):
        raise NoEstimateError(messages.RASCH_ALL_EXTREME)
    facets = (Facet.of(rows.sizes[0]), Facet.of(rows.sizes[1]), Facet.of(rows.sizes[2]))
    weights = _estimate(kept, facets)
    for kind, place, part in reversed(dropped):
        _measure_extreme(kept, weights, facets, kind, place, part)
    _make_equal(rows, facets[0])
    marks = _marks(scores, kept)
    steps = np.diff(weights) / np.diff(kept.levels)
    return Rasch(facets, marks, -steps)


def _rows(scores: Scores) -> _Rows:
    if scores.step:
        category = np.round((scores.value - scores.low) / scores.step)
    else:
        category = np.unique(scores.value, return_inverse=True)[1].astype(float)
    sizes = len(scores.entries), len(scores.experts), len(scores.indicators)
    return _Rows((scores.entry, scores.expert, scores.indicator), category, sizes)


def _marks(scores: Scores, kept: _Rows) -> Floats:
    if scores.step:
        return np.asarray(scores.low + scores.step * kept.levels)
    return np.asarray(np.unique(scores.value)[kept.levels.astype(int)])


def _without_extremes(rows: _Rows) -> tuple[_Rows, list[tuple[int, int, _Rows]]]:
    """Return the ratings without elements of extreme totals, and these (kind, place, ratings) as they were left out."""
    dropped: list[tuple[int, int, _Rows]] = []
    is_changed = True
    while is_changed and len(rows.category):
        is_changed = False
        for kind, size in enumerate(rows.sizes):
            if not len(rows.category):
                break
            place = rows.places[kind]
            total = np.bincount(place, rows.category, minlength=size)
            count = np.bincount(place, minlength=size)
            ends = (total == count * rows.levels[0]) | (total == count * rows.levels[-1])
            extreme = ends & (count > 0)
            dropped += [(kind, int(one), rows.chosen(place == one)) for one in np.nonzero(extreme)[0]]
            is_changed = is_changed or bool(extreme.any())
            rows = rows.chosen(~extreme[place])
    return rows, dropped


def _estimate(rows: _Rows, facets: Sequence[Facet]) -> Floats:
    """Fill the facets from ratings without extremes and return the log weight of each category."""
    seen = [np.unique(place, return_inverse=True) for place in rows.places]
    likelihood = _Likelihood(rows, [one[1] for one in seen], [len(one[0]) for one in seen])
    point = _maximum(likelihood)
    eta, weights = likelihood.parts(point)
    _, mean, variance = _moments(eta, weights, rows.levels)
    residual = rows.category - mean
    for kind, (facet, (ids, place)) in enumerate(zip(facets, seen, strict=True)):
        spread = np.bincount(place, variance)
        facet.measure[ids] = likelihood.of_kind(point, kind)
        facet.se[ids] = spread**-0.5
        facet.infit[ids] = np.bincount(place, residual**2) / spread
        facet.outfit[ids] = np.bincount(place, residual**2 / variance) / np.bincount(place)
    return weights


def _make_equal(rows: _Rows, entries: Facet) -> None:
    """Give entries with the same total from the same experts on the same indicators bit-equal figures."""
    groups: dict[tuple[bytes, bytes, float], list[int]] = {}
    for place in range(rows.sizes[0]):
        chosen = rows.places[0] == place
        key = rows.places[1][chosen].tobytes(), rows.places[2][chosen].tobytes(), float(rows.category[chosen].sum())
        groups.setdefault(key, []).append(place)
    for group in groups.values():
        for figures in (entries.measure, entries.se):
            figures[group] = figures[group].mean()


def _moments(eta: Floats, weights: Floats, levels: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the probabilities, the mean and the variance of the category for each linear predictor."""
    logs = eta[:, None] * levels + weights
    logs -= logs.max(axis=1, keepdims=True)
    chance = np.exp(logs)
    chance /= chance.sum(axis=1, keepdims=True)
    mean = chance @ levels
    return chance, mean, (chance * (levels - mean[:, None]) ** 2).sum(axis=1)


class _Likelihood:
    """The log-likelihood of measures of the elements seen and of the log weights of the categories."""

    def __init__(self, rows: _Rows, places: Sequence[Integers], sizes: Sequence[int]) -> None:
        self.rows, self.sizes = rows, sizes
        self.starts = np.cumsum([0, *sizes])
        number = len(rows.category)
        columns = np.concatenate([start + place for start, place in zip(self.starts, places, strict=False)])
        at = np.tile(np.arange(number), len(places)), columns
        self.design = csr_array((np.repeat(_SIGNS, number), at), shape=(number, int(self.starts[-1])))
        self.counts = np.bincount(rows.number)

    def parts(self, point: Floats) -> tuple[Floats, Floats]:
        """Return the linear predictors and the log weights of the categories."""
        size = self.starts[-1]
        return np.asarray(self.design @ point[:size]), point[size:]

    def of_kind(self, point: Floats, kind: int) -> Floats:
        """Return the measures of one facet."""
        return point[self.starts[kind] : self.starts[kind + 1]]

    def value(self, point: Floats) -> float:
        """Return the log-likelihood."""
        eta, weights = self.parts(point)
        logs = eta[:, None] * self.rows.levels + weights
        own = logs[np.arange(len(eta)), self.rows.number]
        top = logs.max(axis=1)
        return float((own - top - np.log(np.exp(logs - top[:, None]).sum(axis=1))).sum())

    def slope(self, point: Floats) -> tuple[Floats, Floats]:
        """Return the gradient and the information."""
        chance, mean, variance = _moments(*self.parts(point), self.rows.levels)
        gradient = np.concatenate((self.design.T @ (self.rows.category - mean), self.counts - chance.sum(axis=0)))
        own = (self.design.T @ self.design.multiply(variance[:, None]).tocsr()).toarray()
        cross = self.design.T @ (chance * (self.rows.levels - mean[:, None]))
        categories = np.diag(chance.sum(axis=0)) - chance.T @ chance
        return gradient, np.block([[own, cross], [cross.T, categories]])

    def gauge(self) -> Floats:
        """Return the shifts that change no probability, of unit length."""
        size, levels = int(self.starts[-1]), self.rows.levels
        shifts = np.zeros((4, size + len(levels)))
        shifts[:3, : self.starts[1]] = 1
        shifts[0, self.starts[1] : self.starts[2]] = 1
        shifts[1, self.starts[2] : size] = 1
        shifts[2, size:] = -levels
        shifts[3, size:] = 1
        return np.asarray(np.linalg.qr(shifts.T)[0])

    def centred(self, point: Floats) -> Floats:
        """Return the same probabilities with severities, difficulties and thresholds of mean 0."""
        moved = point.copy()
        size, levels = self.starts[-1], self.rows.levels
        for kind in (1, 2):
            centre = self.of_kind(moved, kind).mean()
            moved[self.starts[kind] : self.starts[kind + 1]] -= centre
            moved[: self.starts[1]] -= centre
        moved[size:] -= moved[size]
        slope = (np.diff(moved[size:]) / np.diff(levels)).mean()
        moved[size:] -= slope * (levels - levels[0])
        moved[: self.starts[1]] += slope
        return moved


def _maximum(likelihood: _Likelihood) -> Floats:
    """Return the maximum by Newton's steps; the log-likelihood is concave."""
    point = np.zeros(int(likelihood.starts[-1]) + len(likelihood.counts))
    point[likelihood.starts[-1] :] = np.log(likelihood.counts)
    gauge = likelihood.gauge()
    gradient, information = likelihood.slope(point)
    fixed = gauge @ gauge.T * np.trace(information) / len(point)
    values = np.linalg.eigvalsh(information + fixed)
    if values[0] < _SINGULAR * values[-1]:
        raise NoEstimateError(messages.RASCH_NOT_UNIQUE)
    for _ in range(_MOST_STEPS):
        try:
            step = np.linalg.solve(information + fixed, gradient)
        except np.linalg.LinAlgError:
            break
        size = float(np.abs(step).max())
        point = _along(likelihood, point, step * min(1.0, _LARGEST_STEP / max(size, _CONVERGED)))
        if size < _CONVERGED:
            return likelihood.centred(point)
        if not np.abs(likelihood.parts(point)[0]).max() < _INFINITE:
            break
        gradient, information = likelihood.slope(point)
    raise NoEstimateError(messages.RASCH_INFINITE)


def _along(likelihood: _Likelihood, point: Floats, step: Floats) -> Floats:
    here = likelihood.value(point)
    while likelihood.value(point + step) < here - 1e-9 * abs(here):
        step = step / 2
    return np.asarray(point + step)


def _measure_extreme(kept: _Rows, weights: Floats, facets: Sequence[Facet], kind: int, place: int, part: _Rows) -> None:
    """Measure one element whose ratings are all the least or all the largest, given all others."""
    others = [
        sign * facet.measure[index] if other != kind else np.zeros(len(index))
        for other, (sign, facet, index) in enumerate(zip(_SIGNS, facets, part.places, strict=True))
    ]
    offset = np.sum(others, axis=0)
    facets[kind].extreme[place] = True
    offset = offset[~np.isnan(offset)]
    if not len(offset):
        return
    is_top = part.category[0] >= kept.levels[-1]
    target = len(offset) * kept.levels[-1] - EXTREME if is_top else len(offset) * kept.levels[0] + EXTREME
    low, high = -2 * _INFINITE, 2 * _INFINITE
    for _ in range(100):
        middle = (low + high) / 2
        is_below = float(_moments(offset + middle, weights, kept.levels)[1].sum()) < target
        low, high = (middle, high) if is_below else (low, middle)
    facets[kind].measure[place] = _SIGNS[kind] * middle
    facets[kind].se[place] = float(_moments(offset + middle, weights, kept.levels)[2].sum()) ** -0.5
