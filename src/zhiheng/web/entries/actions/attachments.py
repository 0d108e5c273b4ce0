"""Supporting evidence: added, withdrawn, linked to criteria."""

from dataclasses import dataclass
from typing import cast

from django.db.models import Max
from django.utils import timezone

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.entries import rules
from zhiheng.web.entries.models import Attachment, AttachmentLink, Entry, Part
from zhiheng.web.entries.part_fields import places_for_evidence


@dataclass(frozen=True, slots=True)
class Location:
    """Where in a piece of evidence to look: which criterion it supports, on which pages, and what is to be seen."""

    criterion: str
    first_page: int | None = None
    last_page: int | None = None
    caption: str = ""


def add_attachment(actor: Actor, part: Part, title: str) -> Attachment:
    """Add a piece of evidence at a part; its files are uploaded to it afterwards. Raises NotPermittedError."""
    with acting(actor, rules.ADD_ATTACHMENT, part) as deed:
        entry = Entry.objects.select_for_update(of=("self",)).get(pk=part.entry_id)
        last = Attachment.objects.filter(entry=entry).aggregate(last=Max("number"))["last"] or 0
        attachment = Attachment.objects.create(
            entry=entry, part=part, number=last + 1, title=title, added_by_id=cast("int", actor.person)
        )
        deed.about = attachment
        deed.record(number=attachment.number)
    return attachment


def withdraw_attachment(actor: Actor, attachment: Attachment) -> None:
    """Take a piece of evidence out of the application; its number is not given again. Raises NotPermittedError."""
    with acting(actor, rules.WITHDRAW_ATTACHMENT, attachment) as deed:
        deed.subject.withdrawn_at = timezone.now()
        deed.subject.save(update_fields=["withdrawn_at"])
        deed.record(number=attachment.number)


def link_attachment(actor: Actor, part: Part, attachment: Attachment, location: Location) -> AttachmentLink:
    """Let a piece of evidence support a criterion of a part.

    Raises NotPermittedError, and NotFoundError if the part has no such criterion or the evidence is of another entry.
    """
    with acting(actor, rules.LINK_ATTACHMENT, part) as deed:
        if location.criterion not in places_for_evidence(deed.subject) or attachment.entry_id != part.entry_id:
            raise NotFoundError
        link = AttachmentLink.objects.create(
            attachment=attachment,
            part=deed.subject,
            criterion=location.criterion,
            first_page=location.first_page,
            last_page=location.last_page,
            caption=location.caption,
        )
        deed.record(number=attachment.number, criterion=location.criterion)
    return link


def unlink_attachment(actor: Actor, link: AttachmentLink) -> None:
    """Let a piece of evidence no longer support a criterion; raises NotPermittedError."""
    with acting(actor, rules.UNLINK_ATTACHMENT, link) as deed:
        AttachmentLink.objects.filter(pk=link.pk, ended=None).update(ended=timezone.now())
        deed.about = deed.subject.part
        deed.record(number=link.attachment.number, criterion=link.criterion)
