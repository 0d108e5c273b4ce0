"""What is loaded when: the core needs the standard library alone, and start-up loads nothing heavy."""

import subprocess
import sys
from pathlib import Path

import pytest

_CORE = """
import sys
sys.path.insert(0, {source!r})
import zhiheng.{package}
"""

_START = """
import contextlib, io, sys
before = set(sys.modules)
from zhiheng.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main({words!r})
loaded = set(sys.modules) - before
"""
_PRINT_FOREIGN = """
print(sorted({name.partition(".")[0] for name in loaded} - sys.stdlib_module_names - {"zhiheng"}))
"""
_PRINT_PACKAGES = """
print(sorted({name.split(".")[1] for name in loaded if name.startswith("zhiheng.")}))
"""


def _run(program: str, *options: str) -> str:
    """Return what a program prints in a Python of its own, its errors included."""
    command = [sys.executable, *options, "-c", program]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False).stdout


@pytest.mark.integration
@pytest.mark.parametrize(
    "package", ["canonical", "problems", "standard", "scoring", "metrics", "ledger", "ledger.standalone"]
)
def test_core_imports_without_any_installed_package(root: Path, package: str) -> None:
    assert _run(_CORE.format(source=str(root / "src"), package=package), "-I", "-S") == ""


@pytest.mark.integration
@pytest.mark.parametrize("words", [["--help"], ["--version"], ["verify", "--help"], ["evaluate", "--help"]])
def test_start_up_loads_the_standard_library_alone(words: list[str]) -> None:
    assert _run(_START.format(words=words) + _PRINT_FOREIGN) == "[]\n"


@pytest.mark.integration
def test_general_help_loads_no_command() -> None:
    assert _run(_START.format(words=["--help"]) + _PRINT_PACKAGES) == "['canonical', 'cli', 'problems']\n"
