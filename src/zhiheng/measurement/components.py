"""Variance components by restricted maximum likelihood, bounded at zero."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from zhiheng.measurement import crossed
from zhiheng.measurement.crossed import Design, Equations, Evaluation, Sums, evaluate
from zhiheng.measurement.scores import Floats, Integers

_MOST_STEPS = 200
_MOST_HALVINGS = 40
_CONVERGED = 1e-11
_SMALLEST = 1e-9


@dataclass(frozen=True)
class Channel:
    """Vectors that follow one two-way model: how often, and how its variances follow from the components."""

    weights: Floats
    times: int


@dataclass
class Problem:
    """What is fitted: values of observations × indicators, which of them are missing, and the channels.

    With one channel the values are one column. With two, the first is the mean over the indicators times their root,
    the second the contrasts: the six-component model splits exactly into these.
    """

    design: Design
    values: Floats
    names: tuple[str, ...]
    channels: Sequence[Channel]
    missing: tuple[Integers, Integers] = field(default_factory=lambda: (np.zeros(0, int), np.zeros(0, int)))

    def split(self, values: Floats) -> list[Floats]:
        """Return the columns of each channel."""
        if len(self.channels) == 1:
            return [values]
        mean = values.mean(axis=1, keepdims=True)
        return [mean * np.sqrt(values.shape[1]), values - mean]

    def equations(self, variances: Floats) -> list[Equations]:
        """Return the mixed-model equations of each channel."""
        return [Equations(self.design, channel.weights @ variances) for channel in self.channels]

    def sums(self, values: Floats) -> list[Sums]:
        """Return the sufficient statistics of each channel."""
        return self._own_sums if values is self.values else self._sums(values)

    @cached_property
    def _own_sums(self) -> list[Sums]:
        return self._sums(self.values)

    def _sums(self, values: Floats) -> list[Sums]:
        return [self.design.sums(columns) for columns in self.split(values)]


@dataclass(frozen=True)
class Gaps:
    """The missing cells at given variances: their best values, and the factor of their precision P_mm."""

    filled: Floats
    factor: tuple[Floats, bool] | None
    log_determinant: float


def fill(problem: Problem, equations: Sequence[Equations]) -> Gaps:
    r"""Return the values with the missing cells filled so that Py is 0 there, exactly the observed likelihood.

    Notes
    -----
    :math:`\log|V_{oo}|+\log|X_o'V_{oo}^{-1}X_o|=\log|V|+\log|X'V^{-1}X|+\log|P_{mm}|` and
    :math:`y'Py-(Py)_m'P_{mm}^{-1}(Py)_m` is the quadratic form of the cells observed.
    """
    row, column = problem.missing
    if not len(row):
        return Gaps(problem.values, None, 0.0)
    py = residuals(problem, equations, problem.values)[row, column]
    matrix = _precision(problem, equations)
    factor = cho_factor(matrix, lower=True)
    filled = problem.values.copy()
    filled[row, column] -= cho_solve(factor, py)
    return Gaps(filled, factor, 2 * float(np.log(np.diag(factor[0])).sum()))


def residuals(problem: Problem, equations: Sequence[Equations], values: Floats) -> Floats:
    """Return Py for every cell."""
    design = problem.design
    found = np.zeros_like(values)
    for place, (one, columns) in enumerate(zip(equations, problem.split(values), strict=True)):
        mean, entry, expert = one.solve(design.sums(columns))
        part = (columns - mean - entry[design.entry] - expert[design.expert]) / one.residual
        is_mean = place == 0 and len(equations) > 1
        found += part / np.sqrt(values.shape[1]) if is_mean else part
    return found


def _blocks(problem: Problem, equations: Sequence[Equations]) -> list[Floats]:
    """Return P of each channel between the observations of the missing cells."""
    design, row = problem.design, problem.missing[0]
    entry, expert = design.entry[row], design.expert[row]
    found = []
    for one in equations:
        rows = one.pair_rows(entry, expert)
        same = (row[:, None] == row) - one.w[entry] * (entry[:, None] == entry)
        found.append((same - rows @ rows.T) / one.residual)
    return found


def _precision(problem: Problem, equations: Sequence[Equations]) -> Floats:
    column, width = problem.missing[1], problem.values.shape[1]
    mean, contrast = _blocks(problem, equations)
    return np.asarray(mean / width + ((column[:, None] == column) - 1 / width) * contrast)


def criterion(problem: Problem, variances: Floats) -> float:
    """Return minus twice the restricted log-likelihood (lme4's REMLcrit)."""
    equations = problem.equations(variances)
    gaps = fill(problem, equations)
    values = (
        crossed.criterion(one, sums, channel.times)
        for one, sums, channel in zip(equations, problem.sums(gaps.filled), problem.channels, strict=True)
    )
    return _of_gaps(problem, gaps) + sum(values)


def _of_gaps(problem: Problem, gaps: Gaps) -> float:
    """Return what the missing cells add to the criterion of the complete model."""
    return gaps.log_determinant - len(problem.missing[0]) * float(np.log(2 * np.pi))


def _evaluated(problem: Problem, variances: Floats) -> tuple[Evaluation, Gaps]:
    equations = problem.equations(variances)
    gaps = fill(problem, equations)
    value = _of_gaps(problem, gaps)
    gradient = np.zeros(len(variances))
    information = np.zeros((len(variances), len(variances)))
    for one, sums, channel in zip(equations, problem.sums(gaps.filled), problem.channels, strict=True):
        found = evaluate(one, sums, channel.times)
        value += found.value
        gradient += channel.weights.T @ found.gradient
        information += channel.weights.T @ found.information @ channel.weights
    return Evaluation(float(value), gradient, information), gaps


def evaluated(problem: Problem, variances: Floats) -> Evaluation:
    """Return the criterion with gradient and average information in the components.

    With missing cells the trace of P_mm⁻¹ (∂P)_mm is taken by differences of log|P_mm|.
    """
    found, gaps = _evaluated(problem, variances)
    if gaps.factor is None:
        return found
    gradient = found.gradient.copy()
    for place in range(len(variances)):
        step = 1e-5 * max(float(variances[place]), 1e-2 * float(variances[-1]))
        ends = [variances.copy(), variances.copy()]
        ends[0][place] += step
        ends[1][place] = max(ends[1][place] - step, 0.0)
        logs = [fill(problem, problem.equations(end)).log_determinant for end in ends]
        gradient[place] += (logs[0] - logs[1]) / (ends[0][place] - ends[1][place])
    return Evaluation(found.value, gradient, found.information)


@dataclass(frozen=True)
class Fit:
    """Variance components at the minimum, and the criterion there; ``bounded`` are those that came out as 0."""

    variances: Floats
    criterion: float
    bounded: tuple[bool, ...]


def fit(problem: Problem) -> Fit:
    """Return the REML estimates: Newton steps with the average information, projected at zero."""
    spread = float(np.var(problem.values))
    variances = np.full(len(problem.names), spread / len(problem.names))
    least = _SMALLEST * spread
    current = evaluated(problem, variances)
    for _ in range(_MOST_STEPS):
        free = (variances > 0) | (current.gradient < 0)
        step = np.zeros_like(variances)
        matrix = current.information[np.ix_(free, free)]
        step[free] = -np.linalg.solve(matrix + 1e-12 * np.trace(matrix) * np.eye(len(matrix)), current.gradient[free])
        decrement = -float(step @ current.gradient)
        if decrement < _CONVERGED:
            break
        moved = _search(problem, variances, step, current, least)
        if moved is None:
            break
        variances, current = moved
    return Fit(variances, current.value, (*(bool(one <= 0) for one in variances[:-1]), bool(variances[-1] <= least)))


def _search(
    problem: Problem, variances: Floats, step: Floats, current: Evaluation, least: float
) -> tuple[Floats, Evaluation] | None:
    """Return a better point along a step, None if there is none."""
    length = 1.0
    for _ in range(_MOST_HALVINGS):
        there = np.maximum(variances + length * step, 0.0)
        there[-1] = max(there[-1], least, variances[-1] / 10)
        there[:-1][there[:-1] < _SMALLEST * there[-1]] = 0.0
        if criterion(problem, there) < current.value:
            return there, evaluated(problem, there)
        length /= 2
    return None
