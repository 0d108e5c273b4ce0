"""Score sheets and what follows from them."""

from zhiheng.web.reviews.models.consensus import AgreedScore, ConfirmedConsensus, Consensus, Stance
from zhiheng.web.reviews.models.reopening import SheetReopening
from zhiheng.web.reviews.models.sheet import ConfirmedSheet, Sheet

__all__ = ["AgreedScore", "ConfirmedConsensus", "ConfirmedSheet", "Consensus", "Sheet", "SheetReopening", "Stance"]
