"""The longest run of the tests, with programs that only write down what they are asked to do."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWN = f"{sys.version_info.major}.{sys.version_info.minor}"
SOAK = ".venv/bin/pytest --numprocesses 2 --soak"
OTHER = next(version for version in ("3.11", "3.12") if version != OWN)

_PROGRAM = '#!/bin/sh\necho "$0 $@" >>{log}\n'
_PYTHON = f'#!/bin/sh\nif [ "$1" = -c ]; then echo {OWN}; else echo "$0 $@" >>{{log}}; fi\n'
_BOOTSTRAP = '#!/bin/sh\nif [ "$1" = uv ]; then echo false; else echo "$0 $@" >>{log}; fi\n'

pytestmark = pytest.mark.integration


def _program(path: Path, text: str, log: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(log=log))
    path.chmod(0o755)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The script beside programs of its own; one other Python is on the path."""
    folder, log = tmp_path / "house", tmp_path / "asked"
    _program(folder / "scripts/bootstrap", _BOOTSTRAP, log)
    shutil.copy(ROOT / "scripts/test-all", folder / "scripts")
    for environment in (".venv", f".venv-{OTHER}"):
        _program(folder / environment / "bin/pytest", _PROGRAM, log)
    _program(folder / ".venv/bin/python", _PYTHON, log)
    _program(tmp_path / f"programs/python{OTHER}", f"#!/bin/sh\necho /usr/bin/python{OTHER}\n", log)
    for tool in ("sh", "dirname"):
        (tmp_path / "programs" / tool).symlink_to(shutil.which(tool) or tool)
    return folder


def test_soak_tests_run_on_both_databases_and_then_the_other_pythons(house: Path) -> None:
    done = subprocess.run(
        ["sh", "scripts/test-all"],
        cwd=house,
        env={"PATH": str(house.parent / "programs")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (house.parent / "asked").read_text().splitlines() == [
        SOAK,
        f".venv/bin/python scripts/with_postgres.py {SOAK} tests/web --ignore tests/web/browser",
        f"scripts/bootstrap dev .venv-{OTHER} /usr/bin/python{OTHER}",
        f".venv-{OTHER}/bin/pytest --numprocesses 2",
    ]
    missing = [version for version in ("3.11", "3.12", "3.13") if version not in (OWN, OTHER)]
    assert done.stdout.splitlines()[-1] == f"not run, not found on this machine: Python {' '.join(missing)}"
