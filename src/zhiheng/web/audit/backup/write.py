"""Writing a backup of a running site."""

import hashlib
import os
import secrets
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from zhiheng import __version__
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.backup.manifest import MEMBER, Manifest, member_of_file, member_of_table
from zhiheng.web.audit.backup.portion import Portion
from zhiheng.web.audit.backup.rows import Model, columns_of, label_of, line_of, models_to_keep, rows_of
from zhiheng.web.audit.backup.snapshot import applied_migrations, snapshot
from zhiheng.web.audit.models import LedgerHead
from zhiheng.web.audit.sealed import SealedTextField, key_id_of
from zhiheng.web.files.backup import copy_blob
from zhiheng.web.site.schema import refuse_other_version

_THERE_ALREADY = Message(
    "文件已经存在，不会覆盖 › 换一个文件名", "the file exists and is never overwritten › choose another name"
)


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was written: what it says of itself, its size in bytes and the SHA-256 of the whole file."""

    manifest: Manifest
    size: int
    digest: str


@contextmanager
def written(path: Path, choose: Callable[[], Portion]) -> Iterator[Made]:
    """Write a portion of the installation to a new file while the site goes on running.

    The file is written aside; it gets its name once the block ends well, and is gone otherwise. ``choose`` is called
    within the snapshot that all rows are read in; stored files are only ever added, so they are copied after it.
    Raises BadInputError if the path is taken or the database is not that of this version.
    """
    refuse_taken(path)
    refuse_other_version()
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(aside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                manifest = _write(archive, choose)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            made = Made(manifest, os.fstat(file.fileno()).st_size, hashlib.file_digest(file, "sha256").hexdigest())
        yield made
        _give_name(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def refuse_taken(path: Path) -> None:
    """Raise BadInputError if there is something at the path already."""
    if path.exists():
        raise BadInputError([Problem(Place(str(path)), _THERE_ALREADY)])


def _give_name(aside: Path, path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))  # not linked: an external disk may know no links
    except FileExistsError as error:
        raise BadInputError([Problem(Place(str(path)), _THERE_ALREADY)]) from error
    aside.replace(path)
    with suppress(PermissionError):  # a system that cannot open folders sees to that itself
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _write(archive: zipfile.ZipFile, choose: Callable[[], Portion]) -> Manifest:
    models = models_to_keep()
    keys: set[str] = set()
    with snapshot():
        portion = choose()
        head = LedgerHead.objects.get()
        migrations = applied_migrations({label_of(model).split(".")[0] for model in models})
        files = sorted(portion.files)
        tables = {member_of_table(label_of(model)): _write_table(archive, model, portion, keys) for model in models}
        papers = {member: _write_paper(archive, member, content) for member, content in portion.papers()}
    for digest in files:
        with archive.open(zipfile.ZipInfo(member_of_file(digest)), "w", force_zip64=True) as member:
            copy_blob(digest, member)
    manifest = Manifest(
        program=__version__,
        made=timezone.now().isoformat(timespec="seconds"),
        cycle=portion.cycle,
        head=head.hash,
        entries=head.sequence,
        migrations=migrations,
        tables=tables,
        files=files,
        keys=sorted(keys),
        archive=papers,
    )
    archive.writestr(MEMBER, manifest.as_bytes())
    return manifest


def _write_paper(archive: zipfile.ZipFile, member: str, content: bytes) -> str:
    archive.writestr(member, content)
    return hashlib.sha256(content).hexdigest()


def _write_table(archive: zipfile.ZipFile, model: Model, portion: Portion, keys: set[str]) -> tuple[str, int]:
    """Write the rows of a model and return digest and number; add the ids of the keys they are encrypted with."""
    digest, count = hashlib.sha256(), 0
    sealed = [name for name, field in columns_of(model).items() if isinstance(field, SealedTextField)]
    info = zipfile.ZipInfo(member_of_table(label_of(model)))
    info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w", force_zip64=True) as member:
        for values in rows_of(model):
            part = portion.part_of(model, values)
            if part is None:
                continue
            keys.update(key_id_of(part[name]) for name in sealed if part[name])
            line = line_of(part)
            member.write(line)
            digest.update(line)
            count += 1
    return digest.hexdigest(), count
