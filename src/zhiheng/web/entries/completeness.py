"""What an application still lacks: empty fields, criteria without evidence, evidence without a file, texts too long."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.urls import reverse

from zhiheng.documents import stored_document
from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.drafts.queries import texts_of_all
from zhiheng.web.entries import doors
from zhiheng.web.entries.draft_kinds import ENTRY_PART
from zhiheng.web.entries.forms import form_of_entry
from zhiheng.web.entries.limits import REPORT_LIMIT, limit_of
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import PROFILE
from zhiheng.web.entries.part_fields import part_fields
from zhiheng.web.entries.part_page import counted
from zhiheng.web.entries.queries import AttachmentLine, attachment_lines
from zhiheng.web.programmes.contributions import filled

Reason = Literal["empty", "wrong", "no_evidence", "no_file", "too_long"]

_REPORT_TOO_LONG = Message(
    "自评报告共 {length} 字，超过上限 {limit} 字", "the report has {length} characters, more than {limit}"
)


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that an application lacks, and the page where to do it."""

    reason: Reason
    text: Message
    url: str


def lacks(actor: Actor, entry: Entry) -> list[Lack]:
    """Return everything that the application lacks in the parts that the actor may read, in their order.

    The number of queries does not grow with the application.
    """
    parts = list(doors.parts(actor).filter(entry=entry))
    texts = texts_of_all(ENTRY_PART, [part.public_id for part in parts])
    evidence = attachment_lines(actor, entry)
    supported = {link.criterion for line in evidence for link in line.links if line.file}
    found = [lack for part in parts for lack in _of_part(part, texts.get(part.public_id, {}), supported)]
    length = sum(counted(texts.get(part.public_id, {})) for part in parts if part.is_indicator)
    return [*found, *_of_evidence(evidence), *_of_length(entry, length)]


def _of_part(part: Part, texts: Mapping[str, str], supported: set[str]) -> Iterator[Lack]:
    required = {one.key for one in form_of_entry(part.entry).fields if one.required}
    for name, field in part_fields(part).items():
        text, url = texts.get(name, ""), _field_url(part, name)
        if not (stored_document(text).has_content if field.is_document else text.strip()):
            if part.code != PROFILE or name in required:
                yield Lack("empty", field.label, url)
        elif field.problems(text):
            yield Lack("wrong", field.label, url)
        if part.is_indicator and field.is_document and name not in supported:
            yield Lack("no_evidence", field.label, url)


def _of_evidence(lines: Sequence[AttachmentLine]) -> Iterator[Lack]:
    for line in lines:
        if line.file is None:
            text = f"{line.attachment.number} {line.attachment.title}".replace("{", "{{").replace("}", "}}")
            yield Lack("no_file", Message(text, text), reverse("entries:attachment", args=[line.attachment.public_id]))


def _of_length(entry: Entry, length: int) -> Iterator[Lack]:
    limit = limit_of(entry, REPORT_LIMIT)
    if length > limit:
        text = filled(_REPORT_TOO_LONG, length=length, limit=limit)
        yield Lack("too_long", text, reverse("entries:entry", args=[entry.public_id]))


def _field_url(part: Part, name: str) -> str:
    return f"{reverse('entries:part', args=[part.public_id])}#draft-{ENTRY_PART}-{part.public_id}-{name}"
