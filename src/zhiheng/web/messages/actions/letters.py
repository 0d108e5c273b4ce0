"""Letters from the draft to the delivery."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.utils import timezone

from zhiheng.canonical import sha256_hex
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.messages import rules
from zhiheng.web.messages.errors import NO_REASON
from zhiheng.web.messages.issuing import issue
from zhiheng.web.messages.letter_templates import all_templates
from zhiheng.web.messages.letter_text import common_values
from zhiheng.web.messages.models import Letter
from zhiheng.web.people.models import Organisation, Person
from zhiheng.web.programmes.models import Cycle


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter is addressed to; with an organisation or a person they can read it in the site once issued."""

    name: str
    organisation: Organisation | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class LetterText:
    """What can be edited of a draft."""

    title: str
    recipient: str
    signer: str
    body: str


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """How and when a letter was delivered."""

    method: Letter.Method
    delivered_at: datetime
    note: str = ""


def draft_letter(actor: Actor, cycle: Cycle, kind: str, recipient: Recipient, typed: Mapping[str, str]) -> Letter:
    """Make the draft of a letter from its template; what was not typed is marked in the text as to be filled in."""
    template = all_templates()[kind]
    with acting(actor, rules.DRAFT_LETTER, cycle) as deed:
        known = common_values(deed.subject).with_typed(template, typed)
        letter = Letter.objects.create(
            cycle=deed.subject,
            programme_id=deed.subject.programme_id,
            kind=kind,
            title=known.filled(template.title),
            recipient=recipient.name,
            organisation=recipient.organisation,
            person=recipient.person,
            signer=known.filled(f"{{{template.signer}}}"),
            body=known.filled(template.text),
            drafted_by_id=actor.person,
        )
        deed.about = letter
        deed.record(kind=kind, title=letter.title)
    return letter


def edit_letter(actor: Actor, letter: Letter, text: LetterText) -> None:
    """Change the text of a draft."""
    with acting(actor, rules.EDIT_LETTER, letter) as deed:
        deed.subject.title, deed.subject.recipient = text.title, text.recipient
        deed.subject.signer, deed.subject.body = text.signer, text.body
        deed.subject.save()
        deed.record(title=text.title, digest=sha256_hex(text.body.encode()))


def issue_letter(actor: Actor, letter: Letter, dated: date, sequence: int | None = None) -> None:
    """Give a draft its number and date; from now on its text stays, and a recipient in the site is told.

    ``sequence`` is a number from the office's own register, else the next one of the programme and year. Raises
    BlockedError while something is to be filled in, and when the number was used before.
    """
    with acting(actor, rules.ISSUE_LETTER, letter) as deed:
        issued = deed.subject
        issue(issued, cast("int", actor.person), dated, sequence)
        deed.record(title=issued.title, number=issued.number, digest=sha256_hex(issued.body.encode()))


def deliver_letter(actor: Actor, letter: Letter, record: DeliveryRecord) -> None:
    """Note how and when an issued letter was delivered; noting it again corrects it, the record keeps both."""
    with acting(actor, rules.DELIVER_LETTER, letter) as deed:
        _note_delivery(deed.subject, record)
        deed.record(title=letter.title, method=record.method, delivered_at=record.delivered_at.isoformat())


def receive_letter(actor: Actor, letter: Letter) -> None:
    """Note that a recipient opened an issued letter in the site, unless its delivery is known already."""
    if letter.state != Letter.State.ISSUED:
        return
    with acting(actor, rules.RECEIVE_LETTER, letter) as deed:
        if deed.subject.state == Letter.State.ISSUED:
            _note_delivery(deed.subject, DeliveryRecord(Letter.Method.SITE, timezone.now()))
        deed.record(title=letter.title)


def void_letter(actor: Actor, letter: Letter, reason: str) -> None:
    """Make a letter void: it stays in the register, struck through, and its number stays used."""
    with acting(actor, rules.VOID_LETTER, letter) as deed:
        if not reason.strip():
            raise blocked(NO_REASON)
        deed.subject.state, deed.subject.void_reason = Letter.State.VOID, reason
        deed.subject.save()
        deed.record(title=letter.title, reason=reason)


def _note_delivery(letter: Letter, record: DeliveryRecord) -> None:
    letter.state = Letter.State.DELIVERED
    letter.method, letter.delivered_at = record.method, record.delivered_at
    letter.delivery_note = record.note
    letter.save()
