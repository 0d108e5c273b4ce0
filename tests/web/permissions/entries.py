"""Applications for the worlds of the generated tests; see ``worlds.py``."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils import timezone

from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.documents import document_from_text
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.models import Field, Version
from zhiheng.web.entries.actions.entries import add_parts
from zhiheng.web.entries.codes import new_code
from zhiheng.web.entries.models import Attachment, AttachmentLink, Entry, Part, PartWriter, Remark, Submission
from zhiheng.web.entries.snapshot import snapshot_of
from zhiheng.web.entries.written import Written
from zhiheng.web.programmes.models import FormVersion, GuideVersion, StandardVersion, Track


def entry_of_contributor(world: Any) -> Entry:
    """An application whose parts are given to the contributor."""
    entry = _entry(world, world.row(Track))
    add_parts(entry)
    writer = world.people[Role.ENTRY_MEMBER].person
    PartWriter.objects.bulk_create(PartWriter(part=part, person=writer) for part in entry.parts.all())
    _plant_text(world, entry.parts.get(code="1.1"))
    return entry


def _plant_text(world: Any, part: Part) -> None:
    """A response that its writer saved, whatever the stage of the world."""
    text = document_from_text(f"示例说明{world.mark}").text
    where = {"cycle": world.cycle, "programme": world.programme}
    field = Field.objects.create(
        kind="entry_part", owner=part.public_id, name="1.1a", head=1, edited=timezone.now(), **where
    )
    author = world.people[Role.ENTRY_OWNER].person
    digest = sha256_hex(text.encode())
    Version.objects.create(
        field=field, number=1, text=text, sha256=digest, author=author, saved=field.edited, edit=new_id()
    )


def remark_on_part(world: Any) -> Remark:
    """A remark beside the response of the example part."""
    author = world.people[Role.ENTRY_OWNER].person
    return Remark.objects.create(part=world.row(Part), field="1.1a", text=f"示例批注{world.mark}", author=author)


def attachment_of_part(world: Any, number: int = 1) -> Attachment:
    """A piece of evidence added at the example part."""
    author, part = world.people[Role.ENTRY_OWNER].person, world.row(Part)
    title = f"示例材料{world.mark}"
    return Attachment.objects.create(entry=part.entry, part=part, number=number, title=title, added_by=author)


def link_of_attachment(world: Any) -> AttachmentLink:
    """What that evidence supports."""
    return AttachmentLink.objects.create(
        attachment=world.row(Attachment), part=world.row(Part), criterion="1.1a", caption=f"示例页{world.mark}"
    )


def submission_of_entry(world: Any) -> Submission:
    """A snapshot of the example application, which stays open."""
    entry, author = world.row(Entry), world.people[Role.ENTRY_OWNER].person
    content = canonical_json(snapshot_of(Written(world.actor(Role.ENTRY_OWNER), entry)).content)
    return Submission.objects.create(
        entry=entry,
        number=1,
        content=content.decode(),
        digest=sha256_hex(content),
        submitted_at=timezone.now(),
        submitted_by=author,
    )


def make_attachment(world: Any) -> Attachment:
    """One more piece of evidence, with a link."""
    attachment = attachment_of_part(world, Attachment.objects.count() + 2)
    AttachmentLink.objects.create(attachment=attachment, part=attachment.part, criterion="1.1a")
    return attachment


def make_entry(world: Any) -> Entry:
    """An application in a track of its own, as a further line of the list; without parts."""
    return _entry(world, Track.objects.create(cycle=world.cycle, code=new_id()[:31], name=f"示例类别{world.mark}"))


def _entry(world: Any, track: Track) -> Entry:
    author = world.people[Role.ENTRY_OWNER].person
    values = {"organisation": world.organisation, "cycle": world.cycle, "created_by": author}
    return Entry.objects.create(track=track, code=new_code(), **values)


KEPT = {"standard": StandardVersion, "guide": GuideVersion, "form": FormVersion}
"""What an award keeps by digest, by the words of their addresses."""

ENTRY_ROWS: dict[type[models.Model], Callable[[Any], Any]] = {
    FormVersion: lambda world: FormVersion.objects.filter(programme=world.programme).first(),
    Entry: entry_of_contributor,
    Part: lambda world: world.row(Entry).parts.get(code="1.1"),
    PartWriter: lambda world: world.row(Part).writers.get(),
    Remark: remark_on_part,
    Attachment: attachment_of_part,
    AttachmentLink: link_of_attachment,
    Submission: submission_of_entry,
}

_NO_MORE: frozenset[int] = frozenset()
ENTRY_ADDRESSES: dict[str, tuple[type[models.Model], frozenset[int]]] = {
    "entries:share": (Entry, _NO_MORE),
    "entries:outcomes": (Entry, _NO_MORE),
    "entries:rename_self_assessment": (Entry, frozenset({403})),  # only what is of no cycle
    "entries:put_away": (Entry, _NO_MORE),
    "entries:take_in_late": (Track, _NO_MORE),
    "entries:take_out": (Entry, _NO_MORE),
    "entries:form_word": (Entry, _NO_MORE),
    "entries:papers": (Entry, _NO_MORE),
    "entries:take": (PartWriter, _NO_MORE),
    "entries:paper": (Submission, frozenset({404})),  # it is not made yet
    "entries:changes": (Submission, frozenset({404})),  # the first one has none before it
}
"""Whose public id stands in an address, and what it may answer beside 200 and 302."""
