"""Restoring a backup, or a cycle handed over, into an empty installation on either database."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.core.management import call_command

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.backup.empty import drop_tables, has_just_these_migrations, refuse_unless_empty
from zhiheng.web.audit.backup.fill import fill_database
from zhiheng.web.audit.backup.manifest import Manifest, member_of_file
from zhiheng.web.audit.backup.reading import checked_backup
from zhiheng.web.audit.invariant import broken_invariants
from zhiheng.web.audit.models import LedgerHead
from zhiheng.web.audit.resealing import unreadable_fields
from zhiheng.web.files.backup import drop_blob, put_blob
from zhiheng.web.site.keys import Keys, load_keys, write_keys

_OTHER_HEAD = Message(
    "备份里操作留痕的末尾与清单不符 › 换一份备份",
    "the record in the backup does not end as its manifest says › take another backup",
)
_OTHER_KEYS = Message(
    "密钥文件里没有备份所用的密钥 {keys} › 选择做备份的系统的 keys/keys.json",
    "the file lacks the keys {keys} of the backup › give keys/keys.json of the installation that made it",
)
_STILL_UNREADABLE = Message(
    "用这份密钥读不了 {field} 的 {count} 项加密内容 › 选择做备份的系统的 keys/keys.json",
    "these keys do not read {count} encrypted values of {field} › give keys/keys.json of the installation that made it",
)
_NOTHING_RESTORED = Message(
    "没有恢复任何内容，数据库仍是空的 › 解决以上问题后再恢复一次",
    "nothing was restored, the database is empty › solve the above, then restore again",
)


@contextmanager
def restored(path: Path, keys: Keys | None) -> Iterator[Manifest]:
    """Restore a file into this installation, which must be empty; the block puts that on record.

    The database is brought to the migrations of the file, unless its tables are unused and have just these; it is
    filled, and brought up to this version. After the block
    everything that must be true of stored data is checked; with ``keys`` those are this installation's from then on,
    and read every encrypted value. Raises BadInputError with all that is wrong; nothing was changed then.
    """
    with checked_backup(path) as (archive, manifest):
        refuse_unless_empty()
        if keys:
            _refuse_other_keys(manifest, keys)
        with ExitStack() as undo:
            undo.callback(drop_tables)
            if not has_just_these_migrations(manifest):
                drop_tables()
            with _nothing_restored():
                _put_files(archive, manifest, undo.callback)
                fill_database(archive, manifest)
                call_command("migrate", verbosity=0, interactive=False)
                _check_head(manifest)
                yield manifest
                if keys:
                    undo.callback(write_keys, settings.HOME, load_keys(settings.HOME))
                    write_keys(settings.HOME, keys)
                    _refuse_unreadable()
                _refuse_broken()
            undo.pop_all()


def _refuse_other_keys(manifest: Manifest, keys: Keys) -> None:
    missing = sorted(set(manifest.keys) - set(keys.fields))
    if missing:
        raise _refusal(_OTHER_KEYS, keys=", ".join(missing))


def _put_files(archive: zipfile.ZipFile, manifest: Manifest, undo: Callable[..., object]) -> None:
    for digest in manifest.files:
        with archive.open(member_of_file(digest)) as member:
            if put_blob(digest, cast("BinaryIO", member)):
                undo(drop_blob, digest)


def _check_head(manifest: Manifest) -> None:
    if not LedgerHead.objects.filter(sequence=manifest.entries, hash=manifest.head).exists():
        raise _refusal(_OTHER_HEAD)


def _refuse_unreadable() -> None:
    problems = [
        Problem(Place(), _STILL_UNREADABLE, (("field", field), ("count", count)))
        for field, count in unreadable_fields().items()
    ]
    if problems:
        raise BadInputError(problems)


def _refuse_broken() -> None:
    problems = list(broken_invariants())
    if problems:
        raise BadInputError(problems)


@contextmanager
def _nothing_restored() -> Iterator[None]:
    """Add to whatever is wrong that nothing was restored."""
    try:
        yield
    except BadInputError as error:
        raise BadInputError([*error.problems, Problem(Place(), _NOTHING_RESTORED)]) from error


def _refusal(message: Message, **values: object) -> BadInputError:
    return BadInputError([Problem(Place(), message, tuple(values.items()))])
