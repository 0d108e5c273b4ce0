"""Score sheets and what follows from them."""

from zhiheng.web.reviews.models.calibration import Calibration, CalibrationSheet
from zhiheng.web.reviews.models.consensus import AgreedScore, ConfirmedConsensus, Consensus, Stance
from zhiheng.web.reviews.models.feedback_texts import ConfirmedTexts
from zhiheng.web.reviews.models.reminder import Reminder
from zhiheng.web.reviews.models.reopening import SheetReopening
from zhiheng.web.reviews.models.sheet import ConfirmedSheet, Sheet

__all__ = [
    "AgreedScore",
    "Calibration",
    "CalibrationSheet",
    "ConfirmedConsensus",
    "ConfirmedSheet",
    "ConfirmedTexts",
    "Consensus",
    "Reminder",
    "Sheet",
    "SheetReopening",
    "Stance",
]
