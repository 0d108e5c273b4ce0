"""What every store can do."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, Protocol

from zhiheng.web.files.errors import CorruptBlobError

CHUNK = 1 << 18


class Store(Protocol):
    """Bytes under their digest, never changed, so that every call may be repeated and may come from many machines."""

    def put(self, digest: str, content: BinaryIO) -> None:
        """Keep the content, whole or not at all; nothing is overwritten.

        Raises CorruptBlobError if the content, which must be seekable, is not that of the digest.
        """

    def open(self, digest: str) -> BinaryIO:
        """Return the content for reading; raises MissingBlobError."""

    def size(self, digest: str) -> int | None:
        """Return how many bytes are kept under a digest, None if it is not there."""

    def remove(self, digest: str) -> None:
        """Remove the content, if it is there."""

    def digests(self) -> Iterator[tuple[str, datetime]]:
        """Yield everything that is kept, and since when."""

    def tidy(self, before: datetime) -> None:
        """Remove what interrupted calls have left since before then."""


def digest_of_file(content: BinaryIO) -> str:
    """Return the SHA-256 of a seekable file, which is then at its start again."""
    content.seek(0)
    digest = hashlib.sha256()
    while piece := content.read(CHUNK):
        digest.update(piece)
    content.seek(0)
    return digest.hexdigest()


def verified(content: BinaryIO, digest: str) -> Iterator[bytes]:
    """Yield the content in pieces, closing it; raises CorruptBlobError before the last piece if it is not the digest's.

    A download that ends so is cut short, and the browser tells.
    """
    sha256, last = hashlib.sha256(), b""
    with content:
        while piece := content.read(CHUNK):
            if last:
                yield last
            sha256.update(piece)
            last = piece
    if sha256.hexdigest() != digest:
        raise CorruptBlobError(digest)
    yield last
