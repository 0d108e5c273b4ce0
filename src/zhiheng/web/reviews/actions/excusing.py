"""Excusing an expert from one sheet (免于评分)."""

from typing import TYPE_CHECKING, cast

from django.urls import reverse

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, blocked
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import locked
from zhiheng.web.audit.telling import holders
from zhiheng.web.drafts.sealing import seal_versions_of
from zhiheng.web.entries.models import Entry
from zhiheng.web.messages.notices import notify
from zhiheng.web.panels.models import PanelEntry, PanelMember
from zhiheng.web.people.models import Person
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.messages import sheets as messages
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.on_site import people_on_site
from zhiheng.web.reviews.phases import desk_phase, site_phase

if TYPE_CHECKING:
    from zhiheng.web.programmes.models import Cycle, Phase


def excuse_expert(actor: Actor, reviewed: PanelEntry, member: PanelMember, reason: str) -> Sheet:
    """Excuse a member of the panel from scoring an entry; what was typed stays and counts no longer.

    The expert and the supervisors are told. Raises NotPermittedError, NotFoundError for somebody who is not in the
    panel, and BlockedError without a reason or once the sheet is confirmed, withdrawn or excused.
    """
    with acting(actor, rules.EXCUSE_EXPERT, reviewed) as deed:
        if member.panel_id != deed.subject.panel_id or member.ended or deed.subject.ended:
            raise NotFoundError
        cycle = cast("Cycle", deed.subject.entry.cycle)
        sheet = _excused(deed.subject.entry, member.person, reason, cast("Phase", desk_phase(cycle)))
        deed.about = sheet
        deed.record(expert=member.person.public_id, **seal_versions_of([sheet]))
        _tell(sheet, cycle, reverse("reviews:sheet_states", args=[cycle.public_id]))
    return sheet


def excuse_on_site(actor: Actor, entry: Entry, person: Person, reason: str) -> Sheet:
    """Excuse a member of the team that visits an entry from scoring again after the visit.

    Raises as ``excuse_expert``, NotFoundError for somebody who is not in the team.
    """
    with acting(actor, rules.EXCUSE_ON_SITE, entry) as deed:
        fresh = doors.entry_to_agree_on(actor, entry.public_id).entry
        if not people_on_site(fresh).filter(pk=person.pk).exists():
            raise NotFoundError
        cycle = cast("Cycle", fresh.cycle)
        sheet = _excused(fresh, person, reason, cast("Phase", site_phase(cycle)))
        deed.about = sheet
        deed.record(expert=person.public_id, **seal_versions_of([sheet]))
        _tell(sheet, cycle, f"{reverse('visits:visits')}?cycle={cycle.public_id}")
    return sheet


def _excused(entry: Entry, person: Person, reason: str, phase: "Phase") -> Sheet:
    """Excuse a person from a sheet, begun if it was not; raises BlockedError if it is not open, or without a reason."""
    if not reason.strip():
        raise blocked(messages.NO_REASON)
    found, _ = Sheet.objects.get_or_create(entry=entry, phase=phase, person=person)
    sheet = locked(found)
    if sheet.state != Sheet.State.OPEN:
        raise blocked(messages.NOT_TO_EXCUSE)
    Sheet.objects.filter(pk=sheet.pk).update(state=Sheet.State.EXCUSED, reason=reason.strip())
    return sheet


def _tell(sheet: Sheet, cycle: "Cycle", link: str) -> None:
    values = {"who": sheet.person.name, "organisation": sheet.entry.organisation.name}
    notify([sheet.person], messages.EXCUSED, reverse("reviews:reviews"), cycle=cycle, **values)
    notify(holders(frozenset({Role.SUPERVISOR}), sheet.scope), messages.EXCUSED, link, cycle=cycle, **values)
