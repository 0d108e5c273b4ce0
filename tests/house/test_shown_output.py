"""What the READMEs and the tutorial show is what the commands print."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_BLOCK = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# The verifier's own digest changes with every change of its text; the documents leave it out.
_VERIFIER = re.compile(r"(独立校验程序摘要值：|digest of the standalone verifier: )[0-9a-f]{64}")

_EVALUATE = "zhiheng evaluate ratings.csv --entries entries.csv --scheme scheme.toml -o results"
_LESSON = (
    "zhiheng standard show pengjiang-manufacturing",
    _EVALUATE,
    f"{_EVALUATE} --allow-incomplete",
    "zhiheng verify results/bundle.zip",
    "python {root}/src/zhiheng/ledger/standalone.py results/bundle.zip",
)

pytestmark = pytest.mark.integration


def _blocks(document: Path) -> list[str]:
    return _BLOCK.findall(document.read_text("utf-8"))


def _output(command: str, folder: Path, language: str) -> str:
    """Return all that a command prints in a folder, with this environment's programs first on PATH."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    answer = subprocess.run(
        command.split(),
        cwd=folder,
        env={**os.environ, "PATH": path, "ZHIHENG_LANG": language, "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return _VERIFIER.sub(r"\1…", answer.stdout.decode("utf-8"))


@pytest.mark.parametrize(("document", "language"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_readme_shows_what_the_demo_prints(root: Path, tmp_path: Path, document: str, language: str) -> None:
    for part in ("scripts/demo-cli", "src/zhiheng/ledger/standalone.py"):
        (tmp_path / part).parent.mkdir(parents=True)
        shutil.copy(root / part, tmp_path / part)
    shutil.copytree(root / "examples/season", tmp_path / "examples/season")
    assert _blocks(root / document) == [_output("scripts/demo-cli", tmp_path, language)]
    assert sorted(file.name for file in (tmp_path / "results").iterdir()) == [
        "bundle.zip",
        "results.json",
        "results.xlsx",
    ]


@pytest.mark.parametrize(("document", "language"), [("first-season.en.md", "en"), ("first-season.md", "zh")])
def test_tutorial_shows_what_its_commands_print(root: Path, tmp_path: Path, document: str, language: str) -> None:
    season = shutil.copytree(root / "examples/season", tmp_path / "season")
    printed = "".join(_output(command.format(root=root), season, language) for command in _LESSON)
    ratings = season / "ratings.csv"
    ratings.write_text(ratings.read_text("utf-8").replace("desk,M01,E1,1.1,70", "desk,M01,E1,1.1,72"), "utf-8")
    printed += _output(f"{_EVALUATE} --allow-incomplete", season, language)
    shown = _blocks(root / "docs/tutorial" / document)
    assert len(shown) == 5
    assert [block for block in shown if block not in printed] == []
