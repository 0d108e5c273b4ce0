"""Bytes and their rows: kept before the row is committed, removed after its removal is."""

from functools import partial
from typing import IO, BinaryIO

from django.db import transaction
from django.utils import timezone

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.files import errors
from zhiheng.web.files.filetypes import DerivedType, FileType
from zhiheng.web.files.models import Blob, RenderedPage
from zhiheng.web.files.stores import current_store, digest_of_file, verified

_SHOWN_DIGITS = 12


def keep_bytes(content: BinaryIO) -> str:
    """Keep bytes before the transaction that will need them and return their digest.

    If that transaction never comes, they belong to nothing and are swept away a day later.
    """
    digest = digest_of_file(content)
    current_store().put(digest, content)
    return digest


def claim_blob(digest: str, content: BinaryIO, filetype: FileType | DerivedType, name: str = "") -> Blob:
    """Return the row of bytes just kept, within the transaction that needs them.

    Two may keep the same bytes at the same time, and a sweep or a quarantine may come in between: from here on the
    bytes are there. Raises BadInputError at the file's name if these bytes were quarantined.
    """
    values = {"size": _size(content), "type": filetype}
    Blob.objects.get_or_create(digest=digest, defaults=values)
    blob = Blob.objects.select_for_update().get(digest=digest)
    refuse_quarantined(blob, name)
    if blob.removed_at:
        Blob.objects.filter(digest=digest).update(removed_at=None)
    if current_store().size(digest) != blob.size:
        current_store().put(digest, content)
    return blob


def refuse_quarantined(blob: Blob, name: str) -> None:
    """Raise BadInputError, at the name of the file that has them, if these bytes were quarantined."""
    if blob.removed_at and blob.reason:
        values = (("digest", blob.digest[:_SHOWN_DIGITS]),)
        raise BadInputError([Problem(Place(name), errors.QUARANTINED, values)])


def remove_blob(blob: Blob, reason: str) -> None:
    """Take bytes away with the running transaction, and the pages made of them that no other document has."""
    now = timezone.now()
    pages = RenderedPage.objects.filter(rendition__blob=blob)
    others = RenderedPage.objects.exclude(rendition__blob=blob).filter(rendition__blob__removed_at=None)
    derived = {*pages.values_list("image", flat=True), *pages.values_list("text", flat=True)}
    derived -= {*others.filter(image__in=derived).values_list("image", flat=True)}
    derived -= {*others.filter(text__in=derived).values_list("text", flat=True)}
    Blob.objects.filter(digest__in=derived, removed_at=None).update(removed_at=now)
    Blob.objects.filter(digest=blob.digest).update(removed_at=now, reason=reason)
    for digest in (blob.digest, *derived):
        transaction.on_commit(partial(remove_bytes, digest))


def remove_bytes(digest: str) -> bool:
    """Remove bytes that no row needs; return whether there were none that does.

    Whoever claims the same digest meanwhile waits for this to end, and keeps the bytes anew.
    """
    with transaction.atomic():
        values = {"size": 0, "type": DerivedType.JSON}
        blob, is_nobodys = Blob.objects.get_or_create(digest=digest, defaults=values)
        is_removed = Blob.objects.select_for_update().get(digest=digest).removed_at is not None
        if is_nobodys or is_removed:
            current_store().remove(digest)
        if is_nobodys:
            blob.delete()
    return is_nobodys or is_removed


def content_of(blob: Blob) -> bytes:
    """Return all bytes of a blob; raises MissingBlobError, CorruptBlobError."""
    return b"".join(verified(current_store().open(blob.digest), blob.digest))


def write_blob(blob: Blob, target: IO[bytes]) -> None:
    """Write all bytes of a blob; raises MissingBlobError, CorruptBlobError."""
    for piece in verified(current_store().open(blob.digest), blob.digest):
        target.write(piece)


def _size(content: BinaryIO) -> int:
    return content.seek(0, 2)
