"""Generalizability: variance components of entries (p), experts (o) and indicators (i), and D studies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from zhiheng.measurement.components import fit
from zhiheng.measurement.models import two_way
from zhiheng.measurement.scores import Floats, Integers, Scores

_MOST_EXPERTS = 20
_SINGULAR = 1e-10
_TWO_FACETS = ("p", "o", "po")


@dataclass(frozen=True)
class GStudy:
    """Variance components as estimated, negative ones too, with the design and the method they come from.

    ``experts`` and ``indicators`` are the numbers observed: per entry, and per entry and expert (harmonic means).
    """

    design: str
    method: str
    components: Mapping[str, float]
    experts: float
    indicators: float

    def coefficients(self, experts: float, indicators: float) -> tuple[float | None, float | None]:
        r"""Return the generalizability :math:`E\rho^2` and the dependability :math:`\Phi` of a mean over the panel.

        Notes
        -----
        :math:`E\rho^2=\sigma^2_p/(\sigma^2_p+\sigma^2_\delta)`, :math:`\Phi=\sigma^2_p/(\sigma^2_p+\sigma^2_\Delta)`:
        the relative error has the components with p, the absolute error all but p, each divided by how many conditions
        are averaged. Negative components count as 0; None if everything is 0.

        References
        ----------
        Brennan (2001), Generalizability Theory, 4.1.
        """
        universe = max(self.components["p"], 0.0)
        relative = absolute = 0.0
        for name, component in self.components.items():
            if name == "p":
                continue
            count = (experts if "o" in name else 1) * (indicators if "i" in name else 1)
            error = max(component, 0.0) / count
            absolute += error
            relative += error if "p" in name else 0.0
        if universe + absolute <= 0:
            return None, None
        return universe / (universe + relative) if universe + relative > 0 else None, universe / (universe + absolute)


def g_study(scores: Scores) -> GStudy | None:
    r"""Return the variance components by the analogous-ANOVA procedure (Henderson's method 1).

    The design is p × o with one indicator, p × i with one expert, p × (i:o) where each indicator occurs under one
    expert only, else p × i × o. None if the design cannot tell the components apart.

    Notes
    -----
    For each effect α the uncorrected sum of squares :math:`T(\alpha)=\sum_c y_{c+}^2/n_c` has the expectation
    :math:`n\mu^2+\sum_\beta\sigma^2_\beta\sum_c\sum_{d}n_{cd}^2/n_c`, with :math:`n_{cd}` the rows in cell c of α and d
    of β; the linear system is solved. With complete data these are the ANOVA estimates.

    References
    ----------
    Henderson (1953), Biometrics 9, 226-252. Brennan (2001), Generalizability Theory, 7.1.
    """
    design, effects = _effects(scores)
    labels = [np.zeros_like(scores.entry), *effects.values()]
    sums = np.array([_sum_of_squares(label, scores.value) for label in labels])
    system = np.array([[_coefficient(row, column) for column in labels] for row in labels])
    scaled = system / len(scores.value)
    if np.linalg.matrix_rank(scaled, tol=_SINGULAR * len(labels)) < len(labels):
        return None
    solution = np.linalg.solve(scaled, sums / len(scores.value))
    components = {name: float(value) for name, value in zip(effects, solution[1:], strict=True)}
    pairs = np.unique(scores.entry * len(scores.experts) + scores.expert, return_counts=True)
    experts = _harmonic(np.unique(pairs[0] // len(scores.experts), return_counts=True)[1])
    return GStudy(design, "henderson1", components, experts, _harmonic(pairs[1]))


def _effects(scores: Scores) -> tuple[str, dict[str, Integers]]:
    p, o, i = scores.entry, scores.expert, scores.indicator
    many_o, many_i = len(scores.experts), len(scores.indicators)
    po, pi, oi = p * many_o + o, p * many_i + i, o * many_i + i
    if many_i == 1:
        return "p x o", {"p": p, "o": o, "po": po}
    if many_o == 1:
        return "p x i", {"p": p, "i": i, "pi": pi}
    if len(np.unique(oi)) == many_i:
        return "p x (i:o)", {"p": p, "o": o, "i:o": oi, "po": po, "pi:o": scores.cell}
    return "p x i x o", {"p": p, "o": o, "i": i, "po": po, "pi": pi, "oi": oi, "poi": scores.cell}


def _sum_of_squares(label: Integers, value: Floats) -> float:
    _, place, counts = np.unique(label, return_inverse=True, return_counts=True)
    return float((np.bincount(place, value) ** 2 / counts).sum())


def _coefficient(row: Integers, column: Integers) -> float:
    _, outer, counts = np.unique(row, return_inverse=True, return_counts=True)
    _, inner = np.unique(column, return_inverse=True)
    cells, together = np.unique(outer * (int(inner.max()) + 1) + inner, return_counts=True)
    return float((together.astype(float) ** 2 / counts[cells // (int(inner.max()) + 1)]).sum())


def _harmonic(counts: Integers | Sequence[int]) -> float:
    return float(len(counts) / np.sum(1 / np.asarray(counts, dtype=np.float64)))


def d_study(study: GStudy) -> list[dict[str, float | int | None]]:
    """Return the coefficients for panels of 1 to 20 experts with as many indicators as observed."""
    rows: list[dict[str, float | int | None]] = []
    for experts in range(1, _MOST_EXPERTS + 1):
        relative, absolute = study.coefficients(experts, study.indicators)
        rows.append({"experts": experts, "indicators": study.indicators, "relative": relative, "absolute": absolute})
    return rows


def g_study_by_reml(scores: Scores) -> GStudy | None:
    """Return the components by REML: of p × o and p × i from the two-way model, else where REML equals ANOVA.

    That is so for complete data whose ANOVA estimates are not negative; otherwise None.

    References
    ----------
    Searle, Casella & McCulloch (1992), Variance Components, 4.8 and 6.6.
    """
    study = g_study(scores)
    if study is None or scores.has_replicates:
        return None
    if len(study.components) == len(_TWO_FACETS):
        one = scores if "o" in study.components else _with_indicators_as_experts(scores)
        variances = fit(two_way(one).problem).variances
        components = dict(zip(study.components, map(float, variances), strict=True))
        return replace(study, method="reml", components=components)
    complete = len(scores.entries) * len(scores.experts) * len(scores.indicators)
    is_plain = study.design == "p x i x o" and len(scores.value) == complete and min(study.components.values()) >= 0
    return replace(study, method="reml") if is_plain else None


def _with_indicators_as_experts(scores: Scores) -> Scores:
    return replace(scores, experts=scores.indicators, expert=scores.indicator)
