"""What was decided by the scores: who goes on after a phase."""

from zhiheng.web.results.models.outcome import PhaseOutcome, PhasePlace

__all__ = ["PhaseOutcome", "PhasePlace"]
