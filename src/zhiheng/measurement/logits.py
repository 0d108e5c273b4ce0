"""The measures of the Rasch model as they are printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from zhiheng.measurement import messages
from zhiheng.measurement.figure import Figure
from zhiheng.measurement.rasch import Facet, NoEstimateError, Rasch, rasch
from zhiheng.measurement.scores import Floats, Scores

Add = Callable[..., None]
_NEVER = (
    "criterion",
    "components",
    "entries.interval90",
    "entries.expected_rank",
    "entries.rank_interval50",
    "entries.rank_interval90",
    "entries.p_top",
    "entries.mcse",
    "experts.halo",
    "experts.central_tendency",
    "line",
)


@dataclass(frozen=True)
class Logits:
    """What the Rasch model gives: the mean measure of entries, and the figures of each element, in their order."""

    mean: float | None
    entries: Sequence[dict[str, Figure]]
    experts: Sequence[dict[str, Figure]]
    indicators: Sequence[dict[str, Figure]]


def logits(scores: Scores, add: Add) -> Logits | None:
    """Return the measures, None if there are none; ``add(about, text, **values)`` takes the notes."""
    for key in _NEVER:
        add(key, messages.RASCH_NULL)
    try:
        found = rasch(scores)
    except NoEstimateError as error:
        for key in ("entries", "experts", "indicators"):
            add(key, error.why)
        return None
    add("entries", messages.RASCH_LOGITS)
    marks, steps = (", ".join(form.format(one) for one in row) for form, row in _scale(found))
    add("model", messages.RASCH_SCALE, marks=marks, steps=steps)
    names = {"entries": scores.entries, "experts": scores.experts, "indicators": scores.indicators}
    for (key, ids), facet in zip(names.items(), found.facets, strict=True):
        _note(key, ids, facet, add)
    entries, experts, indicators = found.facets
    given = entries.measure[~np.isnan(entries.measure)]
    mean = float(given.mean())
    return Logits(
        mean,
        [
            {"estimate": _number(one), "effect": _number(one - mean), "sd": _number(se)}
            for one, se in zip(entries.measure, entries.se, strict=True)
        ],
        [
            {"severity": _number(one), "effect": _number(-one), "sd": _number(se), **fit}
            for one, se, fit in zip(*_compared(experts), _fit(experts), strict=True)
        ],
        [
            {"difficulty": _number(one), **fit}
            for one, fit in zip(_compared(indicators)[0], _fit(indicators), strict=True)
        ],
    )


def _scale(found: Rasch) -> tuple[tuple[str, Floats], tuple[str, Floats]]:
    return ("{:g}", found.marks), ("{:.3f}", found.thresholds)


def _note(key: str, ids: Sequence[str], facet: Facet, add: Add) -> None:
    if key != "entries" and len(ids) == 1:
        add(key, messages.RASCH_ONE)
    no_measure = np.isnan(facet.measure)
    for who, text in ((facet.extreme & ~no_measure, messages.RASCH_EXTREME), (no_measure, messages.RASCH_NO_MEASURE)):
        if who.any():
            add(key, text, who=", ".join(sorted(ids[int(place)] for place in np.nonzero(who)[0])))


def _compared(facet: Facet) -> tuple[Floats, Floats]:
    """Return measures and standard errors, none if there is but one element to be compared."""
    nothing = np.full(1, np.nan)
    return (facet.measure, facet.se) if len(facet.measure) > 1 else (nothing, nothing)


def _fit(facet: Facet) -> list[dict[str, Figure]]:
    return [
        {"infit": _number(infit), "outfit": _number(outfit)}
        for infit, outfit in zip(facet.infit, facet.outfit, strict=True)
    ]


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
