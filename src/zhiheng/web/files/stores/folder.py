"""A folder as a store: ``ab/cd/<digest>``, readable by the site's own user only."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from zhiheng.web.files.errors import CorruptBlobError, MissingBlobError
from zhiheng.web.files.stores.store import CHUNK

_ASIDE = "aside"


class FolderStore:
    """Files are written aside, flushed to the disk and then linked to their name, which never replaces one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, digest: str, content: BinaryIO) -> None:
        """See Store."""
        aside = self._made(self._folder / _ASIDE) / secrets.token_hex(16)
        try:
            if _write(aside, content) != digest:
                raise CorruptBlobError(digest)
            self._link(aside, self._path(digest))
        finally:
            aside.unlink(missing_ok=True)

    def open(self, digest: str) -> BinaryIO:
        """See Store."""
        try:
            return self._path(digest).open("rb")
        except FileNotFoundError as error:
            raise MissingBlobError(digest) from error

    def size(self, digest: str) -> int | None:
        """See Store."""
        try:
            return self._path(digest).stat().st_size
        except FileNotFoundError:
            return None

    def remove(self, digest: str) -> None:
        """See Store."""
        self._path(digest).unlink(missing_ok=True)

    def digests(self) -> Iterator[tuple[str, datetime]]:
        """See Store."""
        for path in sorted(self._folder.glob("??/??/*")):
            with suppress(FileNotFoundError):
                yield path.name, _time_of(path)

    def tidy(self, before: datetime) -> None:
        """See Store."""
        for path in self._folder.glob(f"{_ASIDE}/*"):
            with suppress(FileNotFoundError):
                if _time_of(path) < before:
                    path.unlink()

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest[2:4] / digest

    def _link(self, aside: Path, path: Path) -> None:
        folder = self._made(path.parent)
        try:
            os.link(aside, path)
        except FileExistsError:
            path.touch()  # it is wanted again: as young as a new one for who looks for leftovers
            return
        _flush(folder)

    def _made(self, folder: Path) -> Path:
        for one in (self._folder, folder.parent, folder):
            one.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder


def _write(path: Path, content: BinaryIO) -> str:
    """Write a new file to the disk and return the SHA-256 of what was written."""
    sha256 = hashlib.sha256()
    content.seek(0)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while piece := content.read(CHUNK):
            sha256.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return sha256.hexdigest()


def _flush(folder: Path) -> None:
    """Make a new name survive a power cut; systems that cannot open folders see to that themselves."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _time_of(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
