"""The only ways to score sheets and consensus, for an actor, by noun; here all of them together."""

from zhiheng.web.reviews.doors.calibrations import calibration, calibration_sheet, calibration_sheets, calibrations
from zhiheng.web.reviews.doors.consensus import (
    confirmed_consensuses,
    consensus,
    consensuses,
    entries_to_agree_on,
    entry_to_agree_on,
)
from zhiheng.web.reviews.doors.reminders import reminders
from zhiheng.web.reviews.doors.sheets import (
    entries_to_score,
    entry_to_score,
    scored_submission,
    sheet,
    sheet_reopening,
    sheet_reopenings,
    sheets,
)

__all__ = [
    "calibration",
    "calibration_sheet",
    "calibration_sheets",
    "calibrations",
    "confirmed_consensuses",
    "consensus",
    "consensuses",
    "entries_to_agree_on",
    "entries_to_score",
    "entry_to_agree_on",
    "entry_to_score",
    "reminders",
    "scored_submission",
    "sheet",
    "sheet_reopening",
    "sheet_reopenings",
    "sheets",
]
