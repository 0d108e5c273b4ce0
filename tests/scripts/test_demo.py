"""The demonstration: made once through the platform's own acts, whole, and served on a free port."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from free_port import free_port_from

ROOT = Path(__file__).parents[2]

_MAKE = "import django; django.setup(); import demo_data; demo_data.main()"


def _run(home: Path, *command: str) -> str:
    environment = {**os.environ, "ZHIHENG_HOME": str(home), "PYTHONPATH": str(ROOT / "scripts"), "ZHIHENG_DATABASE": ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.integration
def test_demonstration_is_made_once_and_is_whole(tmp_path: Path) -> None:
    first, second = (_run(tmp_path, sys.executable, "-c", _MAKE) for _ in range(2))
    assert first == second
    accounts = [line.split()[0] for line in first.splitlines()[1:]]
    assert accounts == [
        *("operator", "clerk", "lead", "supervisor", "contractor", "expert1", "expert2", "expert3"),
        *("committee", "liaison", "company", "colleague"),
    ]
    _run(tmp_path, sys.executable, "-m", "zhiheng", "admin", "check")


def test_port_in_use_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port_from(port) > port
