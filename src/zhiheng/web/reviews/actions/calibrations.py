"""The practice entry (试评): set up, opened and closed by the office; begun and confirmed by each expert."""

from typing import TYPE_CHECKING, cast

from django.urls import reverse
from django.utils import timezone

from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, blocked
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.drafts.sealing import seal_versions_of
from zhiheng.web.files.doors import files_of
from zhiheng.web.messages.groups import holders
from zhiheng.web.messages.notices import notify
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Cycle, Track
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.calibration_content import (
    CALIBRATION_SHEET,
    content_of_practice,
    form_of_calibration,
    lacks_of_practice,
    outcome_of,
)
from zhiheng.web.reviews.file_doors import CASE, CASE_FILES
from zhiheng.web.reviews.messages import calibrations as messages
from zhiheng.web.reviews.models import Calibration, CalibrationSheet
from zhiheng.web.reviews.phases import desk_phase

if TYPE_CHECKING:
    from zhiheng.web.programmes.models import Phase


def make_calibration(actor: Actor, cycle: Cycle, track: Track, title: str) -> Calibration:
    """Set up the practice of a cycle; its case is uploaded next, and experts see nothing before it is opened.

    Raises NotPermittedError, and BadInputError for a track of another cycle, with the place ``track``.
    """
    with acting(actor, rules.MAKE_CALIBRATION, cycle) as deed:
        if track.cycle_id != deed.subject.pk:
            raise BadInputError([Problem(Place(cell="track"), messages.OTHER_TRACK)])
        made = Calibration.objects.create(
            phase=cast("Phase", desk_phase(deed.subject)),
            track=track,
            title=title.strip(),
            made_by_id=cast("int", actor.person),
        )
        deed.about = made
        deed.record(title=made.title)
    return made


def open_calibration(actor: Actor, calibration: Calibration) -> None:
    """Let the experts of the cycle score the case, before anything else; all of them are told.

    Raises NotPermittedError, and BlockedError without a case.
    """
    with acting(actor, rules.OPEN_CALIBRATION, calibration) as deed:
        count = files_of(actor, CASE_FILES, deed.subject, CASE).filter(withdrawn_at=None).count()
        if not count:
            raise blocked(messages.NO_CASE)
        Calibration.objects.filter(pk=deed.subject.pk).update(opened_at=timezone.now())
        cycle = deed.subject.phase.cycle
        experts = holders(cycle, {Role.EXPERT})
        notify(experts, messages.OPENED, reverse("reviews:reviews"), cycle=cycle, title=deed.subject.title)
        deed.record(files=count)


def close_calibration(actor: Actor, calibration: Calibration) -> None:
    """End the practice; what all gave is computed once, without names, and shown to who confirmed a sheet.

    Over fewer than three sheets nothing is computed. Raises NotPermittedError.
    """
    with acting(actor, rules.CLOSE_CALIBRATION, calibration) as deed:
        sheets = list(deed.subject.sheets.exclude(confirmed_at=None).order_by("pk"))
        outcome = outcome_of(form_of_calibration(deed.subject), sheets)
        text = canonical_json(outcome).decode() if outcome else ""
        Calibration.objects.filter(pk=deed.subject.pk).update(closed_at=timezone.now(), outcome=text)
        told = Person.objects.filter(pk__in=[one.person_id for one in sheets]) if outcome else ()
        cycle = deed.subject.phase.cycle
        notify(told, messages.CLOSED, reverse("reviews:reviews"), cycle=cycle, title=deed.subject.title)
        deed.record(count=len(sheets), digests=[one.digest for one in sheets])


def begin_practice(actor: Actor, calibration: Calibration) -> CalibrationSheet:
    """Start the expert's own practice sheet; return it, also if it was begun in the same moment."""
    try:
        with acting(actor, rules.BEGIN_PRACTICE, calibration) as deed:
            made = _new_sheet(actor, doors.calibration(actor, deed.subject.public_id))
            deed.about = made
            deed.record(sheet=made.public_id)
    except _BegunError as begun:
        return begun.sheet
    return made


class _BegunError(Exception):
    """The sheet was begun already."""

    def __init__(self, sheet: CalibrationSheet) -> None:
        self.sheet = sheet
        super().__init__()


def _new_sheet(actor: Actor, calibration: Calibration) -> CalibrationSheet:
    person = cast("int", actor.person)
    sheet, is_new = CalibrationSheet.objects.get_or_create(calibration=calibration, person_id=person)
    if not is_new:
        raise _BegunError(sheet)
    return sheet


def confirm_practice(actor: Actor, sheet: CalibrationSheet) -> None:
    """Freeze a practice sheet as it stands; raises NotPermittedError, and BlockedError with all marks that lack."""
    with acting(actor, rules.CONFIRM_PRACTICE, sheet) as deed:
        fresh = doors.calibration_sheet(actor, sheet.public_id)
        form, texts = form_of_calibration(fresh.calibration), texts_of(CALIBRATION_SHEET, fresh)
        lacks = lacks_of_practice(form, texts)
        if lacks:
            raise BlockedError([Problem(Place(), lack.message) for lack in lacks])
        content = canonical_json(content_of_practice(form, texts))
        digest = sha256_hex(content)
        frozen = {"content": content.decode(), "digest": digest, "confirmed_at": timezone.now()}
        CalibrationSheet.objects.filter(pk=fresh.pk).update(**frozen)
        deed.record(digest=digest, **seal_versions_of([fresh]))
