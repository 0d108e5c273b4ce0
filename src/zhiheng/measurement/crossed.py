"""The two-way crossed model: mixed-model equations, restricted likelihood, gradient and average information."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.linalg import solve_triangular

from zhiheng.measurement.scores import Floats, Integers

_LOG_2PI = math.log(2 * math.pi)


@dataclass(frozen=True)
class Design:
    """Which entry each observation is of and which expert it is by; ``counts`` is entries × experts."""

    entry: Integers
    expert: Integers
    counts: Floats

    @classmethod
    def of(cls, entry: Integers, expert: Integers, shape: tuple[int, int]) -> "Design":
        """Return the design of observations."""
        counts = np.bincount(entry * shape[1] + expert, minlength=shape[0] * shape[1])
        return cls(entry, expert, counts.reshape(shape).astype(float))

    @cached_property
    def by_entry(self) -> Floats:
        """How many observations each entry has."""
        return np.asarray(self.counts.sum(axis=1))

    @cached_property
    def by_expert(self) -> Floats:
        """How many observations each expert gave."""
        return np.asarray(self.counts.sum(axis=0))

    @cached_property
    def freedom(self) -> int:
        """Observations left once entries and experts are fitted as fixed; below 1 nothing can be told apart."""
        return len(self.entry) - (sum(self.counts.shape) - self.parts)

    @cached_property
    def part_of_entry(self) -> Integers:
        """The number of the connected part of the design that each entry belongs to."""
        part = np.arange(self.counts.shape[0])
        for column in self.counts.T:
            seen = np.unique(part[column > 0])
            part[np.isin(part, seen)] = seen[0] if len(seen) else 0
        return np.asarray(np.unique(part, return_inverse=True)[1])

    @cached_property
    def parts(self) -> int:
        """How many connected parts the design of entries and experts has."""
        return int(self.part_of_entry.max()) + 1

    def sums(self, columns: Floats) -> "Sums":
        """Return the sufficient statistics of columns of observations (observations × columns)."""
        by_entry, by_expert = (
            _grouped(facet, columns, size)
            for facet, size in zip((self.entry, self.expert), self.counts.shape, strict=True)
        )
        return Sums(by_entry, by_expert, columns.sum(axis=0), float((columns**2).sum()))


def _grouped(facet: Integers, columns: Floats, size: int) -> Floats:
    width = columns.shape[1]
    cell = facet[:, None] * width + np.arange(width)
    return np.asarray(np.bincount(cell.ravel(), columns.ravel(), size * width).reshape(size, width), dtype=np.float64)


@dataclass(frozen=True)
class Sums:
    """Sums by entry, by expert and in all, one column for each vector, and the total sum of squares."""

    by_entry: Floats
    by_expert: Floats
    total: Floats
    squares: float


class Equations:
    r"""The mixed-model equations of y = m + a + e + r at given variances, entries eliminated.

    Notes
    -----
    With :math:`t_a=\sigma^2_a/\sigma^2_r`, :math:`t_e=\sigma^2_e/\sigma^2_r` and :math:`w_a=t_a/(1+t_ad_a)`, the matrix
    of (m, e/√t_e) is :math:`K=\begin{pmatrix}s&b'\\b&I+t_eM\end{pmatrix}`, :math:`M=D_e-N'WN`; its determinant is
    :math:`|V_0|\,|X'V_0^{-1}X|/\prod(1+t_ad_a)`.

    References
    ----------
    Henderson (1975), Biometrics 31, 423-447.
    """

    def __init__(self, design: Design, variances: Floats) -> None:
        self.design = design
        self.residual = float(variances[2])
        self.ta, self.te = float(variances[0]) / self.residual, float(variances[1]) / self.residual
        d, n = design.by_entry, design.counts
        self.growth = 1 + self.ta * d
        self.w = self.ta / self.growth
        self.m = np.diag(design.by_expert) - n.T @ (self.w[:, None] * n)
        self.b = design.by_expert - n.T @ (self.w * d)
        self.s = float((d / self.growth).sum())
        size = n.shape[1] + 1
        matrix = np.eye(size)
        matrix[0, 0] = self.s
        matrix[0, 1:] = matrix[1:, 0] = math.sqrt(self.te) * self.b
        matrix[1:, 1:] += self.te * self.m
        self.root = np.linalg.cholesky(matrix)

    @cached_property
    def inverse_root(self) -> Floats:
        """The inverse of the lower Cholesky factor."""
        return np.asarray(solve_triangular(self.root, np.eye(len(self.root)), lower=True))

    @property
    def log_determinant(self) -> float:
        """The logarithm of the determinant of V₀ times that of X'V₀⁻¹X."""
        return float(np.log(self.growth).sum() + 2 * np.log(np.diag(self.root)).sum())

    def right_side(self, sums: Sums) -> Floats:
        """Return the right side for (m, e/√t_e)."""
        weighted = self.w[:, None] * sums.by_entry
        mean = sums.total - self.design.by_entry @ weighted
        expert = math.sqrt(self.te) * (sums.by_expert - self.design.counts.T @ weighted)
        return np.vstack((mean, expert))

    def quadratic(self, sums: Sums) -> float:
        """Return y'P₀y, summed over the columns."""
        half = solve_triangular(self.root, self.right_side(sums), lower=True, check_finite=False)
        return sums.squares - float((self.w[:, None] * sums.by_entry**2).sum()) - float((half**2).sum())

    def solve(self, sums: Sums) -> tuple[Floats, Floats, Floats]:
        """Return the mean, the entries' and the experts' effects, a column for each vector."""
        found = self.inverse_root.T @ (self.inverse_root @ self.right_side(sums))
        mean, expert = found[0], math.sqrt(self.te) * found[1:]
        fitted = self.design.by_entry[:, None] * mean + self.design.counts @ expert
        return mean, self.w[:, None] * (sums.by_entry - fitted), expert

    def loadings(self) -> Floats:
        """Return F with Cov(m + a | y) = σ²_r (diag(w) + F F')."""
        jacobian = np.column_stack((1 / self.growth, -math.sqrt(self.te) * self.w[:, None] * self.design.counts))
        return np.asarray(jacobian @ self.inverse_root.T)

    def pair_rows(self, entry: Integers, expert: Integers) -> Floats:
        """Return rows R with P₀[p, q] = [p = q] - w [same entry] - R_p·R_q for observations."""
        n = self.design.counts
        rows = np.column_stack((1 / self.growth[entry], -math.sqrt(self.te) * self.w[entry, None] * n[entry]))
        rows[np.arange(len(entry)), 1 + expert] += math.sqrt(self.te)
        return np.asarray(rows @ self.inverse_root.T)


@dataclass(frozen=True)
class Evaluation:
    """Minus twice a restricted log-likelihood, its gradient in (σ²_a, σ²_e, σ²_r), and its average information."""

    value: float
    gradient: Floats
    information: Floats


def criterion(equations: Equations, sums: Sums, times: int) -> float:
    """Return minus twice the restricted log-likelihood of ``times`` independent vectors with a mean each."""
    return _value(equations, equations.quadratic(sums), times)


def _value(equations: Equations, quadratic: float, times: int) -> float:
    count = len(equations.design.entry) - 1
    constant = count * (_LOG_2PI + math.log(equations.residual))
    return times * (constant + equations.log_determinant) + quadratic / equations.residual


def evaluate(equations: Equations, sums: Sums, times: int) -> Evaluation:
    """Return the criterion of ``times`` independent vectors whose sums are given, each with a mean of its own.

    References
    ----------
    Gilmour, Thompson & Cullis (1995), Biometrics 51, 1440-1450 (average information).
    """
    vr = equations.residual
    quadratic = equations.quadratic(sums)
    value = _value(equations, quadratic, times)
    a, e = _residual_sums(equations, sums)
    squares = np.array([(a**2).sum(), (e**2).sum(), 0.0])
    squares[2] = quadratic - equations.ta * squares[0] - equations.te * squares[1]
    gradient = times * _traces(equations) / vr - squares / vr**2
    return Evaluation(value, gradient, _information(equations, (a, e), squares) / vr**3)


def _residual_sums(equations: Equations, sums: Sums) -> tuple[Floats, Floats]:
    """Return the sums by entry and by expert of P₀y."""
    design = equations.design
    mean, entry, expert = equations.solve(sums)
    a = sums.by_entry - design.by_entry[:, None] * (mean + entry) - design.counts @ expert
    e = sums.by_expert - design.by_expert[:, None] * (mean + expert) - design.counts.T @ entry
    return a, e


def _traces(equations: Equations) -> Floats:
    design, root = equations.design, equations.inverse_root
    rows = np.column_stack((design.by_entry, math.sqrt(equations.te) * design.counts)) @ root.T
    entry = float((design.by_entry / equations.growth - (rows**2).sum(axis=1) / equations.growth**2).sum())
    block = root[:, 1:].T @ root[:, 1:]
    expert = float((block * (equations.m - np.outer(equations.b, equations.b) / equations.s)).sum())
    rest = len(design.entry) - 1 - equations.ta * entry - equations.te * expert
    return np.array([entry, expert, rest])


def _information(equations: Equations, residual: tuple[Floats, Floats], squares: Floats) -> Floats:
    design = equations.design
    a, e = residual
    width = a.shape[1]
    n, da, de = design.counts, design.by_entry[:, None], design.by_expert[:, None]
    by_entry = np.hstack((da * a, n @ e, a))
    by_expert = np.hstack((n.T @ a, de * e, e))
    total = np.concatenate((da.T @ a, de.T @ e, np.zeros((1, width))), axis=1)[0]
    sums = Sums(by_entry, by_expert, total, 0.0)
    half = equations.inverse_root @ equations.right_side(sums)
    weighted = equations.w[:, None] * by_entry
    plain = np.array(
        [
            [(a * da * a).sum(), (a * (n @ e)).sum(), squares[0]],
            [(a * (n @ e)).sum(), (de * e**2).sum(), squares[1]],
            [squares[0], squares[1], squares[2]],
        ]
    )
    parts = [slice(start * width, (start + 1) * width) for start in range(3)]
    removed = [
        [(by_entry[:, j] * weighted[:, k]).sum() + (half[:, j] * half[:, k]).sum() for k in parts] for j in parts
    ]
    return np.asarray(plain - np.array(removed))
