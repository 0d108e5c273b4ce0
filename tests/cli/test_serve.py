"""`zhiheng serve` in an empty folder: what it says, and who can read what it makes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from with_postgres import free_port

pytestmark = pytest.mark.integration


def _said_until_ready(folder: Path, port: int, **environment: str) -> list[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZHIHENG_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "zhiheng", "serve"],
        cwd=folder,
        env={**kept, "ZHIHENG_HOME": str(folder), "ZHIHENG_PORT": str(port), **environment},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    said = []
    try:
        assert process.stderr
        for line in process.stderr:
            said.append(line.strip())
            if f":{port}" in line:
                break
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    return said


def test_installation_without_an_operator_is_told_how_to_begin(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)  # a folder that somebody made beforehand, as they make folders
    port = free_port()
    assert _said_until_ready(tmp_path, port) == [
        "正在准备数据库和页面文件 …",
        "还没有系统管理员，谁也不能登录 › 在另一个窗口运行 zhiheng admin init",
        f"质衡：http://127.0.0.1:{port}（按 Ctrl+C 停止）",
    ]
    assert {path.name: oct(path.stat().st_mode & 0o077) for path in tmp_path.glob("*.sqlite3*")} == {
        path.name: "0o0" for path in tmp_path.glob("*.sqlite3*")
    }
    assert (tmp_path / "zhiheng.sqlite3").exists()


@pytest.mark.parametrize("key", ["host", "certificate", "database"])
def test_settings_that_nothing_can_be_served_with_are_refused_in_words(tmp_path: Path, key: str) -> None:
    port = free_port()
    (tmp_path / "x.pem").write_text("no certificate")
    pem = str(tmp_path / "x.pem")
    wrong = {
        "host": (
            {"ZHIHENG_HOST": "x.invalid", "ZHIHENG_NAMES": "x", "ZHIHENG_ROOM": "true"},
            "不能在 x.invalid 的端口",
        ),
        "certificate": (
            {"ZHIHENG_CERTIFICATE": pem, "ZHIHENG_CERTIFICATE_KEY": pem},
            "certificate: 证书和私钥用不了（",
        ),
        "database": ({"ZHIHENG_DATABASE": "postgresql://x@127.0.0.1:1/x"}, "database: 连不上数据库（"),
    }
    environment, said = wrong[key]
    assert _said_until_ready(tmp_path, port, **environment)[-1].startswith(said)
