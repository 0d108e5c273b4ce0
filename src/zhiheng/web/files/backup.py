"""Stored bytes on their way into a backup and out of it (docs/reference/backup.md)."""

from collections.abc import Iterable
from typing import IO, BinaryIO

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.files.errors import CorruptBlobError, MissingBlobError
from zhiheng.web.files.models import Blob
from zhiheng.web.files.stores import current_store, verified

_NOT_TO_BE_HAD = Message(
    "文件 {digest} 找不到、损坏或刚被隔离 › 再做一次；仍然如此时运行 zhiheng admin check",
    "the file {digest} is missing, damaged or just quarantined › try again; if it stays, run zhiheng admin check",
)


def digests_to_keep() -> Iterable[str]:
    """Return the digests of all bytes that a backup holds: none that were quarantined."""
    return Blob.objects.filter(removed_at=None).values_list("digest", flat=True)


def copy_blob(digest: str, destination: IO[bytes]) -> None:
    """Write all bytes of a digest; raises BadInputError if they are not to be had as they should be."""
    try:
        for piece in verified(current_store().open(digest), digest):
            destination.write(piece)
    except (MissingBlobError, CorruptBlobError) as error:
        raise BadInputError([Problem(Place(), _NOT_TO_BE_HAD, (("digest", digest),))]) from error


def put_blob(digest: str, source: BinaryIO) -> bool:
    """Keep bytes, which must be seekable, and return whether they were not there before; raises CorruptBlobError."""
    is_new = current_store().size(digest) is None
    current_store().put(digest, source)
    return is_new


def drop_blob(digest: str) -> None:
    """Take back bytes that ``put_blob`` kept; no row may name them."""
    current_store().remove(digest)
