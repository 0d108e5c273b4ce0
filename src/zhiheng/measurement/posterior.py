"""The posterior of the ranked quantity: SDs integrated by importance sampling, ranks by integration."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from zhiheng.measurement.components import Fit, Problem, criterion, evaluated, fill
from zhiheng.measurement.crossed import Equations
from zhiheng.measurement.models import Model
from zhiheng.measurement.scores import Floats, Integers

SEED = 20221109
"""The seed of every random number of this package."""

_PROPOSALS = 800
_KEPT = 200
_DRAWS = 10
_FREEDOM = 6
_TIE = 4.0
_NEAR = 1e-4
_NO_TILT = 1e-9


@dataclass(frozen=True)
class Conditional:
    """The ranked quantity given the variances: independent variances, loadings, and the experts' effects."""

    mean: Floats
    own: Floats
    loadings: Floats
    expert: Floats
    expert_sd: Floats


@dataclass(frozen=True)
class Posterior:
    """Moments and ranks of every entry; ``top`` holds P(rank ≤ K) by K; ``effective`` is the effective sample size."""

    mean: Floats
    sd: Floats
    interval90: Floats
    expected_rank: Floats
    rank50: Floats
    rank90: Floats
    top: dict[int, Floats]
    mcse: Floats
    tied: list[list[int]]
    expert_sd: Floats
    effective: float


def sample_variances(problem: Problem, fit: Fit, prior: float) -> tuple[Floats, float]:
    r"""Return variances drawn from their posterior, and the effective size of the importance sample.

    Notes
    -----
    Half-normal priors on the standard deviations; the mode and the Hessian of the log posterior of their logarithms
    give a multivariate t with 6 degrees of freedom as the proposal; systematic resampling.
    """
    mode = _mode(problem, fit, prior)
    hessian = _hessian(problem, mode, prior)
    values, vectors = np.linalg.eigh(hessian)
    root = vectors / np.sqrt(np.maximum(values, 0.2))
    random = np.random.default_rng(SEED)
    size = len(mode)
    normal = random.standard_normal((_PROPOSALS, size))
    scale = np.sqrt(_FREEDOM / random.chisquare(_FREEDOM, _PROPOSALS))[:, None]
    points = mode + (normal * scale) @ root.T
    logs = np.array([-_target(problem, point, prior) / 2 for point in points])
    logs += (_FREEDOM + size) / 2 * np.log1p(((normal * scale) ** 2).sum(axis=1) / _FREEDOM)
    weight = np.exp(logs - logs.max())
    weight /= weight.sum()
    places = np.searchsorted(np.cumsum(weight), (np.arange(_KEPT) + random.random()) / _KEPT)
    return np.exp(2 * points[np.minimum(places, _PROPOSALS - 1)]), float(1 / (weight**2).sum())


def _target(problem: Problem, point: Floats, prior: float) -> float:
    variances = np.exp(2 * point)
    return criterion(problem, variances) + float((variances / prior**2).sum()) - 2 * float(point.sum())


def _slope(problem: Problem, point: Floats, prior: float) -> tuple[Floats, Floats]:
    variances = np.exp(2 * point)
    found = evaluated(problem, variances)
    slope = 2 * variances * found.gradient + 2 * variances / prior**2 - 2
    curvature = 4 * np.outer(variances, variances) * found.information + np.diag(4 * variances / prior**2 + 0.5)
    return slope, curvature


def _mode(problem: Problem, fit: Fit, prior: float) -> Floats:
    least = 0.01 * float(fit.variances.sum())
    point = np.log(np.maximum(fit.variances, least)) / 2
    for _ in range(60):
        slope, curvature = _slope(problem, point, prior)
        step = -np.linalg.solve(curvature, slope)
        step *= min(1.0, 1.0 / float(np.abs(step).max()))
        here, length = _target(problem, point, prior), 1.0
        while length > _NEAR and _target(problem, point + length * step, prior) > here:
            length /= 2
        point = point + length * step
        if float(np.abs(slope).max()) < _NEAR or length <= _NEAR:
            break
    return point


def _hessian(problem: Problem, mode: Floats, prior: float) -> Floats:
    """Return the Hessian of minus the log posterior by differences of its gradient."""
    step = 1e-3
    shifts = step * np.eye(len(mode))
    rows = [
        (_slope(problem, mode + shift, prior)[0] - _slope(problem, mode - shift, prior)[0]) / (4 * step)
        for shift in shifts
    ]
    hessian = np.array(rows)
    return np.asarray((hessian + hessian.T) / 2)


def conditional(model: Model, variances: Floats) -> Conditional:
    """Return the distribution of the ranked quantity of all entries given the variances and the scores."""
    problem, design = model.problem, model.problem.design
    equations = problem.equations(variances)
    gaps = fill(problem, equations)
    split = problem.split(gaps.filled)
    width = gaps.filled.shape[1] if len(split) > 1 else 1
    tilt = model.shares - 1 / len(model.shares)
    length = float(np.sqrt((tilt**2).sum()))
    parts = [(equations[0], split[0], 1 / np.sqrt(width))]
    if length > _NO_TILT:
        parts.append((equations[1], gaps.filled @ (tilt / length)[:, None], length))
    mean, own, loadings = np.zeros(len(design.counts)), np.zeros(len(design.counts)), []
    for one, column, factor in parts:
        level, entry, _ = one.solve(design.sums(column))
        mean += factor * (level[0] + entry[:, 0])
        own += factor**2 * one.residual * one.w
        loadings.append(factor * np.sqrt(one.residual) * one.loadings())
    if gaps.factor is not None:
        loadings.append(_gap_loadings(model, parts, gaps.factor, tilt / length if length > _NO_TILT else tilt))
    first = equations[0]
    block = first.inverse_root[:, 1:]
    expert_variance = first.residual * first.te * (block**2).sum(axis=0) / width
    level = first.solve(design.sums(split[0]))[2][:, 0] / np.sqrt(width)
    return Conditional(mean, own, np.hstack(loadings), level, np.sqrt(expert_variance))


def _gap_loadings(
    model: Model, parts: Sequence[tuple[Equations, Floats, float]], factor: tuple[Floats, bool], direction: Floats
) -> Floats:
    """Return how the ranked quantity moves with independent unit errors of the missing cells."""
    problem, design = model.problem, model.problem.design
    row, column = problem.missing
    response = np.zeros((len(design.counts), len(row)))
    shares = [np.full(len(row), 1 / np.sqrt(problem.values.shape[1])), direction[column]]
    unit = np.zeros((len(design.entry), len(row)))
    unit[row, np.arange(len(row))] = 1
    for (one, _, length), share in zip(parts, shares, strict=False):
        mean, entry, _ = one.solve(design.sums(unit))
        response += length * share * (mean + entry)
    lower = np.tril(factor[0])
    return np.asarray(np.linalg.solve(lower, response.T).T)


def posterior(model: Model, fit: Fit, prior: float, tops: Sequence[int], groups: Sequence[Sequence[int]]) -> Posterior:
    """Return moments and ranks, averaged over ``groups`` of entries that are exchangeable.

    Expected ranks are 1 + Σ P(T_b > T_a), exact given the variances. P(rank ≤ K) is Rao-Blackwellised: given the
    experts' part, an entry's own part is integrated out against the K-th best of the others.
    """
    draws, effective = sample_variances(model.problem, fit, prior)
    parts = [conditional(model, variances) for variances in draws]
    mean, own = np.array([part.mean for part in parts]), np.array([part.own for part in parts])
    variance = own + np.array([(part.loadings**2).sum(axis=1) for part in parts])
    pairs = np.triu_indices(len(mean[0]), 1)
    ranks = np.array([_expected_ranks(part, pairs) for part in parts])
    counts, top = _count_ranks(parts, tops)
    for array in (mean, variance, ranks, counts, *top.values()):
        _average(array, groups)
    weight = len(parts) ** -0.5
    mcse = np.max([values.std(axis=0) for values in top.values()], axis=0) * weight if top else np.zeros(len(mean[0]))
    share = np.cumsum(counts.sum(axis=0), axis=1) / counts.sum(axis=(0, 2))[:, None]
    expert = np.array([part.expert for part in parts])
    return Posterior(
        mean.mean(axis=0),
        np.sqrt(variance.mean(axis=0) + mean.var(axis=0)),
        np.column_stack([_quantile(mean, np.sqrt(variance), level) for level in (0.05, 0.95)]),
        ranks.mean(axis=0),
        _rank_interval(share, 0.25),
        _rank_interval(share, 0.05),
        {k: values.mean(axis=0) for k, values in top.items()},
        mcse,
        _tied(ranks),
        np.sqrt((np.array([part.expert_sd for part in parts]) ** 2).mean(axis=0) + expert.var(axis=0)),
        effective,
    )


def _average(array: Floats, groups: Sequence[Sequence[int]]) -> None:
    for group in groups:
        if len(group) > 1:
            array[:, group] = array[:, group].mean(axis=1, keepdims=True)


def _expected_ranks(part: Conditional, pairs: tuple[Integers, Integers]) -> Floats:
    """Return the expected ranks given the variances; ``pairs`` are all pairs of entries, the smaller place first."""
    square = (part.loadings**2).sum(axis=1)
    spread = part.own[:, None] + part.own + square[:, None] + square - 2 * part.loadings @ part.loadings.T
    one, other = pairs
    size = len(part.mean)
    chosen = spread.ravel().take(one * size + other)
    chance = ndtr((part.mean.take(other) - part.mean.take(one)) / np.sqrt(np.maximum(chosen, 1e-300)))
    return np.asarray(1 + np.bincount(one, chance, size) + np.bincount(other, 1 - chance, size))


def _count_ranks(parts: Sequence[Conditional], tops: Sequence[int]) -> tuple[Floats, dict[int, Floats]]:
    random = np.random.default_rng(SEED + 1)
    size = len(parts[0].mean)
    counts = np.zeros((1, size, size))
    top = {k: np.zeros((len(parts), size)) for k in tops}
    for place, part in enumerate(parts):
        centre = part.mean + random.standard_normal((_DRAWS, part.loadings.shape[1])) @ part.loadings.T
        sd = np.sqrt(np.maximum(part.own, 1e-300))
        value = centre + sd * random.standard_normal(centre.shape)
        order = np.argsort(-value, axis=1, kind="stable")
        np.add.at(counts[0], (order, np.broadcast_to(np.arange(size), order.shape)), 1.0)
        ordered = -np.sort(-value, axis=1)
        for k in tops:
            other = np.where(value >= ordered[:, k - 1 : k], ordered[:, k : k + 1], ordered[:, k - 1 : k])
            top[k][place] = ndtr((centre - other) / sd).mean(axis=0)
    return counts, top


def _quantile(mean: Floats, sd: Floats, level: float) -> Floats:
    """Return the quantile of equal mixtures of normals, by bisection."""
    low, high = (mean - 9 * sd).min(axis=0), (mean + 9 * sd).max(axis=0)
    safe = np.maximum(sd, 1e-300)
    for _ in range(60):
        middle = (low + high) / 2
        below = ndtr((middle - mean) / safe).mean(axis=0) < level
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.asarray((low + high) / 2)


def _rank_interval(share: Floats, tail: float) -> Floats:
    low = (share < tail).sum(axis=1) + 1
    high = (share < 1 - tail - 1e-12).sum(axis=1) + 1
    return np.column_stack((low, high))


def _tied(ranks: Floats) -> list[list[int]]:
    """Return for each entry the others nearer than four Monte-Carlo standard errors of the difference."""
    mean = ranks.mean(axis=0)
    tied = []
    for place in range(len(mean)):
        error = (ranks - ranks[:, place : place + 1]).std(axis=0) * len(ranks) ** -0.5
        near = np.abs(mean - mean[place]) <= _TIE * error
        near |= mean == mean[place]
        tied.append([int(other) for other in np.nonzero(near)[0] if other != place])
    return tied
