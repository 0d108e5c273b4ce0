"""Taking a report that was filled in with Word, or an earlier one, over into an application."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from zhiheng.documents import stored_document, with_pictures
from zhiheng.evidence import WordPicture
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_within
from zhiheng.web.drafts.doors import Draft
from zhiheng.web.drafts.errors import StaleError
from zhiheng.web.drafts.kinds import kind_of
from zhiheng.web.entries import rules
from zhiheng.web.entries.errors import StaleReportError
from zhiheng.web.entries.file_doors import PART, PICTURE
from zhiheng.web.entries.filled_reports import FieldChange
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.entries.pictures import files_of_parts
from zhiheng.web.files.actions import Incoming, Received, add_file, receive_file
from zhiheng.web.files.doors import Target
from zhiheng.web.files.kinds import file_kind
from zhiheng.web.files.models import StoredFile
from zhiheng.web.site.texts import say


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture that a part is to have; ``received`` is None for one that it has, under ``public_id``."""

    part: Part
    file: str
    received: Received | None = None
    public_id: str = ""


def take_over_report(
    actor: Actor, file: StoredFile, entry: Entry, changes: Sequence[FieldChange], pictures: Mapping[str, WordPicture]
) -> None:
    """Keep what a filled-in report says as the newest versions of these fields; then its file is withdrawn.

    All of it is kept, or nothing. ``pictures`` are those of the file, by what its documents name.

    Raises:
        NotPermittedError: with the reason.
        BadInputError: with what is wrong with pictures.
        StaleReportError: with the fields that meanwhile hold something else, or may not be written any more.
    """
    rules.TAKE_OVER_REPORT.check(actor, file)
    needed = list(_needed(changes, pictures))
    with acting(actor, rules.TAKE_OVER_REPORT, file) as deed:
        _keep(actor, changes, needed)
        StoredFile.objects.filter(pk=file.pk).update(withdrawn_at=timezone.now())
        deed.about = entry
        deed.record(fields=len(changes), keys=[change.key for change in changes], digest=file.blob_id)


def take_over_earlier(
    actor: Actor, entry: Entry, earlier: Entry, changes: Sequence[FieldChange], pictures: Mapping[str, WordPicture]
) -> None:
    """Keep what an earlier application or self-assessment of the organisation says as the newest versions of fields.

    All of it is kept, or nothing; raises as ``take_over_report``. ``pictures`` are those that the changes name.
    """
    rules.TAKE_OVER_EARLIER.check(actor, entry)
    needed = list(_needed(changes, pictures))
    with acting(actor, rules.TAKE_OVER_EARLIER, entry) as deed:
        _keep(actor, changes, needed)
        deed.record(fields=len(changes), keys=[change.key for change in changes], code=earlier.code)


def _keep(actor: Actor, changes: Sequence[FieldChange], needed: Sequence[_Picture]) -> None:
    """Keep all changes with their pictures within an act under way; raises StaleReportError."""
    stored = {(one.part.code, one.file): one.public_id or _add(actor, one) for one in needed}
    stale = [change for change in changes if not _is_kept(actor, change, stored)]
    if stale:
        raise StaleReportError(stale)


def _needed(changes: Sequence[FieldChange], pictures: Mapping[str, WordPicture]) -> Iterator[_Picture]:
    """Yield the pictures of all changes, each once a part; the bytes of those that a part has not yet are kept."""
    parts = {change.part.code: change.part for change in changes}
    known = {(file.owner, file.blob_id[:32]): file.public_id for file in files_of_parts(parts.values())}
    for code, part in parts.items():
        texts = [change.text for change in changes if change.part.code == code and change.is_document]
        named = dict.fromkeys(name for text in texts for name in stored_document(text).pictures)
        for number, name in enumerate(named, 1):
            public_id = known.get((part.public_id, name), "")
            received = None if public_id else _received(part, number, pictures[name])
            yield _Picture(part, name, received, public_id)


def _received(part: Part, number: int, picture: WordPicture) -> Received:
    content = io.BytesIO(picture.content)
    incoming = Incoming(f"{part.code}-{number}.{picture.suffix}", content, len(picture.content))
    return receive_file(_target(part), incoming)


def _target(part: Part) -> Target:
    kind = file_kind(PART)
    return Target(kind, part, PICTURE, kind.purposes[PICTURE])


def _add(actor: Actor, picture: _Picture) -> str:
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
