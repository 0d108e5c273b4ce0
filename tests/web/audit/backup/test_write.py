"""A backup of a running site: complete, of one moment, whole or not at all, without keys."""

import json
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from web.audit.backup.conftest import Empty, plant_draft, plant_file
from web.audit.backup.installation import all_rows
from web.audit.conftest import rename
from zhiheng.cli import main
from zhiheng.problems import BadInputError
from zhiheng.web.audit.backup.actions import back_up
from zhiheng.web.audit.backup.manifest import MEMBER, member_of_table
from zhiheng.web.audit.backup.portion import everything
from zhiheng.web.audit.backup.snapshot import snapshot
from zhiheng.web.audit.backup.write import written
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.drafts.models import Version
from zhiheng.web.files.stores import current_store
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]

ENTRIES, PAYLOADS = member_of_table("audit.ledgerentry"), member_of_table("audit.ledgerpayload")


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def _refusal(path: Path) -> str:
    with pytest.raises(BadInputError) as caught:
        back_up(path)
    return caught.value.problems[0].what("zh")


def test_backup_is_a_private_file_without_keys(filled: Cycle, tmp_path: Path) -> None:
    made = back_up(tmp_path / "backup.zip")
    content = b"".join(_members(tmp_path / "backup.zip").values())
    keys = [settings.KEYS.signing, settings.KEYS.drafts.hex(), *(key.hex() for key in settings.KEYS.fields.values())]
    assert [key for key in keys if key.encode() in content] == []
    assert list(made.manifest.keys) == list(settings.KEYS.fields)
    assert (tmp_path / "backup.zip").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["backup.zip"]


def test_record_names_the_file_after_the_moment_of_the_backup(filled: Cycle, tmp_path: Path) -> None:
    made = back_up(tmp_path / "backup.zip")
    last = LedgerEntry.objects.order_by("sequence").last()
    said = LedgerPayload.objects.get(commitment=last.commitment).payload
    assert (last.verb, last.actor, last.sequence) == ("site.backup", "system", made.manifest.entries + 1)
    assert (said["digest"], said["head"]) == (made.digest, last.previous)
    assert _members(tmp_path / "backup.zip")[ENTRIES].count(b"\n") == made.manifest.entries


def test_existing_file_is_never_overwritten(filled: Cycle, tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    path.write_bytes(b"earlier")
    assert _refusal(path) == "文件已经存在，不会覆盖"
    assert path.read_bytes() == b"earlier"
    assert not LedgerEntry.objects.filter(verb="site.backup").exists()


def test_file_that_appears_meanwhile_is_not_overwritten(filled: Cycle, tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    with pytest.raises(BadInputError), written(path, everything):
        path.write_bytes(b"of somebody else")
    assert (path.read_bytes(), [one.name for one in tmp_path.iterdir()]) == (b"of somebody else", ["backup.zip"])


def test_failed_backup_leaves_nothing(filled: Cycle, tmp_path: Path) -> None:
    file = plant_file(filled, "另一份")
    current_store().remove(file.blob_id)
    assert _refusal(tmp_path / "backup.zip") == f"文件 {file.blob_id} 找不到、损坏或刚被隔离"
    assert list(tmp_path.iterdir()) == []
    assert not LedgerEntry.objects.filter(verb="site.backup").exists()


def test_quarantined_content_is_not_in_the_next_backup(filled: Cycle, lead: Assignment, tmp_path: Path) -> None:
    plant_draft(filled, lead.person, "误填的身份证号")
    file = plant_file(filled, "误传的文件")
    back_up(tmp_path / "before.zip")
    version = Version.objects.get(text="误填的身份证号")
    version.text, version.quarantined = None, timezone.now()
    version.save()
    file.blob.removed_at, file.blob.reason = timezone.now(), "误传"
    file.blob.save()
    back_up(tmp_path / "after.zip")
    before, after = (_members(tmp_path / name) for name in ("before.zip", "after.zip"))
    secret = '"text":"误填的身份证号"'.encode()
    assert (secret in before[member_of_table("drafts.version")], f"files/{file.blob_id}" in before) == (True, True)
    assert (secret in after[member_of_table("drafts.version")], f"files/{file.blob_id}" in after) == (False, False)


@contextmanager
def _writer(work: Callable[[], None]) -> Iterator[None]:
    """Within it another thread, with its own connection, does the work."""

    def run() -> None:
        work()
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    yield
    thread.join()


def test_writer_commits_during_a_snapshot_that_does_not_see_it(filled: Cycle, lead: Assignment) -> None:
    with snapshot():
        before = all_rows()
        with _writer(lambda: rename(lead.as_actor(), filled, "趁备份时改名")):
            pass  # the writer has ended here: it did not wait for the snapshot
        assert all_rows() == before
    assert LedgerEntry.objects.count() == len(before["audit.ledgerentry"]) + 1


def test_backup_under_writing_is_of_one_moment(filled: Cycle, lead: Assignment, tmp_path: Path) -> None:
    stop = threading.Event()
    actor = lead.as_actor()

    def write() -> None:
        while not stop.wait(0.01):
            rename(actor, filled, "一再改名")

    with _writer(write):
        try:
            made = [back_up(tmp_path / f"{number}.zip") for number in range(3)]
        finally:
            stop.set()
    for number, one in enumerate(made):
        members = _members(tmp_path / f"{number}.zip")
        last = json.loads(members[ENTRIES].splitlines()[-1])
        counts = (members[ENTRIES].count(b"\n"), members[PAYLOADS].count(b"\n"))
        assert (last["hash"], last["sequence"], *counts) == (one.manifest.head, *[one.manifest.entries] * 3)


def test_database_of_another_version_is_neither_backed_up_nor_worked_on(empty: Empty, tmp_path: Path, capsys) -> None:
    with empty("sqlite"):
        assert (main(["admin", "check"]), " 还是空的 › 检查 ZHIHENG_HOME" in capsys.readouterr().err) == (1, True)
        MigrationExecutor(connection).migrate([("audit", "0002_append_only")])
        assert _refusal(tmp_path / "backup.zip") == "数据库还没有升级到这一版本"
        assert (main(["admin", "verify-ledger"]), "先运行一次 zhiheng serve" in capsys.readouterr().err) == (1, True)
        MigrationRecorder(connection).record_applied("audit", "0999_of_a_later_version")
        said = [
            (main(["admin", *words]), "数据库属于更新的版本" in capsys.readouterr().err)
            for words in (["check"], ["init"])
        ]
        assert said == [(1, True)] * 2


def test_manifest_names_everything(filled: Cycle, tmp_path: Path) -> None:
    made = back_up(tmp_path / "backup.zip")
    members = _members(tmp_path / "backup.zip")
    assert members[MEMBER] == made.manifest.as_bytes()
    assert set(members) == {MEMBER, *made.manifest.members}
    assert made.manifest.rows == sum(content.count(b"\n") for name, content in members.items() if "tables/" in name)
