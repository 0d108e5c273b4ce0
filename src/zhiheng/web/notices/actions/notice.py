"""The public notice: drafted from the decided list, approved by two persons, recorded once it is published."""

from datetime import date, datetime
from typing import cast

from django.utils import timezone

from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs, prepare
from zhiheng.web.audit.errors import blocked
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_within
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.drafts.sealing import seal_versions
from zhiheng.web.messages.issuing import issue
from zhiheng.web.messages.letter_text import count_blanks
from zhiheng.web.notices import messages, rules
from zhiheng.web.notices.draft_kinds import PUBLIC_NOTICE, TEXT
from zhiheng.web.notices.enquiry import lacking_opinions, objecting_opinions
from zhiheng.web.notices.listed import lines_of, newest_list
from zhiheng.web.notices.models import PublicNotice
from zhiheng.web.notices.notice_text import last_day, letter_of, new_text
from zhiheng.web.notices.standing import comes_after_approval, lacking_approval
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import Cycle


def draft_notice(actor: Actor, cycle: Cycle, planned_on: date) -> PublicNotice:
    """Draft the notice of the list that holds, to be published on a day.

    Raises NotPermittedError, UnknownYearError, and BlockedError before a list is decided, for an empty one, for one
    that has a notice, and before the approval where the notice follows it.
    """
    with acting(actor, rules.DRAFT_NOTICE, cycle) as deed:
        listed, last = newest_list(deed.subject), _last_notice(deed.subject)
        if listed is None:
            raise blocked(messages.NO_LIST)
        if not lines_of(listed):
            raise blocked(messages.NOBODY)
        if comes_after_approval(deed.subject) and lacking_approval(listed):
            raise blocked(messages.APPROVAL_FIRST)
        if last and last.listed_id == listed.pk and not last.is_void:
            raise blocked(filled(messages.DRAFTED_ALREADY, number=last.number))
        text = new_text(listed, planned_on)
        made = PublicNotice.objects.create(
            cycle=deed.subject, listed=listed, number=last.number + 1 if last else 1, planned_on=planned_on
        )
        save_within(draft(actor, PUBLIC_NOTICE, made.public_id, TEXT), actor, Edit(new_id(), 0, text))
        deed.about = made
        deed.record(number=made.number, list=listed.public_id, **seal_versions(made))
    return made


def _last_notice(cycle: Cycle) -> PublicNotice | None:
    return PublicNotice.objects.filter(cycle=cycle).select_related("letter").order_by("-number").first()


def prepare_notice(actor: Actor, notice: PublicNotice) -> Proposal:
    """Put the text before the lead; raises as ``approvals.prepare`` does, BlockedError with everything that lacks."""
    return prepare(actor, rules.APPROVE_NOTICE, notice, {})


def _text(notice: PublicNotice) -> str:
    return texts_of(PUBLIC_NOTICE, notice).get(TEXT, "").strip()


def _blockers(notice: PublicNotice, _arguments: Arguments) -> list[Message]:
    listed, text = notice.listed, _text(notice)
    holding = newest_list(notice.cycle)
    found = [] if holding == listed else [messages.LIST_REPLACED]
    if not text:
        return [*found, messages.NO_TEXT]
    letter = letter_of(notice, text)
    blanks = count_blanks(letter.title, letter.signer, text)
    if blanks:
        found.append(filled(messages.NOT_FILLED, count=blanks))
    missing = [one["name"] for one in lines_of(listed) if one["name"] not in text]
    found += [filled(messages.NAME_MISSING, name=name) for name in missing]
    return [*found, *lacking_opinions(listed)]


def _preview(notice: PublicNotice, _arguments: Arguments) -> list[Message]:
    text = _text(notice)
    return [
        filled(messages.WILL_APPROVE, title=letter_of(notice, text).title),
        *objecting_opinions(notice.listed),
        filled(messages.TEXT_DIGEST, digest=sha256_hex(text.encode())),
    ]


@performs(rules.APPROVE_NOTICE, _preview, _blockers)
def approve_notice(deed: Deed[PublicNotice], _arguments: Arguments) -> None:
    """Put the text into the register of letters, with the next number and the planned day as its date."""
    notice = deed.subject
    proposal = Proposal.objects.get(
        verb=rules.APPROVE_NOTICE.id, subject_id=notice.public_id, state=Proposal.State.WAITING
    )
    letter = letter_of(notice, _text(notice))
    letter.drafted_by = proposal.prepared_by
    issue(letter, cast("int", deed.actor.person), notice.planned_on)
    notice.letter, notice.proposal = letter, proposal
    notice.save(update_fields=["letter", "proposal"])
    deed.record(number=letter.number, text=sha256_hex(letter.body.encode()), **seal_versions(notice))


def note_publication(actor: Actor, notice: PublicNotice, address: str, published_at: datetime) -> None:
    """Record where and when the notice was published; the period counts from that day.

    Recording it again corrects it, and the record keeps both. Raises NotPermittedError, UnknownYearError, and
    BadInputError with the places ``address`` and ``published_at``.
    """
    with acting(actor, rules.NOTE_PUBLICATION, notice) as deed:
        fresh = deed.subject
        problems = _wrong(fresh, address, published_at)
        if problems:
            raise BadInputError(problems)
        fresh.address, fresh.published_at = address, published_at
        fresh.ends_on = last_day(fresh.cycle, local_day(fresh.cycle, published_at))
        fresh.save(update_fields=["address", "published_at", "ends_on"])
        deed.record(address=address, published_at=published_at.isoformat(), ends_on=fresh.ends_on.isoformat())


def _wrong(notice: PublicNotice, address: str, published_at: datetime) -> list[Problem]:
    found = []
    if not address.startswith(("http://", "https://")):
        found.append(Problem(Place(cell="address"), messages.NO_ADDRESS))
    decided = cast("datetime", cast("Proposal", notice.proposal).decided_at)
    if published_at < decided.replace(second=0, microsecond=0):  # typed in minutes
        found.append(Problem(Place(cell="published_at"), messages.TOO_EARLY))
    if published_at > timezone.now():
        found.append(Problem(Place(cell="published_at"), messages.IN_THE_FUTURE))
    return found
