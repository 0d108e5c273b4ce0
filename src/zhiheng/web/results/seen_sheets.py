"""Whose sheets others see by what is shown of a phase's scores."""

from django.db.models import Q

from zhiheng.web.audit.models import Reading
from zhiheng.web.results.models import PhaseOutcome, Result
from zhiheng.web.results.rules.result import SEE_RESULT
from zhiheng.web.results.rules.shortlist import SEE_SHORTLIST
from zhiheng.web.reviews.models import Sheet


def is_seen(sheet: Sheet) -> bool:
    """Whether somebody has seen the scores of the sheet's phase, or its outcome or the result was decided."""
    phase, cycle = sheet.phase, sheet.phase.cycle
    at_the_gate = Q(subject=phase.public_id, verb=SEE_SHORTLIST.id)
    read = Reading.objects.filter(at_the_gate | Q(subject=cycle.public_id, verb=SEE_RESULT.id))
    decided = PhaseOutcome.objects.filter(phase=phase)
    return read.exists() or decided.exists() or Result.objects.filter(cycle=cycle).exists()
