"""Every dependency is locked by hash and has its reason in docs/decisions/0002-dependencies.md."""

import re
import tomllib
from pathlib import Path

import pytest

LISTS = ("runtime", "web", "extras", "build", "dev", "bench", "uv")


def _name_of(requirement: str) -> str:
    return re.split(r"[\[<>=~! ;]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _declared(root: Path) -> set[str]:
    """Names in every list of pyproject.toml."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    lists = [project["project"]["dependencies"], *extras, *project["dependency-groups"].values()]
    return {_name_of(requirement) for one in lists for requirement in one if isinstance(requirement, str)}


def _locked(file: Path) -> list[str]:
    """The requirements of a lock file, each with its continuation lines."""
    text = re.sub(r"\\\n", "", file.read_text("utf-8"))
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def test_every_dependency_has_its_row(root: Path) -> None:
    table = (root / "docs/decisions/0002-dependencies.md").read_text("utf-8")
    rows = {_name_of(name) for name in re.findall(r"^\| ([\w.-]+) \|", table, re.MULTILINE)} - {"package"}
    assert rows == _declared(root)


def test_every_dependency_is_locked(root: Path) -> None:
    locked = {_name_of(line) for one in LISTS for line in _locked(root / f"locks/{one}.txt")}
    assert _declared(root) - locked == set()


@pytest.mark.parametrize("one", LISTS)
def test_locked_packages_have_an_exact_version_and_hashes(root: Path, one: str) -> None:
    requirements = _locked(root / f"locks/{one}.txt")
    assert requirements
    assert [line for line in requirements if not re.match(r"[a-z0-9.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


def test_packages_in_several_lists_have_one_version(root: Path) -> None:
    pins = {
        (_name_of(line), line.partition("==")[2].split(" --hash")[0].strip())
        for one in ("runtime", "web", "extras", "build", "dev", "bench")
        for line in _locked(root / f"locks/{one}.txt")
    }
    without_marker = [name for name, version in pins if ";" not in version]
    assert sorted(without_marker) == sorted(set(without_marker))
