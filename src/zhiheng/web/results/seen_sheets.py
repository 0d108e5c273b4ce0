"""Whose sheets others see by what is shown of a phase's scores."""

from zhiheng.web.audit.models import Reading
from zhiheng.web.results.models import PhaseOutcome
from zhiheng.web.results.rules.shortlist import SEE_SHORTLIST
from zhiheng.web.reviews.models import Sheet


def is_seen(sheet: Sheet) -> bool:
    """Whether somebody has seen the scores of the sheet's phase, or its outcome was decided."""
    read = Reading.objects.filter(subject=sheet.phase.public_id, verb=SEE_SHORTLIST.id)
    return read.exists() or PhaseOutcome.objects.filter(phase=sheet.phase_id).exists()
