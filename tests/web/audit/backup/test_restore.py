"""A backup is restored as it was, onto either database; or nothing is, and it says why."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from web.audit.backup.conftest import Empty, Unused
from web.audit.backup.installation import all_rows, repack
from web.make import make_person
from zhiheng.problems import BadInputError
from zhiheng.web.audit.backup.actions import back_up, restore
from zhiheng.web.audit.backup.manifest import member_of_table
from zhiheng.web.audit.backup.reading import checked_backup
from zhiheng.web.audit.backup.rows import columns_of, label_of, line_of
from zhiheng.web.audit.invariant import broken_invariants
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.files.stores import current_store
from zhiheng.web.jobs.models import Worker
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Cycle

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]

LEDGER = ("audit.ledgerentry", "audit.ledgerhead", "audit.ledgerpayload")
PERSONS = member_of_table("people.person")
both = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])


@pytest.fixture
def backup(filled: Cycle, tmp_path: Path) -> Path:
    path = tmp_path / "backup.zip"
    back_up(path)
    return path


def _refusal(path: Path) -> str:
    with pytest.raises(BadInputError) as caught:
        restore(path)
    return " | ".join(problem.what("zh") for problem in caught.value.problems)


@both
def test_restored_installation_has_every_row_and_file(filled, empty: Empty, tmp_path: Path, kind: str) -> None:
    before = all_rows()
    made = back_up(tmp_path / "backup.zip")
    with empty(kind):
        done = restore(tmp_path / "backup.zip")
        after = all_rows()
        digests = [digest for digest, _ in current_store().digests()]
        entries = list(LedgerEntry.objects.order_by("sequence").values_list("verb", "subject"))
        broken = list(broken_invariants())
        make_person("王五")  # numbers of new rows go on after the restored ones
    assert (done.digest, done.manifest) == (made.digest, made.manifest)
    assert {label: rows for label, rows in after.items() if label not in LEDGER} == {
        label: rows for label, rows in before.items() if label not in LEDGER
    }
    assert (digests, broken) == (list(made.manifest.files), [])
    assert after["audit.ledgerentry"][:-1] == before["audit.ledgerentry"]
    assert entries[-1] == ("site.restore", "site")


def test_tables_that_nobody_used_yet_are_as_good_as_none(backup: Path, unused: Unused) -> None:
    with unused():
        restore(backup)
        assert Person.objects.filter(name="示例专家").count() == 1


def test_what_a_former_process_left_does_not_stay(backup: Path, unused: Unused) -> None:
    with unused():
        Worker.objects.create(id="1", seen=timezone.now() - timedelta(days=1))
        restore(backup)
        assert Worker.objects.count() == 0


def test_full_installation_is_left_alone(backup: Path, unused: Unused) -> None:
    with unused():
        make_person("原有人员")
        assert _refusal(backup) == "这套系统里已有数据"
        assert Person.objects.get().name == "原有人员"


@both
def test_tables_of_another_program_are_left_alone(backup: Path, empty: Empty, kind: str) -> None:
    with empty(kind):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE of_another (id integer)")
        assert _refusal(backup) == "数据库里有别的程序的表（of_another）"
        assert connection.introspection.table_names() == ["of_another"]


def test_running_site_is_left_alone(backup: Path, unused: Unused) -> None:
    with unused():
        Worker.objects.create(id="1", seen=timezone.now())
        assert _refusal(backup) == "平台正在这个数据库上运行"


def _damage(members: dict[str, bytes], _manifest: dict[str, Any]) -> None:
    members[PERSONS] = members[PERSONS].replace("示例专家".encode(), "别的专家".encode())


def _leave_out(members: dict[str, bytes], _manifest: dict[str, Any]) -> None:
    del members[PERSONS]


def _add(members: dict[str, bytes], _manifest: dict[str, Any]) -> None:
    members["files/more"] = b""


def _from_the_future(_members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest |= {"format": 3, "program": "9.9"}


def _without_a_key(_members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    del manifest["head"]


def _with_a_path(_members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["files"] = ["../../etc/passwd"]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (_damage, f"备份里的 {PERSONS} 损坏或被改动过"),
        (_leave_out, f"备份里的文件与清单不符：{PERSONS}"),
        (_add, "备份里的文件与清单不符：files/more"),
        (_from_the_future, "备份由更新的版本（9.9）生成"),
        (_without_a_key, "不是质衡的备份文件，或没有拷贝完整"),
        (_with_a_path, "不是质衡的备份文件，或没有拷贝完整"),
    ],
)
def test_changed_file_is_refused_before_anything_is_done(backup: Path, empty: Empty, change, found: str) -> None:
    with empty("sqlite"):
        assert _refusal(repack(backup, change, with_digests=False)) == found
        assert connection.introspection.table_names() == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"no zip"])
def test_file_that_is_no_backup_is_refused(empty: Empty, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(content)
    with empty("sqlite"):
        assert _refusal(path) == "不是质衡的备份文件，或没有拷贝完整"


def test_damaged_byte_is_refused_or_does_no_harm(backup: Path) -> None:
    content = backup.read_bytes()
    with checked_backup(backup) as (_, whole):
        pass
    refused = 0
    for place in range(0, len(content), len(content) // 400):
        damaged = bytearray(content)
        damaged[place] ^= 0xFF
        backup.write_bytes(damaged)
        try:
            with checked_backup(backup) as (_, manifest):
                assert manifest == whole  # the byte was of a date or another thing that nobody reads
        except BadInputError:
            refused += 1
    assert refused > 200


def _newer_migration(_members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["migrations"]["people"].append("9999_later")


def _other_column(members: dict[str, bytes], _manifest: dict[str, Any]) -> None:
    members[PERSONS] = members[PERSONS].replace(b'"name":', b'"title":', 1)


def _no_such_time(members: dict[str, bytes], _manifest: dict[str, Any]) -> None:
    members[PERSONS] = members[PERSONS].replace(b'"last_login":null', b'"last_login":"soon"', 1)


def _twice(members: dict[str, bytes], _manifest: dict[str, Any]) -> None:
    members[PERSONS] += members[PERSONS].splitlines(keepends=True)[0]


def _nobody(members: dict[str, bytes], _manifest: dict[str, Any]) -> None:
    members[PERSONS] = b""


def _other_history(members: dict[str, bytes], _manifest: dict[str, Any]) -> None:
    payloads = member_of_table("audit.ledgerpayload")
    members[payloads] = members[payloads].replace("示例届".encode(), "别的届".encode())


def _other_end(_members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["entries"] += 1


NOTHING_RESTORED = "没有恢复任何内容，数据库仍是空的"


@pytest.mark.parametrize(
    ("kind", "change", "found"),
    [
        ("sqlite", _newer_migration, "备份由更新的版本"),
        ("unused on sqlite", _other_column, f"备份里的 {PERSONS} 第 1 行不是这张表的一行"),
        ("unused on sqlite", _no_such_time, f"备份里的 {PERSONS} 第 1 行不是这张表的一行"),
        ("unused on sqlite", _other_end, "备份里操作留痕的末尾与清单不符"),
        ("unused on sqlite", _nobody, "数据库不接受 tables："),
        ("postgresql", _nobody, "数据库不接受 tables："),
        ("unused on postgresql", _twice, f"数据库不接受 {PERSONS}："),
        ("unused on postgresql", _other_history, "第 1 条的内容与它的摘要值不符"),
    ],
)
def test_failed_restore_leaves_an_empty_database(
    backup: Path, empty: Empty, unused: Unused, kind: str, change, found: str
) -> None:
    is_unused = kind.startswith("unused")
    with unused(kind.removeprefix("unused on ")) if is_unused else empty(kind):
        refusal = _refusal(repack(backup, change))
        assert (refusal.startswith(found), refusal.endswith(NOTHING_RESTORED)) == (True, True), refusal
        assert (connection.introspection.table_names(), list(current_store().digests())) == ([], [])


def test_restoring_works_after_it_failed(backup: Path, unused: Unused) -> None:
    with unused():
        _refusal(repack(backup, _other_history))
        restore(backup)
        assert list(broken_invariants()) == []


@both
def test_backup_of_an_older_version_is_brought_up_to_this_one(backup: Path, empty: Empty, kind: str) -> None:
    titles = list(Cycle.objects.values_list("pk", "title"))
    with empty(kind):
        restore(repack(backup, _as_before_handovers))
        assert list(Cycle.objects.values_list("pk", "title", "handed_over_to")) == [(*row, "") for row in titles]
        executor = MigrationExecutor(connection)
        assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_unused_tables_of_this_version_take_a_backup_of_an_older_one(backup: Path, unused: Unused) -> None:
    with unused():
        restore(repack(backup, _as_before_handovers))
        assert set(Cycle.objects.values_list("handed_over_to", flat=True)) == {""}


def _as_before_handovers(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    """Make a backup what a version would have written that lacked a migration, and all that depend on it."""
    loader = MigrationExecutor(connection).loader
    later = set(loader.graph.backwards_plan(("programmes", "0003_cycle_handed_over_to")))
    applied = [(label, name) for label, names in manifest["migrations"].items() for name in names]
    kept = [one for one in applied if one not in later]
    manifest["migrations"] = {label: [name for app, name in kept if app == label] for label, _ in kept}
    manifest["files"] = []
    columns = {label_of(model): columns_of(model) for model in loader.project_state(kept).apps.get_models()}
    for member in [name for name in members if name.startswith("tables/")]:
        label = member.removeprefix("tables/").removesuffix(".jsonl")
        rows = [json.loads(line) for line in members.pop(member).splitlines()]
        if label in columns:
            there = columns[label]
            members[member] = b"".join(line_of({name: row[name] for name in row if name in there}) for row in rows)
    for name in [name for name in members if name.startswith("files/")]:
        del members[name]


def test_restored_backup_can_be_backed_up_and_restored_again(backup: Path, unused: Unused, tmp_path: Path) -> None:
    with unused("sqlite"):
        restore(backup)
        back_up(tmp_path / "again.zip")
    with unused("postgresql"):
        restore(tmp_path / "again.zip")
        verbs = list(LedgerEntry.objects.order_by("sequence").values_list("verb", flat=True))
    assert verbs == ["cycle.rename", "site.restore", "site.restore"]
