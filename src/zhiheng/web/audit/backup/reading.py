"""Reading a backup: nothing is believed before its digest was compared."""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhiheng.problems import BadInputError, Message, Place, Problem, Problems
from zhiheng.web.audit.backup.manifest import MEMBER, NOT_A_BACKUP, Manifest, parse_manifest

_BYTES_AT_ONCE = 1 << 20
# What zipfile raises for damage: places that do not exist are OSErrors, unknown ways of packing RuntimeErrors.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)

_DAMAGED = Message(
    "备份里的 {member} 损坏或被改动过 › 换一份备份",
    "{member} of the backup is damaged or was changed › take another backup",
)
_OTHER_MEMBERS = Message(
    "备份里的文件与清单不符：{members} › 换一份备份",
    "the members are not those of the manifest: {members} › take another backup",
)


@contextmanager
def checked_backup(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Open a backup whose every member is as its manifest says; raises BadInputError with all that is not."""
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise BadInputError([Problem(Place(str(path)), NOT_A_BACKUP)]) from error
    with archive:
        yield archive, _check(archive, Place(str(path)))


def _check(archive: zipfile.ZipFile, place: Place) -> Manifest:
    names = archive.namelist()
    if MEMBER not in names:
        raise BadInputError([Problem(place, NOT_A_BACKUP)])
    manifest = parse_manifest(_content(archive), place.file or "")
    wrong = {MEMBER, *manifest.members} ^ set(names)
    if wrong or len(names) != len(set(names)):
        raise BadInputError([Problem(place, _OTHER_MEMBERS, (("members", ", ".join(sorted(wrong))),))])
    problems = Problems()
    for member, digest in manifest.members.items():
        if _digest_of(archive, member) != digest:
            problems.add(_DAMAGED, place, member=member)
    problems.raise_if_any()
    return manifest


def _content(archive: zipfile.ZipFile) -> bytes:
    try:
        return archive.read(MEMBER)
    except _BROKEN:
        return b""


def _digest_of(archive: zipfile.ZipFile, member: str) -> str | None:
    digest = hashlib.sha256()
    try:
        with archive.open(member) as content:
            while part := content.read(_BYTES_AT_ONCE):
                digest.update(part)
    except _BROKEN:
        return None
    return digest.hexdigest()
