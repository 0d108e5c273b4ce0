from collections.abc import Callable
from pathlib import Path

import pytest

from zhiheng.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run ``zhiheng sheets …`` in a folder with the three lists, return exit code, output and errors."""
    monkeypatch.delenv("ZHIHENG_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "entries.csv").write_text(
        "entry,name,kind,status\nM01,示例一号公司,advanced,\nM02,示例二号公司,traditional,\nM03,示例三号公司,,withdrawn\n",
        "utf-8",
    )
    (tmp_path / "experts.csv").write_text("expert,name\nE1,专家甲\nE2,专家乙\n", "utf-8")
    (tmp_path / "assignments.csv").write_text("expert,entry\nE1,M01\nE1,M02\nE2,M02\nE2,M03\n", "utf-8")

    def run(*words: object) -> tuple[int, str, str]:
        code = main(["sheets", *map(str, words)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def new(run: Run) -> Callable[..., tuple[int, str, str]]:
    """Make the workbooks of the folder's lists, with further options."""
    lists = ("--entries", "entries.csv", "--experts", "experts.csv")

    def new(*options: object, standard: str = "gbt19580-2012", phase: str = "desk") -> tuple[int, str, str]:
        return run("new", "--standard", standard, *lists, "--phase", phase, "-o", "out", *options)

    return new
