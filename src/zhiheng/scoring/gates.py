"""Gates (入围线): who goes on to the next phase."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from zhiheng.scoring.flags import Flag
from zhiheng.scoring.rounding import Rounding
from zhiheng.scoring.scheme import Gate, Phase
from zhiheng.scoring.standing import Standing


def admit(gate: Gate, phase: Phase, order: int, candidates: Sequence[Standing], rounding: Rounding) -> list[Standing]:
    """Return the scored candidates of one track that pass a gate, and flag those it stops or admits by a tie.

    The published scores are compared, so that anyone can check the gate from the printed table; ``order`` is the
    phase's position. Everyone tied at the last admitted place is admitted.
    """
    scores = {id(standing): rounding.units(standing.scores[phase.id].score) for standing in candidates}
    line = 0
    if gate.top is not None and len(candidates) > gate.top:
        line = sorted(scores.values(), reverse=True)[gate.top - 1]
    admitted = []
    for standing in candidates:
        if scores[id(standing)] >= line and _is_enough(gate, standing, phase, scores[id(standing)], rounding):
            admitted.append(standing)
        else:
            text = f"“{phase.name}”未达到入围线，未入围"
            standing.flags.append(Flag("stopped_by_gate", text, phase=phase.id, order=(order, 0)))
    if gate.top is not None and len(admitted) > gate.top:
        for standing in admitted:
            if scores[id(standing)] == line:
                text = f"“{phase.name}”得分与入围线相同，一并入围"
                standing.flags.append(Flag("tie_at_gate", text, phase=phase.id, order=(order, 0)))
    return admitted


def _is_enough(gate: Gate, standing: Standing, phase: Phase, units: int, rounding: Rounding) -> bool:
    if gate.min_percent is None:
        return True
    points = standing.scores[phase.id].form.standard.points
    return reaches(units, gate.min_percent, points, rounding)


def reaches(units: int, percent: int | Decimal, points: int, rounding: Rounding) -> bool:
    """Say whether a published number, in units of its last decimal, is at least a percent of some points."""
    return Fraction(units, 10**rounding.digits) >= Fraction(percent) * points / 100
