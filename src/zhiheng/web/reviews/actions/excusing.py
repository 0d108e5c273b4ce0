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
from zhiheng.web.messages.notices import notify
from zhiheng.web.panels.models import PanelEntry, PanelMember
from zhiheng.web.reviews import rules
from zhiheng.web.reviews.messages import sheets as messages
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.phases import desk_phase

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
        if not reason.strip():
            raise blocked(messages.NO_REASON)
        cycle = cast("Cycle", deed.subject.entry.cycle)
        sheet = _open_sheet(deed.subject, member, cast("Phase", desk_phase(cycle)))
        Sheet.objects.filter(pk=sheet.pk).update(state=Sheet.State.EXCUSED, reason=reason.strip())
        deed.about = sheet
        deed.record(expert=member.person.public_id, **seal_versions_of([sheet]))
        values = {"who": member.person.name, "organisation": sheet.entry.organisation.name}
        notify([member.person], messages.EXCUSED, reverse("reviews:reviews"), cycle=cycle, **values)
        link = reverse("reviews:sheet_states", args=[cycle.public_id])
        notify(holders(frozenset({Role.SUPERVISOR}), sheet.scope), messages.EXCUSED, link, cycle=cycle, **values)
    return sheet


def _open_sheet(reviewed: PanelEntry, member: PanelMember, phase: "Phase") -> Sheet:
    """Return the sheet, locked, begun if it was not; raises BlockedError if it is not open."""
    found, _ = Sheet.objects.get_or_create(entry=reviewed.entry, phase=phase, person=member.person)
    sheet = locked(found)
    if sheet.state != Sheet.State.OPEN:
        raise blocked(messages.NOT_TO_EXCUSE)
    return sheet
