"""Where an entry stands while the phases are gone through."""

from dataclasses import dataclass, field

from zhiheng.scoring.flags import Flag
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.phase_score import PhaseScore
from zhiheng.scoring.rounding import Ratio
from zhiheng.scoring.scheme import Track


@dataclass(slots=True)
class Standing:
    """One entry with its scores by phase id, in the order of the phases, and what follows from them.

    ``total``, ``categories`` and ``indicators`` (in the order of the track's standard) are exact, None without any
    score or where a value is NA; ``rank`` and ``tier`` come last.
    """

    entry: Entry
    track: Track
    scores: dict[str, PhaseScore] = field(default_factory=dict)
    flags: list[Flag] = field(default_factory=list)
    total: Ratio | None = None
    categories: list[Ratio | None] = field(default_factory=list)
    indicators: list[Ratio | None] = field(default_factory=list)
    spreads: list[Ratio | None] = field(default_factory=list)
    rank: int | None = None
    tier: str | None = None

    @property
    def reached(self) -> str | None:
        """The id of the last phase the entry was scored in."""
        return next(reversed(self.scores), None)
