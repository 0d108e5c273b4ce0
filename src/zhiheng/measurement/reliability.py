"""All coefficients of reliability of one set of scores, with the reason for what cannot be given."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from zhiheng.measurement import messages
from zhiheng.measurement.agreement import fleiss_kappa, kendall_w
from zhiheng.measurement.alpha import LEVELS, krippendorff_alpha
from zhiheng.measurement.figure import Figure
from zhiheng.measurement.generalizability import GStudy, d_study, g_study
from zhiheng.measurement.icc import intraclass_correlations, mean_squares
from zhiheng.measurement.scores import Floats, Scores
from zhiheng.problems import Message

Study = Callable[[Scores], GStudy | None]


@dataclass(frozen=True)
class Reason:
    """Why a figure is null: the path of its key, and the text."""

    about: str
    text: Message


def reliability(scores: Scores, weights: Floats, study: Study = g_study) -> tuple[dict[str, Figure], list[Reason]]:
    """Return the coefficients on the experts' totals and for each indicator, with the reasons for nulls.

    ``study`` is how the variance components are estimated. The keys are those of ``reliability`` in the output of
    ``zhiheng measure``.
    """
    table = scores.totals(weights)
    found, reasons = _coefficients(table, scores, "reliability", study)
    by_indicator: dict[str, Figure] = {}
    for code in scores.indicators:
        part = scores.of_indicator(code) if len(scores.indicators) > 1 else scores
        about = f"reliability.by_indicator.{code}"
        by_indicator[code], more = _coefficients(part.totals(np.ones(1)), part, about, study)
        reasons.extend(more)
    found["by_indicator"] = by_indicator
    return found, reasons


def _coefficients(table: Floats, scores: Scores, about: str, study: Study) -> tuple[dict[str, Figure], list[Reason]]:
    reasons: list[Reason] = []
    found: dict[str, Figure] = {"icc": None, "krippendorff": None, "kendall_w": None, "fleiss_kappa": None}

    def refuse(keys: Sequence[str], text: Message) -> None:
        reasons.extend(Reason(f"{about}.{key}", text) for key in keys)

    if scores.has_replicates:
        refuse(list(found), messages.REPLICATES)
    else:
        found["krippendorff"] = _alphas(table, refuse)
        why = _why_not_complete(table)
        if why:
            refuse(["icc", "kendall_w", "fleiss_kappa"], why)
        else:
            found |= _of_complete(table, refuse)
    result = study(scores)
    if result is None:
        refuse(["g", "d_study"], messages.NOT_SEPARABLE)
    found["g"] = _g_as_json(result) if result else None
    found["d_study"] = [dict(row) for row in d_study(result)] if result else None
    return found, reasons


def _why_not_complete(table: Floats) -> Message | None:
    if min(table.shape) <= 1:
        return messages.TOO_FEW
    return messages.NOT_COMPLETE if bool(np.isnan(table).any()) else None


def _alphas(table: Floats, refuse: Callable[[Sequence[str], Message], None]) -> Figure:
    given = ~np.isnan(table)
    unit, value = np.nonzero(given)[0], table[given]
    alphas: dict[str, Figure] = {}
    for level in LEVELS:
        alphas[level] = krippendorff_alpha(unit, value, level)
        if alphas[level] is None:
            is_negative = level == "ratio" and bool((value < 0).any())
            refuse([f"krippendorff.{level}"], messages.NEGATIVE if is_negative else messages.NO_VARIATION)
    return alphas


def _of_complete(table: Floats, refuse: Callable[[Sequence[str], Message], None]) -> dict[str, Figure]:
    found: dict[str, Figure] = {"icc": None, "kendall_w": None}
    squares = mean_squares(table)
    if squares.rows > 0 or squares.within > 0:
        intervals = intraclass_correlations(table)
        found["icc"] = {
            name: {key: _finite(value) for key, value in interval._asdict().items()}
            for name, interval in intervals.items()
        }
    else:
        refuse(["icc"], messages.NO_VARIATION)
    concordance = kendall_w(table)
    if concordance:
        found["kendall_w"] = dict(concordance._asdict())
    else:
        refuse(["kendall_w"], messages.NO_VARIATION)
    found["fleiss_kappa"] = fleiss_kappa(table)
    if found["fleiss_kappa"] is None:
        refuse(["fleiss_kappa"], messages.NO_VARIATION)
    return found


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _g_as_json(study: GStudy) -> Figure:
    relative, absolute = study.coefficients(study.experts, study.indicators)
    return {
        "design": study.design,
        "method": study.method,
        "components": dict(study.components),
        "relative": relative,
        "absolute": absolute,
    }
