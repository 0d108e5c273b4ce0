"""Score sheets and what follows from them."""

from zhiheng.web.reviews.models.reopening import SheetReopening
from zhiheng.web.reviews.models.sheet import ConfirmedSheet, Sheet

__all__ = ["ConfirmedSheet", "Sheet", "SheetReopening"]
