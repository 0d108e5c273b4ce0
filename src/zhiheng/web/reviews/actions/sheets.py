"""Beginning a score sheet, and confirming it (确认提交)."""

from typing import TYPE_CHECKING, cast

from django.utils import timezone

from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.problems import Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.drafts.sealing import seal_versions_of
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.submitted import submitted
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.models import ConfirmedSheet, Sheet
from zhiheng.web.reviews.phases import desk_phase, site_phase
from zhiheng.web.reviews.sheet_checks import lacks_of
from zhiheng.web.reviews.sheet_content import content_of
from zhiheng.web.reviews.sheet_fields import SHEET

if TYPE_CHECKING:
    from zhiheng.web.programmes.models import Cycle, Phase


class _BegunError(Exception):
    """The sheet was begun already."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        super().__init__()


def begin_sheet(actor: Actor, entry: Entry) -> Sheet:
    """Start the expert's own sheet of an entry in the phase under way; return it, or the one begun in the same moment.

    A sheet that is there already is no second act. Raises NotPermittedError, and NotFoundError if the expert does not
    review the entry any more.
    """
    try:
        with acting(actor, rules.BEGIN_SHEET, entry) as deed:
            fresh = doors.entry_to_score(actor, entry.public_id)
            deed.about = _new_sheet(actor, fresh, desk_phase(cast("Cycle", fresh.cycle)))
            deed.record(sheet=deed.about.public_id)
    except _BegunError as begun:
        return begun.sheet
    return deed.about


def begin_site_sheet(actor: Actor, entry: Entry) -> Sheet:
    """Start the expert's own sheet in the phase of the visit, where every member scores again.

    Until it is confirmed the expert finds neither the own earlier sheet nor what was agreed on before. Raises as
    ``begin_sheet``.
    """
    try:
        with acting(actor, rules.BEGIN_SITE_SHEET, entry) as deed:
            fresh = doors.entry_to_score(actor, entry.public_id)
            deed.about = _new_sheet(actor, fresh, site_phase(cast("Cycle", fresh.cycle)))
            deed.record(sheet=deed.about.public_id)
    except _BegunError as begun:
        return begun.sheet
    return deed.about


def _new_sheet(actor: Actor, entry: Entry, phase: "Phase | None") -> Sheet:
    sheet, is_new = Sheet.objects.get_or_create(entry=entry, phase=phase, person_id=cast("int", actor.person))
    if not is_new:
        raise _BegunError(sheet)
    return sheet


def confirm_sheet(actor: Actor, sheet: Sheet) -> ConfirmedSheet:
    """Freeze a sheet as it stands and return the frozen version; nobody changes it any more.

    Raises NotPermittedError, NotFoundError if the expert does not review the entry any more, and BlockedError with
    everything that must be done first.
    """
    with acting(actor, rules.CONFIRM_SHEET, sheet) as deed:
        fresh = doors.sheet(actor, sheet.public_id)
        submission, texts = doors.scored_submission(actor, fresh), texts_of(SHEET, fresh)
        lacks = lacks_of(fresh, submitted(submission), texts)
        if lacks:
            raise BlockedError([Problem(Place(), lack.message) for lack in lacks])
        content = canonical_json(content_of(fresh, submission, texts))
        confirmed = ConfirmedSheet.objects.create(
            sheet=fresh,
            number=fresh.confirmed.count() + 1,
            content=content.decode(),
            digest=sha256_hex(content),
            confirmed_at=timezone.now(),
        )
        Sheet.objects.filter(pk=fresh.pk).update(state=Sheet.State.CONFIRMED)
        deed.record(number=confirmed.number, digest=confirmed.digest, **seal_versions_of([fresh]))
    return confirmed
