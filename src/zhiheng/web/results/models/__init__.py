"""What was decided by the scores: who goes on after a phase, and the official result."""

from zhiheng.web.results.models.outcome import PhaseOutcome, PhasePlace
from zhiheng.web.results.models.result import Result

__all__ = ["PhaseOutcome", "PhasePlace", "Result"]
