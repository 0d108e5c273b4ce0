"""The recipe of the vendored ProseMirror: exact versions with digests, the ones that its list names, no address."""

import json
import re
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_VENDOR = _ROOT / "src/zhiheng/web/documents/static/documents/vendor"


@pytest.fixture(scope="module")
def recipe() -> Path:
    return _ROOT / "scripts/prosemirror"


@pytest.fixture(scope="module")
def locked(recipe: Path) -> dict[str, dict[str, object]]:
    packages = json.loads((recipe / "package-lock.json").read_text("utf-8"))["packages"]
    return {name.removeprefix("node_modules/"): values for name, values in packages.items() if name}


def test_every_package_is_locked_by_digest_and_names_no_address(recipe: Path, locked) -> None:
    assert [name for name, values in locked.items() if not str(values.get("integrity")).startswith("sha512-")] == []
    assert re.findall(r"\w+://[^\"\s]*", (recipe / "package-lock.json").read_text("utf-8")) == []


def test_bundle_lists_the_locked_packages_with_their_licences(locked) -> None:
    wanted = {name: values for name, values in locked.items() if not values.get("dev")}
    listed = re.findall(r"^- (\S+) ([\d.]+)$", (_VENDOR / "README.md").read_text("utf-8"), re.MULTILINE)
    assert dict(listed) == {name: values["version"] for name, values in wanted.items()}
    assert {values["license"] for values in wanted.values()} == {"MIT"}
    licences = (_VENDOR / "prosemirror.LICENSE.txt").read_text("utf-8")
    assert [name for name in wanted if f"{name}\n\n" not in licences] == []
    assert licences.count("Permission is hereby granted, free of charge") == len(wanted)


def test_versions_are_exact(recipe: Path) -> None:
    package = json.loads((recipe / "package.json").read_text("utf-8"))
    versions = {**package["dependencies"], **package["devDependencies"]}
    assert [name for name, version in versions.items() if not re.fullmatch(r"[\d.]+", version)] == []
