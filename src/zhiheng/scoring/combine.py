"""Over the phases: total, categories and indicators of an entry (docs/reference/calculation.md), exactly."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

from zhiheng.scoring.points import Points, points_of
from zhiheng.scoring.rounding import Ratio
from zhiheng.scoring.scheme import Phase
from zhiheng.scoring.standing import Standing


def whole_weights(phases: Sequence[Phase]) -> dict[str, int]:
    """Return the phases' weights as whole numbers in the same proportions."""
    fractions = {phase.id: Fraction(phase.weight) for phase in phases}
    scale = lcm(*(fraction.denominator for fraction in fractions.values()))
    return {identifier: int(fraction * scale) for identifier, fraction in fractions.items()}


def combine_phases(standing: Standing, weights: Mapping[str, int]) -> None:
    """Fill in an entry's total, categories and indicators from the phases it was scored in, one at least."""
    standard = standing.track.standard
    points = standard.points
    standing.total = weighted_mean(
        (weights[phase_id], _to_points(score.score, points, score.form.standard.points))
        for phase_id, score in standing.scores.items()
    )
    own = [(weights[phase_id], score) for phase_id, score in standing.own_scores.items()]
    if len(own) == 1:
        standing.categories, standing.indicators = own[0][1].categories, own[0][1].indicators
    else:
        standing.categories = _means([(weight, score.categories) for weight, score in own])
        standing.indicators = _means([(weight, score.indicators) for weight, score in own])


def weighted_mean(parts: Iterable[tuple[int, Ratio]]) -> Ratio:
    """Return Σ weight·value ÷ Σ weight; if all weights are 0, the last value. There must be a part."""
    parts = list(parts)
    if len(parts) == 1:
        return parts[0][1]
    whole = sum(weight for weight, _ in parts)
    if whole == 0:
        return parts[-1][1]
    denominator = reduce(lcm, (value[1] for _, value in parts))
    numerator = sum(weight * value[0] * (denominator // value[1]) for weight, value in parts)
    return _reduced(numerator, denominator * whole)


def _reduced(numerator: int, denominator: int) -> Ratio:
    # In lowest terms equal values are equal keys of what Rounding remembers.
    divisor = gcd(numerator, denominator)
    return numerator // divisor, denominator // divisor


def _to_points(score: Ratio, points: int, form_points: int) -> Ratio:
    return score if points == form_points else (score[0] * points, score[1] * form_points)


def _means(parts: Sequence[tuple[int, Points]]) -> Points:
    weights = [weight for weight, _ in parts]
    result: list[Ratio | None] = []
    for values in zip(*(points.ratios() for _, points in parts), strict=True):
        given = [(weight, value) for weight, value in zip(weights, values, strict=True) if value is not None]
        result.append(weighted_mean(given) if given else None)
    return points_of(result)
