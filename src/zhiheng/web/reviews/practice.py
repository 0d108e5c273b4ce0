"""The practice entry (试评) as its expert meets it among the own reviews."""

from dataclasses import dataclass

from zhiheng.web.audit.actor import Actor
from zhiheng.web.reviews.doors.calibrations import calibration_sheets, calibrations
from zhiheng.web.reviews.models import Calibration, CalibrationSheet


@dataclass(frozen=True, slots=True)
class Practice:
    """The practice of the cycle, and the own sheet if it was begun."""

    calibration: Calibration
    sheet: CalibrationSheet | None

    @property
    def is_due(self) -> bool:
        """Whether it is to be scored before the real entries."""
        return self.calibration.closed_at is None and not (self.sheet and self.sheet.confirmed_at)


def practice_of(actor: Actor) -> Practice | None:
    """Return the practice that an expert is to score or has scored, None without one."""
    found = calibrations(actor).first()
    if found is None:
        return None
    sheet = calibration_sheets(actor).filter(calibration=found).first()
    return Practice(found, sheet) if sheet or found.closed_at is None else None
