"""`zhiheng admin init` makes an installation in an empty folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.integration


def _init(folder: Path, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHIHENG_")}
    command = [sys.executable, "-m", "zhiheng", "admin", "init", *words]
    return subprocess.run(command, cwd=folder, env=kept, input=typed, capture_output=True, text=True, check=False)


def test_operator_is_made_once(tmp_path: Path) -> None:
    first = _init(tmp_path, typed="Operator\n")
    assert (first.returncode, "账号：operator\n" in first.stdout, first.stderr) == (0, True, "")
    assert (tmp_path / "zhiheng-data/zhiheng.sqlite3").exists()
    second = _init(tmp_path, "--account", "second", "--json")
    assert second.returncode == 1
    assert json.loads(second.stdout)["problems"][0]["what"] == "已经有系统管理员"


def test_json_holds_account_and_temporary_password(tmp_path: Path) -> None:
    wrong = _init(tmp_path, "--account", "a b", "--json")
    assert (wrong.returncode, json.loads(wrong.stdout)["problems"][0]["what"]) == (1, "账号名 a b 不能用")
    made = json.loads(_init(tmp_path, "--account", "chen.op", "--json").stdout)
    assert (made["account"], len(made["temporary_password"])) == ("chen.op", 19)


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_missing_account_is_asked_for_or_named(tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = _init(tmp_path, *words)
    assert (answer.returncode, "没有给出系统管理员的账号" in answer.stdout + answer.stderr) == (1, True)
