"""Whose sheets others see since the panel began to agree."""

from zhiheng.web.reviews.models import Consensus, Sheet


def is_seen(sheet: Sheet) -> bool:
    """Whether the members see each other's sheets of this entry and phase: from when the consensus was opened."""
    return Consensus.objects.filter(entry=sheet.entry_id, phase=sheet.phase_id).exists()
