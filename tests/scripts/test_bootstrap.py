"""The set-up script, with a uv that only writes down what it is asked to do."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "cat", "chmod", "cmp", "cp", "dirname", "mkdir", "rm")
INDEX = "https://mirror.example/index"

_UV = """#!/bin/sh
if [ "$1" = --version ]; then exit; fi
echo "$@" "($UV_DEFAULT_INDEX)" >>{log}
if [ "$1" = venv ]; then mkdir -p .venv/bin; : >.venv/bin/python; chmod +x .venv/bin/python; fi
if [ "$1" = pip ]; then exit "${{UV_EXIT:-0}}"; fi
"""

MAKE = f"venv --quiet --python python3 .venv ({INDEX})"
INSTALL = "pip install --quiet --python .venv/bin/python"
RUNTIME = f"--require-hashes -r locks/runtime.txt -r locks/build.txt ({INDEX})"
_DEV_LISTS = "runtime web extras build dev"
DEV = f"--require-hashes {' '.join(f'-r locks/{one}.txt' for one in _DEV_LISTS.split())} ({INDEX})"
PACKAGE = f"--no-deps --no-build-isolation --editable . ({INDEX})"

pytestmark = pytest.mark.integration


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of what the script needs, beside the only programs it finds."""
    folder = tmp_path / "house"
    for part in ("locks", "scripts"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "pyproject.toml", folder)
    programs = tmp_path / "programs"
    programs.mkdir()
    for tool in TOOLS:
        (programs / tool).symlink_to(shutil.which(tool) or tool)
    (programs / "python3").symlink_to(sys.executable)
    (programs / "uv").write_text(_UV.format(log=tmp_path / "asked"))
    (programs / "uv").chmod(0o755)
    return folder


def _bootstrap(folder: Path, stage: str, **environment: str) -> subprocess.CompletedProcess[str]:
    programs = str(folder.parent / "programs")
    return subprocess.run(
        ["sh", "scripts/bootstrap", stage],
        cwd=folder,
        env={"PATH": programs, "HOME": programs, "PIP_INDEX_URL": INDEX, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def _asked(folder: Path) -> list[str]:
    """Return what uv was asked since the last time."""
    log = folder.parent / "asked"
    asked = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return asked


def test_first_run_installs_with_hashes_from_the_configured_index(house: Path) -> None:
    assert _bootstrap(house, "runtime").returncode == 0
    assert _asked(house) == [MAKE, f"{INSTALL} {RUNTIME}", f"{INSTALL} {PACKAGE}"]


def test_second_run_does_nothing_and_says_nothing(house: Path) -> None:
    _bootstrap(house, "dev")
    _asked(house)
    for stage in ("dev", "runtime"):
        again = _bootstrap(house, stage)
        assert (again.returncode, again.stdout, again.stderr, _asked(house)) == (0, "", "", [])


@pytest.mark.parametrize("changed", ["locks/runtime.txt", "pyproject.toml"])
def test_run_after_a_change_installs_into_the_same_environment(house: Path, changed: str) -> None:
    _bootstrap(house, "runtime")
    _asked(house)
    with (house / changed).open("a") as file:
        file.write("# changed\n")
    _bootstrap(house, "runtime")
    assert _asked(house) == [f"{INSTALL} {RUNTIME}", f"{INSTALL} {PACKAGE}"]


def test_later_stage_adds_its_list(house: Path) -> None:
    _bootstrap(house, "runtime")
    _asked(house)
    _bootstrap(house, "dev")
    assert _asked(house) == [f"{INSTALL} {DEV}", f"{INSTALL} {PACKAGE}"]


def test_run_after_a_broken_one_installs_everything_anew(house: Path) -> None:
    assert _bootstrap(house, "runtime", UV_EXIT="3").returncode == 3
    _asked(house)
    assert _bootstrap(house, "runtime").returncode == 0
    assert _asked(house) == [f"{INSTALL} --reinstall {RUNTIME}", f"{INSTALL} --reinstall {PACKAGE}"]
    assert _bootstrap(house, "runtime").stderr == ""


def test_broken_later_stage_leaves_the_earlier_one_ready(house: Path) -> None:
    _bootstrap(house, "runtime")
    assert _bootstrap(house, "dev", UV_EXIT="3").returncode == 3
    _asked(house)
    assert _bootstrap(house, "runtime").returncode == 0
    assert _asked(house) == []


def test_moved_folder_gets_a_new_environment(house: Path) -> None:
    _bootstrap(house, "runtime")
    _asked(house)
    moved = house.rename(house.parent / "moved")
    _bootstrap(moved, "runtime")
    assert _asked(moved) == [MAKE, f"{INSTALL} {RUNTIME}", f"{INSTALL} {PACKAGE}"]


def test_uv_stage_names_the_uv_on_path(house: Path) -> None:
    assert _bootstrap(house, "uv").stdout == "uv\n"


def test_missing_python_is_said_in_both_languages(house: Path) -> None:
    (house.parent / "programs/python3").unlink()
    refused = _bootstrap(house, "runtime")
    assert refused.returncode == 1
    assert refused.stderr == (
        "没有找到 Python 3.11 或更高版本 › 请先安装，再运行一次\n"
        "no Python 3.11 or later was found › install one and run this again\n"
    )


def test_unknown_stage_is_refused_with_the_usage(house: Path) -> None:
    refused = _bootstrap(house, "everything")
    assert (refused.returncode, refused.stderr.splitlines()[0]) == (
        1,
        "usage: scripts/bootstrap runtime|web|dev|bench [FOLDER [PYTHON]]",
    )
