"""Opening a confirmed sheet again (重新打开): the expert asks, the office lead agrees without seeing a score."""

from collections.abc import Iterable
from typing import cast

from django.urls import reverse
from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import locked
from zhiheng.web.audit.telling import holders
from zhiheng.web.messages.notices import notify
from zhiheng.web.people.models import Person
from zhiheng.web.reviews import doors, rules
from zhiheng.web.reviews.messages import sheets as messages
from zhiheng.web.reviews.models import ConfirmedSheet, Sheet, SheetReopening


def ask_reopening(actor: Actor, sheet: Sheet, reason: str) -> SheetReopening:
    """Ask the office lead to open the expert's own sheet again; the lead and the supervisors are told.

    Raises NotPermittedError, NotFoundError if the expert does not review the entry any more, and BlockedError without a
    reason.
    """
    with acting(actor, rules.ASK_REOPENING, sheet) as deed:
        fresh = doors.sheet(actor, sheet.public_id)
        _refuse_without(reason)
        made = SheetReopening.objects.create(sheet=fresh, reason=reason.strip(), asked_at=timezone.now())
        deed.record(number=_newest(fresh).number, request=made.public_id)
        _tell(fresh, messages.ASKED, holders(frozenset({Role.OFFICE_LEAD, Role.SUPERVISOR}), fresh.scope))
    return made


def reopen_sheet(actor: Actor, reopening: SheetReopening) -> None:
    """Open the sheet again with what it holds; what was confirmed stays as it is and counts no longer.

    The expert and the supervisors are told. Raises NotPermittedError.
    """
    with acting(actor, rules.REOPEN_SHEET, reopening) as deed:
        locked(deed.subject.sheet.entry)  # who opens the consensus in the same moment waits, and finds a sheet open
        sheet = locked(deed.subject.sheet)
        rules.REOPEN_SHEET.check(actor, SheetReopening.objects.select_related("sheet").get(pk=reopening.pk))
        newest = _newest(sheet)
        ConfirmedSheet.objects.filter(pk=newest.pk).update(reopened_at=timezone.now())
        Sheet.objects.filter(pk=sheet.pk).update(state=Sheet.State.OPEN)
        _close(deed.subject, actor, "", is_agreed=True)
        deed.about = sheet
        deed.record(number=newest.number, request=reopening.public_id)
        _tell(sheet, messages.AGREED, _expert_and_supervisors(sheet))


def refuse_reopening(actor: Actor, reopening: SheetReopening, answer: str) -> None:
    """Leave the sheet as it is, with the reason; the expert and the supervisors are told.

    Raises NotPermittedError, and BlockedError without a reason.
    """
    with acting(actor, rules.REFUSE_REOPENING, reopening) as deed:
        _refuse_without(answer)
        _close(deed.subject, actor, answer.strip(), is_agreed=False)
        deed.about = deed.subject.sheet
        deed.record(request=reopening.public_id)
        _tell(deed.subject.sheet, messages.REFUSED, _expert_and_supervisors(deed.subject.sheet))


def _newest(sheet: Sheet) -> ConfirmedSheet:
    return sheet.confirmed.order_by("-number")[0]


def _close(reopening: SheetReopening, actor: Actor, answer: str, *, is_agreed: bool) -> None:
    reopening.is_agreed, reopening.answer = is_agreed, answer
    reopening.decided_by_id, reopening.decided_at = cast("int", actor.person), timezone.now()
    reopening.save(update_fields=["is_agreed", "answer", "decided_by", "decided_at"])


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise blocked(messages.NO_REASON)


def _expert_and_supervisors(sheet: Sheet) -> Iterable[Person]:
    return [sheet.person, *holders(frozenset({Role.SUPERVISOR}), sheet.scope)]


def _tell(sheet: Sheet, text: Message, persons: Iterable[Person]) -> None:
    """Tell persons; the expert is led to the own sheet, everyone else to the states of the cycle's sheets."""
    values = {"who": sheet.person.name, "organisation": sheet.entry.organisation.name}
    listed, cycle = list(persons), sheet.phase.cycle
    for is_expert, link in (
        (True, reverse("reviews:reopening", args=[sheet.public_id])),
        (False, reverse("reviews:sheet_states", args=[cycle.public_id])),
    ):
        told = [one for one in listed if (one.pk == sheet.person_id) is is_expert]
        if told:
            notify(told, text, link, cycle=cycle, **values)
