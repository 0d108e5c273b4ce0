"""The Gaussian models: which observations, which components, and what is ranked."""

from dataclasses import dataclass

import numpy as np

from zhiheng.measurement.components import Channel, Fit, Problem, residuals
from zhiheng.measurement.crossed import Design, Equations
from zhiheng.measurement.scores import Floats, Scores

_TWO_WAY = ("entry", "expert", "residual")
_ITEMS = ("entry", "expert", "entry:indicator", "expert:indicator", "entry:expert", "residual")


@dataclass(frozen=True)
class Model:
    """A problem to be fitted, with ``shares``: how much of each column the ranked quantity takes (sum 1)."""

    problem: Problem
    shares: Floats

    @property
    def is_estimable(self) -> bool:
        """Whether the design can tell the components apart."""
        return self.problem.design.freedom > 0 and self.problem.design.counts.shape[0] > 1


def two_way(scores: Scores) -> Model:
    """Return score = mean + entry + expert + residual over all rows, replicates allowed."""
    return _one_channel(Design.of(scores.entry, scores.expert, _shape(scores)), scores.value, _TWO_WAY, np.eye(3))


def one_way(scores: Scores) -> Model:
    """Return score = mean + entry + residual over all rows."""
    design = Design.of(scores.entry, np.zeros_like(scores.entry), (len(scores.entries), 1))
    return _one_channel(design, scores.value, ("entry", "residual"), np.array([[1.0, 0], [0, 0], [0, 1]]))


def totals(scores: Scores, weights: Floats) -> Model:
    """Return the two-way model of the experts' weighted means."""
    table = scores.totals(weights)
    entry, expert = np.nonzero(~np.isnan(table))
    return _one_channel(Design.of(entry, expert, table.shape), table[entry, expert], _TWO_WAY, np.eye(3))


def items(scores: Scores, weights: Floats) -> Model:
    r"""Return the six-component model with one fixed mean for each indicator.

    Notes
    -----
    :math:`y_{aei}=\mu_i+A_a+AI_{ai}+E_e+EI_{ei}+AE_{ae}+\epsilon_{aei}`. The mean over the I indicators times
    √I has the
    variances :math:`\sigma^2_{AI}+I\sigma^2_A`, :math:`\sigma^2_{EI}+I\sigma^2_E`,
    :math:`\sigma^2+I\sigma^2_{AE}`; each of the I - 1 contrasts :math:`\sigma^2_{AI}`, :math:`\sigma^2_{EI}`,
    :math:`\sigma^2`.
    """
    width = len(scores.indicators)
    pairs, row = np.unique(scores.entry * len(scores.experts) + scores.expert, return_inverse=True)
    values = np.full((len(pairs), width), np.nan)
    values[row, scores.indicator] = scores.value
    missing = np.nonzero(np.isnan(values))
    contrast = np.zeros((3, 6))
    contrast[[0, 1, 2], [2, 3, 5]] = 1
    mean = contrast.copy()
    mean[[0, 1, 2], [0, 1, 4]] = width
    design = Design.of(pairs // len(scores.experts), pairs % len(scores.experts), _shape(scores))
    channels = (Channel(mean, 1), Channel(contrast, width - 1))
    problem = Problem(design, np.nan_to_num(values, nan=0.0), _ITEMS, channels, (missing[0], missing[1]))
    return Model(problem, weights / weights.sum())


def _shape(scores: Scores) -> tuple[int, int]:
    return len(scores.entries), len(scores.experts)


def _one_channel(design: Design, value: Floats, names: tuple[str, ...], weights: Floats) -> Model:
    return Model(Problem(design, value[:, None], names, (Channel(weights, 1),)), np.ones(1))


@dataclass(frozen=True)
class Effects:
    """Best linear unbiased predictions at the estimated variances.

    ``residual`` is Py of each cell and ``scale`` the square expected of it; ``pair_z`` is the deletion z of each pair's
    mean, ``pair_size`` how far that mean lies from what the others predict.
    """

    means: Floats
    entry: Floats
    expert: Floats
    residual: Floats
    fitted_values: Floats
    scale: Floats
    pair_z: Floats
    pair_size: Floats


def effects(model: Model, fit: Fit, filled: Floats) -> Effects:
    r"""Return the fixed means and the BLUPs of entries and experts, and standardised residuals.

    Notes
    -----
    From the mean channel, :math:`\hat A_a=\sqrt I\sigma^2_A/(I\sigma^2_A+\sigma^2_{AI})\,\hat a_a`, likewise
    for experts.
    """
    problem = model.problem
    equations = problem.equations(fit.variances)
    split = problem.split(filled)
    mean, entry, expert = equations[0].solve(problem.design.sums(split[0]))
    width = filled.shape[1] if len(split) > 1 else 1
    first = problem.channels[0].weights[:2] @ fit.variances
    shares = [
        width * variance / total if total > 0 else 0.0 for variance, total in zip(fit.variances, first, strict=False)
    ]
    means = mean / np.sqrt(width)
    if len(split) > 1:
        means = means + equations[1].solve(problem.design.sums(split[1]))[0]
    py = residuals(problem, equations, filled)
    pair = py.sum(axis=1) / np.sqrt(width) if len(split) > 1 else py[:, 0]
    pair_scale = _scale(problem, equations[:1])
    return Effects(
        means,
        entry[:, 0] * shares[0] / np.sqrt(width),
        expert[:, 0] * shares[1] / np.sqrt(width),
        py,
        filled,
        np.repeat(_scale(problem, equations)[:, None], filled.shape[1], axis=1),
        pair / np.sqrt(pair_scale),
        pair / pair_scale / np.sqrt(width),
    )


def _scale(problem: Problem, equations: list[Equations]) -> Floats:
    """Return the expected square of Py for each observation, the same for all of its columns."""
    design, width = problem.design, problem.values.shape[1]
    shares = [1.0] if len(equations) == 1 else [1 / width, 1 - 1 / width]
    found = np.zeros(len(design.entry))
    for one, share in zip(equations, shares, strict=True):
        rows = one.pair_rows(design.entry, design.expert)
        found += share * (1 - one.w[design.entry] - (rows**2).sum(axis=1)) / one.residual
    return np.maximum(found, 1e-300)
