"""What is done with defences: arranged, told, marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import cast

from django.urls import reverse
from django.utils import timezone

from zhiheng.canonical import Json, canonical_json, sha256_hex
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotFoundError
from zhiheng.web.audit.roles import Role
from zhiheng.web.defences import doors, messages, rules
from zhiheng.web.defences.attending import attending_at, fit_members
from zhiheng.web.defences.models import Attending, Defence, DefenceSheet
from zhiheng.web.defences.sheet_content import DEFENCE_SHEET, content_of
from zhiheng.web.defences.sheet_form import form_of_defence
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.drafts.sealing import seal_versions_of
from zhiheng.web.messages.groups import holders
from zhiheng.web.messages.notices import notify
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.people.models import Person
from zhiheng.web.reviews.calibration_content import lacks_of_practice


@dataclass(frozen=True, slots=True)
class Slot:
    """The place in the order, when and where, and who of the panel attends; None and "" for what is open."""

    people: Sequence[Person]
    number: int | None = None
    day: date | None = None
    begins: time | None = None
    room: str = ""

    @property
    def told(self) -> dict[str, object]:
        """What the applicant is told."""
        return {"number": self.number, "day": self.day, "begins": self.begins, "room": self.room.strip()}


class _BegunError(Exception):
    """The sheet was begun already."""

    def __init__(self, sheet: DefenceSheet) -> None:
        self.sheet = sheet
        super().__init__()


def arrange_defence(actor: Actor, reviewed: PanelEntry, slot: Slot) -> Defence:
    """Give an entry its slot, or change it; return the defence.

    Where the slot was told and changes, the applicant's contacts are told so. Raises NotPermittedError, NotFoundError
    for what is not defended and for who is not in the panel or is recused, and BadInputError, its place ``people``,
    without anybody, or without somebody who submitted a sheet.
    """
    with acting(actor, rules.ARRANGE_DEFENCE, reviewed) as deed:
        fresh = doors.entry_to_defend(actor, deed.subject.public_id)
        defence, _ = Defence.objects.get_or_create(entry=fresh.entry, defaults={"panel": fresh.panel})
        _attend(defence, fresh, slot.people)
        before = {name: getattr(defence, name) for name in slot.told}
        Defence.objects.filter(pk=defence.pk).update(panel=fresh.panel, **slot.told)
        if defence.told_at is not None and before != slot.told:
            _tell(defence, messages.CHANGED, slot)
        deed.about = defence
        deed.record(**_said(slot), people=[one.public_id for one in slot.people])
    return defence


def tell_slot(actor: Actor, defence: Defence) -> None:
    """Show the applicant its slot, and tell its contacts and who attends; raises NotPermittedError."""
    with acting(actor, rules.TELL_SLOT, defence) as deed:
        fresh = doors.defence(actor, deed.subject.public_id)
        Defence.objects.filter(pk=fresh.pk).update(told_at=timezone.now())
        people = [one.person for one in attending_at([fresh])[fresh.pk]]
        slot = Slot(people, fresh.number, fresh.day, fresh.begins, fresh.room)
        _tell(fresh, messages.TOLD, slot)
        deed.record(people=[one.public_id for one in people])


def begin_defence_sheet(actor: Actor, defence: Defence) -> DefenceSheet:
    """Start the expert's own sheet; return it, also if it was begun in the same moment.

    Raises NotPermittedError, and NotFoundError for who does not attend any more.
    """
    try:
        with acting(actor, rules.BEGIN_DEFENCE_SHEET, defence) as deed:
            sheet = _new_sheet(actor, doors.defence(actor, deed.subject.public_id))
            deed.record(sheet=sheet.public_id)
    except _BegunError as begun:
        return begun.sheet
    return sheet


def confirm_defence_sheet(actor: Actor, sheet: DefenceSheet) -> None:
    """Freeze a sheet as it stands; nobody changes it any more.

    Raises NotPermittedError, NotFoundError for who does not attend any more, and BlockedError with all marks that lack.
    """
    with acting(actor, rules.CONFIRM_DEFENCE_SHEET, sheet) as deed:
        fresh = doors.defence_sheet(actor, sheet.public_id)
        form, texts = form_of_defence(fresh), texts_of(DEFENCE_SHEET, fresh)
        lacks = lacks_of_practice(form, texts)
        if lacks:
            raise BlockedError([Problem(Place(), lack.message) for lack in lacks])
        content = canonical_json(content_of(form, texts))
        digest = sha256_hex(content)
        frozen = {"content": content.decode(), "digest": digest, "confirmed_at": timezone.now()}
        DefenceSheet.objects.filter(pk=fresh.pk).update(**frozen)
        deed.record(digest=digest, **seal_versions_of([fresh]))


def _new_sheet(actor: Actor, defence: Defence) -> DefenceSheet:
    sheet, is_new = DefenceSheet.objects.get_or_create(defence=defence, person_id=cast("int", actor.person))
    if not is_new:
        raise _BegunError(sheet)
    return sheet


def _attend(defence: Defence, reviewed: PanelEntry, people: Sequence[Person]) -> None:
    """Let these attend and nobody else."""
    if not people:
        raise BadInputError([Problem(Place(cell="people"), messages.NOBODY)])
    wanted = {one.pk for one in people}
    if not wanted <= set(fit_members(reviewed.panel_id, reviewed.entry_id).values_list("person", flat=True)):
        raise NotFoundError
    lost = [
        one.person.name for one in attending_at([defence])[defence.pk] if one.is_done and one.person.pk not in wanted
    ]
    if lost:
        raise BadInputError([Problem(Place(cell="people"), messages.GAVE, (("names", "、".join(lost)),))])
    now = Attending.objects.filter(defence=defence, ended=None)
    now.exclude(person__in=wanted).update(ended=timezone.now())
    new = wanted - set(now.values_list("person", flat=True))
    Attending.objects.bulk_create(Attending(defence=defence, person_id=one) for one in sorted(new))


def _tell(defence: Defence, text: Message, slot: Slot) -> None:
    cycle, organisation = defence.panel.cycle, defence.entry.organisation
    contacts: Iterable[Person] = holders(cycle, {Role.ENTRY_OWNER}, organisation)
    link = f"{reverse('defences:defences')}?cycle={cycle.public_id}"
    notify([*contacts, *slot.people], text, link, cycle=cycle, organisation=organisation.name, **_said(slot))


def _said(slot: Slot) -> dict[str, Json]:
    return {
        "number": slot.number,
        "day": slot.day.isoformat() if slot.day else "",
        "begins": f"{slot.begins:%H:%M}" if slot.begins else "",
        "room": slot.room.strip(),
    }
