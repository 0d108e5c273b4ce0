"""Where an entry stands while the phases are gone through."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from zhiheng.scoring.flags import Flag
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.phase_score import PhaseScore
from zhiheng.scoring.points import NO_POINTS, Points
from zhiheng.scoring.rounding import Ratio
from zhiheng.scoring.scheme import Track


@dataclass(slots=True)
class Standing:
    """One entry with its scores by phase id, in the order of the phases, and what follows from them.

    ``total``, ``categories`` and ``indicators`` are exact; the latter two are empty without a score of the track's own
    standard; ``rank`` and ``tier`` come last.
    """

    entry: Entry
    track: Track
    scores: dict[str, PhaseScore] = field(default_factory=dict)
    flags: list[Flag] = field(default_factory=list)
    total: Ratio | None = None
    categories: Points = NO_POINTS
    indicators: Points = NO_POINTS
    rank: int | None = None
    tier: str | None = None

    @property
    def own_scores(self) -> dict[str, PhaseScore]:
        """The scores of the phases whose form is the standard of the entry's track."""
        digest = self.track.standard.digest
        return {phase: score for phase, score in self.scores.items() if score.form.standard.digest == digest}

    @property
    def spreads(self) -> list[Ratio | None]:
        """The widest range of each indicator over the phases; empty without a score."""
        ranges = [score.spreads for score in self.own_scores.values()]
        return ranges[0] if len(ranges) == 1 else [_widest(values) for values in zip(*ranges, strict=True)]

    @property
    def reached(self) -> str | None:
        """The id of the last phase the entry was scored in."""
        return next(reversed(self.scores), None)


def _widest(ranges: Iterable[Ratio | None]) -> Ratio | None:
    given = [value for value in ranges if value is not None]
    return max(given, key=lambda value: Fraction(*value)) if given else None
