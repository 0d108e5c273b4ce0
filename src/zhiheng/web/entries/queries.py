"""Reading applications for pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from zhiheng.problems import Message
from zhiheng.standard import Indicator
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries import doors
from zhiheng.web.entries.file_doors import ATTACHMENT, EVIDENCE
from zhiheng.web.entries.models import Attachment, AttachmentLink, Entry, Part, PartWriter, Remark
from zhiheng.web.entries.standards import indicators_of_standard, standard_of_entry, title_of
from zhiheng.web.files.doors import stored_files
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.models import Rendition, StoredFile
from zhiheng.web.files.queries import file_lines
from zhiheng.web.programmes.doors import cycles
from zhiheng.web.programmes.models import Track


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part as a line of the application's page; ``indicator`` only for the parts of the report."""

    part: Part
    title: Message
    indicator: Indicator | None
    writers: Sequence[str]


def part_lines(actor: Actor, entry: Entry) -> list[PartLine]:
    """Return the parts of an application that the actor may read, in their order; two queries however many."""
    writing = PartWriter.objects.filter(ended=None).select_related("person").order_by("person__name_key", "pk")
    found = doors.parts(actor).filter(entry=entry).prefetch_related(Prefetch("writers", writing, to_attr="current"))
    indicators = indicators_of_standard(standard_of_entry(entry))
    return [
        PartLine(part, title_of(part), indicators.get(part.code), [one.person.name for one in part.current])
        for part in found
    ]


def readable_parts(actor: Actor, entry: Entry) -> dict[str, str]:
    """Return the public ids of the parts of an application that the actor may read, by their codes in order."""
    return dict(doors.parts(actor).filter(entry=entry).values_list("code", "public_id"))


@dataclass(frozen=True, slots=True)
class GivenLine:
    """That a colleague writes a part, as a line."""

    part: Part
    title: Message
    writer: PartWriter


def given_lines(actor: Actor, entry: Entry) -> list[GivenLine]:
    """Return which parts of an application are given to whom, in the order of the parts; one query."""
    found = doors.part_writers(actor).filter(part__entry=entry).select_related("part__entry__track")
    ordered = found.order_by("part__order", "person__name_key", "pk")
    return [GivenLine(one.part, title_of(one.part), one) for one in ordered]


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark with its answers."""

    remark: Remark
    answers: Sequence[Remark]


def remark_lines(actor: Actor, part: Part) -> list[RemarkLine]:
    """Return the remarks on a part with their answers, the oldest first; one query."""
    found = list(doors.remarks(actor).filter(part=part))
    asked = [one for one in found if one.answers_id is None]
    return [RemarkLine(one, [answer for answer in found if answer.answers_id == one.pk]) for one in asked]


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """A piece of evidence with its newest file, None before one was uploaded or once quarantined; its links."""

    attachment: Attachment
    file: StoredFile | None
    links: Sequence[AttachmentLink]


def attachment_lines(actor: Actor, entry: Entry) -> list[AttachmentLine]:
    """Return the evidence of an application that the actor may know of, in its order; three queries however many."""
    found = list(doors.attachments(actor).filter(entry=entry))
    owners = [one.public_id for one in found]
    of_evidence = stored_files(actor, ATTACHMENT).filter(owner_kind=ATTACHMENT, owner__in=owners)
    current = of_evidence.filter(withdrawn_at=None, replaced_by=None)
    files = {file.owner: file for file in current.order_by("-pk")}
    links = list(doors.attachment_links(actor).filter(part__entry=entry).order_by("criterion", "pk"))
    return [
        AttachmentLine(one, files.get(one.public_id), [link for link in links if link.attachment_id == one.pk])
        for one in found
    ]


def quarantined_evidence(attachments: Iterable[Attachment]) -> set[str]:
    """Return the public ids of those pieces of evidence, come through their door, whose newest file was quarantined."""
    newest = StoredFile.objects.filter(owner_kind=ATTACHMENT, withdrawn_at=None, replaced_by=None)
    gone = newest.exclude(blob__removed_at=None).exclude(blob__reason="")
    return set(gone.filter(owner__in=[one.public_id for one in attachments]).values_list("owner", flat=True))


def page_count_of(actor: Actor, attachment: Attachment) -> int | None:
    """Return how many pages the only file of a piece of evidence has; None unless it is a PDF with its pages made."""
    files = [line.file for line in file_lines(actor, ATTACHMENT, attachment, EVIDENCE)]
    pdfs = Rendition.objects.filter(blob__in=[one.blob_id for one in files], blob__type=FileType.PDF)
    made = pdfs.filter(state=Rendition.State.READY, is_cut=False).first() if len(files) == 1 else None
    return made.page_count if made else None


def tracks_to_take_in(actor: Actor) -> list[Track]:
    """Return the tracks where the office takes applications in: in the call, and late those that came in time."""
    if actor.role not in OFFICE:
        return []
    return list(_tracks_at(actor, Stage.CALL, Stage.SCREENING).order_by("-cycle", "pk"))


def open_tracks(actor: Actor) -> list[Track]:
    """Return the tracks where the contact's organisation can start an application now."""
    if actor.role is not Role.ENTRY_OWNER:
        return []
    taken = doors.entries(actor).exclude(state=Entry.State.WITHDRAWN).exclude(track=None).values("track")
    return list(_tracks_at(actor, Stage.CALL).exclude(pk__in=taken))


def _tracks_at(actor: Actor, *stages: Stage) -> QuerySet[Track]:
    called = cycles(actor).order_by().filter(stage__in=stages, handed_over_to="")
    return Track.objects.filter(cycle__in=called, is_on=True).select_related("cycle__programme")
