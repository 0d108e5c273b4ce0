"""What an application still lacks, and which of it keeps it from being handed in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.urls import reverse

from zhiheng.documents import stored_document
from zhiheng.problems import Message
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.kept_forms import form_of_entry
from zhiheng.web.entries.limits import REPORT_LIMIT, limit_of
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART, PROFILE
from zhiheng.web.entries.part_fields import SELF_SCORE, PartField, part_fields
from zhiheng.web.entries.part_page import counted
from zhiheng.web.entries.queries import AttachmentLine
from zhiheng.web.entries.sheet_kinds import SheetKind, all_sheet_kinds
from zhiheng.web.entries.taken_in import SIGNED_APPLICATION
from zhiheng.web.entries.written import Written
from zhiheng.web.programmes.contributions import filled

Reason = Literal[
    "empty", "wrong", "unexplained", "no_evidence", "no_file", "too_long", "not_authorised", "unsigned", "unscanned"
]

_GROUPS: Mapping[Reason, Message] = {
    "not_authorised": Message("还没有核对", "Not seen yet"),
    "unsigned": Message("还没有签章页", "Not signed yet"),
    "unscanned": Message("还没有扫描件", "Not scanned yet"),
    "empty": Message("还没有填写", "Empty"),
    "wrong": Message("填写有误", "To be corrected"),
    "unexplained": Message("改正或说明", "To be corrected or explained"),
    "too_long": Message("超过字数上限", "Too long"),
    "no_evidence": Message("没有证实性材料", "Without evidence"),
    "no_file": Message("材料没有文件", "Evidence without a file"),
}
_REPORT_TOO_LONG = Message(
    "自评报告共 {length} 字，超过上限 {limit} 字", "the report has {length} characters, more than {limit}"
)


_NOT_AUTHORISED = Message("秘书处还没有核对贵组织的授权委托书", "the office has not seen your letter of authority")


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that an application lacks, and the page where to do it; what ``blocks`` must be done to hand it in."""

    reason: Reason
    text: Message
    url: str
    blocks: bool = False


def lacks(written: Written) -> list[Lack]:
    """Return everything that the application lacks in the parts that the actor may read, in their order."""
    evidence, texts = written.evidence, written.texts
    supported = {link.criterion for line in evidence for link in line.links if line.file}
    typed = [part for part in written.parts if not part.is_sheet]
    found = [lack for part in typed for lack in _of_part(part, texts[part.code], supported)]
    found += [lack for kind in all_sheet_kinds() for lack in _of_sheets(kind, written)]
    length = sum(counted(texts[part.code]) for part in written.parts if part.is_indicator)
    return [*_of_papers(written), *found, *_of_evidence(evidence), *_of_length(written.entry, length)]


def _of_papers(written: Written) -> Iterator[Lack]:
    entry = written.entry
    if entry.is_taken_in:
        if not written.copies:
            yield Lack(
                "unscanned", SIGNED_APPLICATION, reverse("entries:take_in_files", args=[entry.public_id]), blocks=True
            )
        return
    if written.actor.role is not Role.ENTRY_OWNER or entry.cycle is None:
        return
    url = reverse("entries:papers", args=[entry.public_id])
    if not entry.organisation.authorised:
        yield Lack("not_authorised", _NOT_AUTHORISED, f"{url}#letter_of_authority", blocks=True)
    for line in written.papers:
        if line.is_required and not line.is_signed:
            yield Lack("unsigned", line.paper.title, f"{url}#{line.paper.key}", blocks=True)


def grouped(found: Sequence[Lack]) -> list[tuple[Message, list[Lack]]]:
    """Return what is lacking by its reason, under the title of each that occurs."""
    groups = [(title, [lack for lack in found if lack.reason == reason]) for reason, title in _GROUPS.items()]
    return [(title, lines) for title, lines in groups if lines]


def _of_part(part: Part, texts: Mapping[str, str], supported: set[str]) -> Iterator[Lack]:
    required = {one.key for one in form_of_entry(part.entry).fields if one.required and part.code == PROFILE}
    for name, field in part_fields(part).items():
        text, url, label = texts.get(name, ""), _field_url(part, name), _label(part, field)
        if not (stored_document(text).has_content if field.is_document else text.strip()):
            if part.code != PROFILE or name in required:
                yield Lack("empty", label, url, blocks=name in required)
        elif field.problems(text):
            yield Lack("wrong", label, url, blocks=name in required)
        if part.is_indicator and field.is_document and name not in supported:
            yield Lack("no_evidence", field.label, url)


def _label(part: Part, field: PartField) -> Message:
    """Return what a field is called in a list of all parts: every indicator has a self-score."""
    own = field.label
    return Message(f"{part.code} {own.zh}", f"{part.code} {own.en}") if field.name == SELF_SCORE else own


def _of_sheets(kind: SheetKind, written: Written) -> Iterator[Lack]:
    """Yield what sheets of figures lack; none of it keeps an application from being handed in."""
    parts = [part for part in written.parts if part.code in kind.titles]
    for one in kind.lacks(parts, written.texts):
        yield Lack(one.reason, one.text, f"{kind.url(one.part)}#{one.name}")


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
