"""Everything ``zhiheng measure`` says about scores, as one document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import Any

import numpy as np
import numpy.typing as npt

from zhiheng.measurement import messages
from zhiheng.measurement.components import Fit, fill, fit
from zhiheng.measurement.copying import copying_flags
from zhiheng.measurement.figure import Figure
from zhiheng.measurement.flags import Flag, bound_flags, pair_flags, severity_flags
from zhiheng.measurement.generalizability import g_study, g_study_by_reml
from zhiheng.measurement.line import award_line
from zhiheng.measurement.logits import logits
from zhiheng.measurement.models import Effects, Model, effects, items, one_way, totals, two_way
from zhiheng.measurement.order import by_data, joined
from zhiheng.measurement.posterior import SEED, Posterior, posterior
from zhiheng.measurement.reliability import reliability
from zhiheng.measurement.scores import Floats, Integers, Scores
from zhiheng.problems import Language, Message

_PRIOR_SHARE = 0.2
_MOST_GAPS = 4000
DEFAULT_TOPS = (1, 3, 10)


@dataclass(frozen=True)
class Wishes:
    """What is asked: the model (None chooses), weights, points per unit of the mean, K, officials."""

    model: str | None = None
    weights: Mapping[str, float] | None = None
    points: float = 1.0
    tops: Sequence[int] = DEFAULT_TOPS
    official: Mapping[str, float | None] | None = None
    g_method: str = "anova"


@dataclass
class _Notes:
    language: Language
    found: list[Figure] = field(default_factory=list)

    def add(self, about: str, text: Message, **values: object) -> None:
        self.found.append({"about": about, "text": text.text(self.language, values)})


def measure(scores: Scores, wishes: Wishes, language: Language = "zh") -> dict[str, Figure]:
    """Return the document of ``zhiheng measure --json`` (docs/reference/measurement.md)."""
    notes = _Notes(language)
    scores, equals = by_data(scores, scores.weights_of(wishes.weights))
    weights = scores.weights_of(wishes.weights)
    name = wishes.model or ("items" if len(scores.indicators) > 1 else "twoway")
    coefficients, reasons = reliability(scores, weights, g_study_by_reml if wishes.g_method == "reml" else g_study)
    for reason in reasons:
        notes.add(reason.about, reason.text)
    entries = [
        _plain(entry, one, wishes) for entry, one in zip(scores.entries, _official(scores, weights), strict=True)
    ]
    document: dict[str, Figure] = {
        "model": name,
        "n": {
            "entries": len(scores.entries),
            "experts": len(scores.experts),
            "indicators": len(scores.indicators),
            "scores": len(scores.value),
        },
        "mean": None,
        "criterion": None,
        "components": None,
        "entries": entries,
        "experts": _nobody(scores),
        "indicators": _nothing(scores),
        "reliability": coefficients,
        "flags": [],
        "line": None,
    }
    if name == "rasch":
        document |= _of_rasch(scores, entries, notes)
    else:
        document |= _of_gauss(scores, _model(name, scores, weights), equals, wishes, notes)
    return _by_label(document) | {"notes": notes.found}


def _by_label(document: dict[str, Any]) -> dict[str, Figure]:
    """Return the document with entries, experts and indicators in the order of their labels."""
    rows = {many: sorted(document[many], key=itemgetter(one)) for one, many in _LISTS.items()}
    coefficients = document["reliability"]
    by_indicator = dict(sorted(coefficients["by_indicator"].items()))
    return document | rows | {"reliability": coefficients | {"by_indicator": by_indicator}}


def _of_rasch(scores: Scores, entries: Sequence[dict[str, Figure]], notes: _Notes) -> dict[str, Figure]:
    found = logits(scores, notes.add)
    if not found:
        return {}
    return {
        "mean": found.mean,
        "entries": [plain | row for plain, row in zip(entries, found.entries, strict=True)],
        "experts": [plain | row for plain, row in zip(_nobody(scores), found.experts, strict=True)],
        "indicators": [plain | row for plain, row in zip(_nothing(scores), found.indicators, strict=True)],
    }


def _of_gauss(
    scores: Scores, model: Model, equals: Sequence[Sequence[int]], wishes: Wishes, notes: _Notes
) -> dict[str, Figure]:
    why = _why_not(model, scores)
    if not why:
        return _of_model(scores, model, equals, wishes, notes)
    notes.add("components", why, count=len(model.problem.missing[0]))
    return {}


_LISTS = {"entry": "entries", "expert": "experts", "indicator": "indicators"}
_EXPERT = ("expert", "severity", "effect", "sd", "infit", "outfit", "halo", "central_tendency")
_INDICATOR = ("indicator", "difficulty", "infit", "outfit")


def _model(name: str, scores: Scores, weights: Floats) -> Model:
    if name == "items" and len(scores.indicators) > 1:
        return items(scores, weights)
    if name == "totals":
        return totals(scores, weights)
    return one_way(scores) if name == "oneway" else two_way(scores)


def _why_not(model: Model, scores: Scores) -> Message | None:
    if not model.is_estimable:
        return messages.NOT_SEPARABLE
    if len(np.unique(scores.value)) == 1:
        return messages.ONE_MARK
    return messages.TOO_MANY_GAPS if len(model.problem.missing[0]) > _MOST_GAPS else None


def _official(scores: Scores, weights: Floats) -> list[float | None]:
    table = scores.totals(weights)
    means = [row[~np.isnan(row)] for row in table]
    return [float(row.mean()) if len(row) else None for row in means]


def _plain(entry: str, official: float | None, wishes: Wishes) -> dict[str, Figure]:
    given = wishes.official.get(entry) if wishes.official is not None else None
    value = given if wishes.official is not None else official and official * wishes.points
    nulls: dict[str, Figure] = dict.fromkeys(
        (
            "estimate",
            "effect",
            "sd",
            "interval90",
            "expected_rank",
            "rank_interval50",
            "rank_interval90",
            "p_top",
            "mcse",
        )
    )
    return {"entry": entry, "official": value, **nulls, "tied_with": []}


def _of_model(
    scores: Scores, model: Model, equals: Sequence[Sequence[int]], wishes: Wishes, notes: _Notes
) -> dict[str, Figure]:
    problem = model.problem
    fitted = fit(problem)
    gaps = fill(problem, problem.equations(fitted.variances))
    found = effects(model, fitted, gaps.filled)
    tops = _tops(scores, wishes, notes)
    prior = _PRIOR_SHARE * (scores.high - scores.low)
    ranks = posterior(model, fitted, prior, tops, joined([*_exchangeable(model), *equals]))
    notes.add("entries", messages.SEED_NOTE, seed=SEED, size=round(ranks.effective))
    for name, is_zero in zip(problem.names, fitted.bounded, strict=True):
        if is_zero:
            notes.add(f"components.{name}", messages.SINGULAR, name=name)
    is_connected = problem.design.parts == 1
    if not is_connected:
        notes.add("entries.expected_rank", messages.NOT_CONNECTED, parts=problem.design.parts)
    officials = _official(scores, scores.weights_of(wishes.weights))
    entries = [
        _plain(entry, official, wishes) | _entry(place, scores, found, ranks, wishes.points, is_ranked=is_connected)
        for place, (entry, official) in enumerate(zip(scores.entries, officials, strict=True))
    ]
    has_experts = "expert" in problem.names
    return {
        "mean": float(found.means.mean()),
        "criterion": fitted.criterion,
        "components": _components(model, fitted),
        "entries": entries,
        "experts": _experts(scores, model, found, ranks) if has_experts else _nobody(scores),
        "indicators": _indicators(scores, found),
        "flags": [_as_json(flag, notes.language) for flag in _flags(scores, model, found, ranks)],
        "line": award_line(entries, tops) if is_connected else None,
    }


def _flags(scores: Scores, model: Model, found: Effects, ranks: Posterior) -> list[Flag]:
    flags = bound_flags(scores)
    if "expert" in model.problem.names:
        design = model.problem.design
        pairs = pair_flags(scores, found, list(design.entry), list(design.expert))
        for some in (severity_flags(scores, found, ranks), pairs, copying_flags(scores)):
            flags += sorted(some, key=attrgetter("who", "where"))
    return flags


def _as_json(one: Flag, language: Language) -> Figure:
    return {
        "kind": one.kind,
        "who": list(one.who),
        "where": list(one.where),
        "size": one.size,
        "z": one.z,
        "q": one.q,
        "text": one.text.text(language, dict(one.values)),
    }


def _tops(scores: Scores, wishes: Wishes, notes: _Notes) -> list[int]:
    tops = sorted({k for k in wishes.tops if 0 < k < len(scores.entries)})
    left_out = sorted(set(wishes.tops) - {*tops, *DEFAULT_TOPS})
    if left_out:
        shown = ", ".join(map(str, left_out))
        notes.add("entries.p_top", messages.TOPS_LEFT_OUT, tops=shown, most=len(scores.entries) - 1)
    return tops


def _components(model: Model, fitted: Fit) -> Figure:
    return {
        name: {"sd": float(np.sqrt(variance)), "variance": float(variance), "singular": is_zero}
        for name, variance, is_zero in zip(model.problem.names, fitted.variances, fitted.bounded, strict=True)
    }


def _entry(
    place: int, scores: Scores, found: Effects, ranks: Posterior, points: float, *, is_ranked: bool
) -> dict[str, Figure]:
    moments: dict[str, Figure] = {"effect": float(found.entry[place])}
    if not is_ranked:
        return moments
    return moments | {
        "estimate": float(ranks.mean[place]) * points,
        "sd": float(ranks.sd[place]) * points,
        "interval90": [float(bound) * points for bound in ranks.interval90[place]],
        "expected_rank": float(ranks.expected_rank[place]),
        "rank_interval50": [int(bound) for bound in ranks.rank50[place]],
        "rank_interval90": [int(bound) for bound in ranks.rank90[place]],
        "p_top": {str(k): float(values[place]) for k, values in ranks.top.items()},
        "mcse": float(ranks.mcse[place]),
        "tied_with": sorted(scores.entries[other] for other in ranks.tied[place]),
    }


def _nobody(scores: Scores) -> list[dict[str, Figure]]:
    return [dict.fromkeys(_EXPERT, None) | {"expert": expert} for expert in scores.experts]


def _nothing(scores: Scores) -> list[dict[str, Figure]]:
    return [dict.fromkeys(_INDICATOR, None) | {"indicator": code} for code in scores.indicators]


def _fit_of(residual: Floats, scale: Floats) -> tuple[float, float]:
    """Return infit and outfit: the weighted and the plain mean square of standardised residuals."""
    return float((residual**2).sum() / scale.sum()), float((residual**2 / scale).mean())


def _experts(scores: Scores, model: Model, found: Effects, ranks: Posterior) -> list[dict[str, Figure]]:
    design = model.problem.design
    pair = found.fitted_values.mean(axis=1)
    rows: list[dict[str, Figure]] = []
    for place, expert in enumerate(scores.experts):
        chosen = design.expert == place
        infit, outfit = _fit_of(found.residual[chosen], found.scale[chosen]) if chosen.any() else (None, None)
        effect = float(found.expert[place])
        rows.append(
            {
                "expert": expert,
                "severity": -effect,
                "effect": effect,
                "sd": float(ranks.expert_sd[place]),
                "infit": infit,
                "outfit": outfit,
                "halo": _halo(found.fitted_values, chosen),
                "central_tendency": _slope(design.entry, pair, chosen),
            }
        )
    return rows


def _halo(values: Floats, chosen: npt.NDArray[np.bool_]) -> float | None:
    """Return the variance of an expert's marks within entries over that of all experts; well below 1 is a halo."""
    within = values - values.mean(axis=1, keepdims=True)
    contrast = within - within.mean(axis=0)
    overall = float((contrast**2).mean())
    return float((contrast[chosen] ** 2).mean() / overall) if overall > 0 and chosen.any() else None


def _slope(entry: Integers, pair: Floats, chosen: npt.NDArray[np.bool_]) -> float | None:
    """Return the slope of an expert's totals on the others' mean; below 1 is central tendency."""
    points = [
        (float(pair[(entry == one) & ~chosen].mean()), float(pair[(entry == one) & chosen].mean()))
        for one in np.unique(entry[chosen])
        if ((entry == one) & ~chosen).any()
    ]
    if not points:
        return None
    others, own = np.array(points).T
    spread = float(((others - others.mean()) ** 2).sum())
    return float(((others - others.mean()) * own).sum()) / spread if spread > 0 else None


def _indicators(scores: Scores, found: Effects) -> list[dict[str, Figure]]:
    if len(found.means) != len(scores.indicators):
        return _nothing(scores)
    rows: list[dict[str, Figure]] = []
    for place, code in enumerate(scores.indicators):
        infit, outfit = _fit_of(found.residual[:, place], found.scale[:, place])
        difficulty = float(found.means.mean() - found.means[place])
        rows.append({"indicator": code, "difficulty": difficulty, "infit": infit, "outfit": outfit})
    return rows


def _exchangeable(model: Model) -> list[list[int]]:
    """Return the groups of entries whose data say the same: same experts, same sums; with gaps, the same rows."""
    problem = model.problem
    design = problem.design
    gaps = set(problem.missing[0].tolist())
    columns = [problem.split(problem.values)[0].sum(axis=1), problem.values @ model.shares]
    groups: dict[tuple[object, ...], list[int]] = {}
    for place in range(len(design.counts)):
        rows = np.nonzero(design.entry == place)[0]
        key: tuple[object, ...] = (
            design.counts[place].tobytes(),
            *(float(f"{float(column[rows].sum()):.11g}") for column in columns),
        )
        if gaps.intersection(rows.tolist()):
            is_gap = np.isin(problem.missing[0], rows)
            offsets = np.searchsorted(rows, problem.missing[0][is_gap])
            key = (*key, problem.values[rows].tobytes(), offsets.tobytes(), problem.missing[1][is_gap].tobytes())
        groups.setdefault(key, []).append(place)
    return list(groups.values())
