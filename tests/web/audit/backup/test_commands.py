"""The operator's commands, from one installation to the next."""

import json
import os
from pathlib import Path

import pytest
from django.conf import settings

from web.audit.backup.conftest import Unused
from zhiheng.cli import main
from zhiheng.web.audit.sealed import UnsealError, unseal_text
from zhiheng.web.drafts.models import Field
from zhiheng.web.people.models import SecondFactor
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.keys import load_keys, path_of_keys, read_keys

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def backup(filled: Cycle, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "backup.zip"
    assert main(["admin", "backup", "-o", str(path)]) == 0
    capsys.readouterr()
    return path


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """The keys of the installation that is backed up, as the operator has copied them."""
    path = tmp_path / "keys.json"
    path.write_bytes(path_of_keys(settings.HOME).read_bytes())
    return path


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict]:
    code = main(["admin", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def _age(path: Path) -> None:
    """Make a file an hour older."""
    time = path.stat().st_mtime - 3600
    os.utime(path, (time, time))


def _refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    code, said = _run(capsys, *words)
    assert code == 1
    return str(said["problems"][0]["what"])


def test_backup_says_what_to_note(filled: Cycle, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _run(capsys, "backup", "-o", str(tmp_path / "backup.zip"))
    assert (code, said["files"], said["entries"], said["keys"]) == (0, 3, 1, list(load_keys(settings.HOME).fields))
    assert main(["admin", "backup", "-o", str(tmp_path / "again.zip")]) == 0
    text = capsys.readouterr().out
    assert ("文件的摘要值（请抄录在别处，恢复时核对）" in text, "请另行保管 keys/keys.json" in text) == (True, True)


def test_backup_that_could_not_be_restored_says_so_at_once(
    filled: Cycle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Field.objects.update(head=99)
    code, said = _run(capsys, "backup", "-o", str(tmp_path / "backup.zip"))
    last = said["problems"][-1]
    assert (code, last["file"], last["what"]) == (
        1,
        str(tmp_path / "backup.zip"),
        "数据有问题，这份备份恢复不了",
    )
    assert ((tmp_path / "backup.zip").exists(), len(said["problems"]) > 1) == (True, True)


def test_restore_without_keys_says_what_cannot_be_read(
    backup: Path, unused: Unused, capsys: pytest.CaptureFixture[str]
) -> None:
    with unused():
        assert main(["admin", "restore", str(backup)]) == 0
        text = capsys.readouterr().out
        with pytest.raises(UnsealError):
            unseal_text(SecondFactor.objects.get().secret)
    assert "读不了 people.secondfactor.secret 的 1 项加密内容：没有密钥" in text
    assert "--keys" in text


def test_restore_with_keys_installs_them(
    backup: Path, keys: Path, unused: Unused, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.chmod(0o644)  # as on an external disk
    with unused():
        code, said = _run(capsys, "restore", str(backup), "--keys", str(keys))
        installed = path_of_keys(settings.HOME)
        assert (code, said["unreadable"]) == (0, {})
        assert unseal_text(SecondFactor.objects.get().secret) == "示例"
        assert (installed.stat().st_mode & 0o777, load_keys(settings.HOME)) == (0o600, read_keys(keys))


def test_keys_of_another_installation_are_refused(
    backup: Path, unused: Unused, capsys: pytest.CaptureFixture[str]
) -> None:
    with unused():
        own = load_keys(settings.HOME)
        refusal = _refusal(capsys, "restore", str(backup), "--keys", str(path_of_keys(settings.HOME)))
        assert refusal.startswith("密钥文件里没有备份所用的密钥")
        assert load_keys(settings.HOME) == own


def test_keys_that_read_nothing_are_refused_and_taken_back(
    backup: Path, keys: Path, unused: Unused, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(keys.read_bytes())
    data["fields"] = dict.fromkeys(data["fields"], "00" * 32)
    keys.write_text(json.dumps(data))
    with unused():
        own = load_keys(settings.HOME)
        refusal = _refusal(capsys, "restore", str(backup), "--keys", str(keys))
        assert (refusal, load_keys(settings.HOME)) == (
            "用这份密钥读不了 people.secondfactor.secret 的 1 项加密内容",
            own,
        )


def test_file_of_keys_that_is_none_is_refused(backup: Path, unused: Unused, capsys: pytest.CaptureFixture[str]) -> None:
    with unused():
        assert _refusal(capsys, "restore", str(backup), "--keys", str(backup)) == "不是密钥文件"


def test_cycle_is_handed_over_and_received(
    filled: Cycle, keys: Path, unused: Unused, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "cycle.zip")
    code, said = _run(capsys, "handover", filled.public_id, "-o", path, "--to", "封闭评审室")
    assert (code, said["files"]) == (0, 3)
    with unused("postgresql"):
        assert _run(capsys, "restore", path, "--keys", str(keys))[0] == 0
        assert unseal_text(SecondFactor.objects.get().secret) == "示例"
        code, said = _run(capsys, "verify-ledger")
        assert (code, said["elsewhere"]) == (0, 0)
    main(["admin", "handover", filled.public_id, "-o", str(tmp_path / "again.zip"), "--to", "别处"])
    assert "本届此后在“封闭评审室”办理" in capsys.readouterr().out


def test_unknown_cycle_is_told_those_there_are(
    filled: Cycle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refusal = _refusal(capsys, "handover", "none", "-o", str(tmp_path / "cycle.zip"), "--to", "别处")
    assert refusal == "没有编号为 none 的届"


def test_key_is_changed_and_the_old_one_forgotten(
    backup: Path, keys: Path, unused: Unused, capsys: pytest.CaptureFixture[str]
) -> None:
    with unused():
        _run(capsys, "restore", str(backup), "--keys", str(keys))
        [old] = load_keys(settings.HOME).fields
        assert main(["admin", "rotate-key"]) == 0
        assert "重新加密 1 项" in capsys.readouterr().out
        assert _refusal(capsys, "rotate-key", "--forget-old").startswith("密钥在 10 分钟内刚更换过")
        _age(path_of_keys(settings.HOME))
        assert _run(capsys, "rotate-key", "--forget-old")[1]["forgotten"] == [old]
        _age(path_of_keys(settings.HOME))
        assert main(["admin", "rotate-key", "--forget-old"]) == 0
        assert "没有可以删除的旧密钥" in capsys.readouterr().out
        assert unseal_text(SecondFactor.objects.get().secret) == "示例"


def test_what_no_key_reads_is_named_and_left_alone(
    backup: Path, unused: Unused, capsys: pytest.CaptureFixture[str]
) -> None:
    with unused():
        _run(capsys, "restore", str(backup))
        blob = bytes(SecondFactor.objects.get().secret)
        assert main(["admin", "rotate-key"]) == 0
        assert "people.secondfactor.secret 的 1 项现有密钥读不了，保持原样" in capsys.readouterr().out
        assert bytes(SecondFactor.objects.get().secret) == blob
