"""The only ways to the practice entry (试评) and to practice sheets, for an actor.

The office and the supervisor find the practice of their cycles; an expert of the cycle who gave the pledge finds it
once it was opened, and the own practice sheet. Nobody else finds a sheet of anybody.
"""

from django.db.models import Exists, OuterRef, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import Role
from zhiheng.web.panels.models import Pledge
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.reviews.models import Calibration, CalibrationSheet
from zhiheng.web.reviews.rules.calibrations import SEE_CALIBRATION


def calibrations(actor: Actor) -> QuerySet[Calibration]:
    """The practice that the actor may see."""
    found = Calibration.objects.select_related("phase__cycle__programme", "track")
    if actor.role in SEE_CALIBRATION.roles:
        return found.filter(phase__cycle__in=cycles(actor))
    if actor.role is not Role.EXPERT or actor.cycle is None:
        return found.none()
    pledged = Pledge.objects.filter(cycle=OuterRef("phase__cycle"), person=actor.person)
    return found.filter(Exists(pledged), phase__cycle=actor.cycle).exclude(opened_at=None)


def calibration(actor: Actor, public_id: str) -> Calibration:
    """One of those; raises NotFoundError."""
    found = calibrations(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def calibration_sheets(actor: Actor) -> QuerySet[CalibrationSheet]:
    """The expert's own practice sheets."""
    found = CalibrationSheet.objects.select_related("calibration__phase__cycle__programme", "calibration__track")
    if actor.role is not Role.EXPERT:
        return found.none()
    return found.filter(person=actor.person, calibration__in=calibrations(actor).order_by().values("pk"))


def calibration_sheet(actor: Actor, public_id: str) -> CalibrationSheet:
    """One of those; raises NotFoundError."""
    found = calibration_sheets(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found
