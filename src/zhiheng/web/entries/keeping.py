"""Keeping what a filled-in report, data book or earlier application says, within an act under way."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhiheng.documents import stored_document, with_pictures
from zhiheng.evidence import WordPicture
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_within
from zhiheng.web.drafts.doors import Draft
from zhiheng.web.drafts.errors import StaleError
from zhiheng.web.drafts.kinds import kind_of
from zhiheng.web.entries.errors import StaleReportError
from zhiheng.web.entries.file_doors import PART, PICTURE
from zhiheng.web.entries.filled_reports import FieldChange
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.entries.pictures import files_of_parts
from zhiheng.web.files.actions import Incoming, Received, add_file, receive_file
from zhiheng.web.files.doors import Target
from zhiheng.web.files.kinds import file_kind
from zhiheng.web.site.texts import say


@dataclass(frozen=True, slots=True)
class NeededPicture:
    """A picture that a part is to have; ``received`` is None for one that it has, under ``public_id``."""

    part: Part
    file: str
    received: Received | None = None
    public_id: str = ""


def keep_changes(actor: Actor, changes: Sequence[FieldChange], needed: Sequence[NeededPicture] = ()) -> None:
    """Keep all changes with their pictures within an act under way; raises StaleReportError."""
    stored = {(one.part.code, one.file): one.public_id or _add(actor, one) for one in needed}
    stale = [change for change in changes if not _is_kept(actor, change, stored)]
    if stale:
        raise StaleReportError(stale)


def needed_pictures(changes: Sequence[FieldChange], pictures: Mapping[str, WordPicture]) -> Iterator[NeededPicture]:
    """Yield the pictures of all changes, each once a part; the bytes of those that a part has not yet are kept."""
    parts = {change.part.code: change.part for change in changes}
    known = {(file.owner, file.blob_id[:32]): file.public_id for file in files_of_parts(parts.values())}
    for code, part in parts.items():
        texts = [change.text for change in changes if change.part.code == code and change.is_document]
        named = dict.fromkeys(name for text in texts for name in stored_document(text).pictures)
        for number, name in enumerate(named, 1):
            public_id = known.get((part.public_id, name), "")
            received = None if public_id else _received(part, number, pictures[name])
            yield NeededPicture(part, name, received, public_id)


def _received(part: Part, number: int, picture: WordPicture) -> Received:
    content = io.BytesIO(picture.content)
    incoming = Incoming(f"{part.code}-{number}.{picture.suffix}", content, len(picture.content))
    return receive_file(_target(part), incoming)


def _target(part: Part) -> Target:
    kind = file_kind(PART)
    return Target(kind, part, PICTURE, kind.purposes[PICTURE])


def _add(actor: Actor, picture: NeededPicture) -> str:
    assert picture.received is not None  # noqa: S101 - it has no public id, so it is new
    name: str = add_file(picture.received, _target(picture.part), actor).public_id
    return name


def _is_kept(actor: Actor, change: FieldChange, stored: Mapping[tuple[str, str], str]) -> bool:
    """Keep one field; False if it changed since it was compared, or may not be written any more."""
    text = change.text
    if change.is_document:
        document = stored_document(text)
        files = {name: stored[change.part.code, name] for name in document.pictures}
        text = with_pictures(document, files).text
    draft = Draft(kind_of(ENTRY_PART), change.part, change.name, say(change.title))
    try:
        save_within(draft, actor, Edit(new_id(), change.base, text))
    except (StaleError, NotPermittedError):
        return False
    return True
