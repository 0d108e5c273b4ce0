"""The thresholds of the house."""

import json
from collections.abc import Mapping
from pathlib import Path

import check_coverage
import pytest


def _file(lines: int, all_lines: int, branches: int = 0, all_branches: int = 0) -> dict[str, list[object]]:
    return {
        "executed_lines": list(range(lines)),
        "missing_lines": list(range(lines, all_lines)),
        "executed_branches": [[branch, 0] for branch in range(branches)],
        "missing_branches": [[branch, 0] for branch in range(branches, all_branches)],
    }


ENOUGH = {
    "src/zhiheng/__init__.py": _file(1, 1),
    "src/zhiheng/empty/__init__.py": _file(0, 0),
    "src/zhiheng/standard/load.py": _file(30, 30, 10, 10),
    "src/zhiheng/standard/importer/cells.py": _file(50, 50, 10, 10),
    "src/zhiheng/tables/file.py": _file(95, 100),
    "src/zhiheng/cli/verify.py": _file(80, 90, 10, 10),
    "src/zhiheng/web/people/rules.py": _file(20, 20, 4, 4),
    "src/zhiheng/web/people/actions/roles.py": _file(20, 20, 4, 4),
    "src/zhiheng/web/people/views/people.py": _file(90, 100),
    "src/zhiheng/web/site/doors/readme.py": _file(3, 3),
}


def _check(files: Mapping[str, object], folder: Path) -> int:
    counts = {"meta": {"software": "slipcover", "branch_coverage": True}, "files": files}
    (folder / "1.json").write_text(json.dumps(counts), encoding="utf-8")
    return check_coverage.main(folder)


def test_check_passes_and_prints_the_share_of_each_package(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(ENOUGH, tmp_path) == 0
    assert capsys.readouterr().out == (
        "package       covered  at least\n"
        "(top)          100.0%       90%\n"
        "cli             90.0%       90%\n"
        "standard       100.0%      100%\n"
        "tables          95.0%       95%\n"
        "web             90.0%       90%\n"
        "web actions    100.0%      100%\n"
        "web doors      100.0%      100%\n"
        "web rules      100.0%      100%\n"
    )


@pytest.mark.parametrize(
    ("file", "measured", "line"),
    [
        ("src/zhiheng/standard/load.py", _file(30, 30, 9, 10), "standard        99.0%      100%  < too little"),
        ("src/zhiheng/tables/file.py", _file(94, 100), "tables          94.0%       95%  < too little"),
        ("src/zhiheng/cli/verify.py", _file(80, 90, 9, 10), "cli             89.0%       90%  < too little"),
        ("src/zhiheng/web/people/rules.py", _file(20, 20, 3, 4), "web rules       95.8%      100%  < too little"),
        ("src/zhiheng/web/audit/actions.py", _file(23, 24), "web actions     97.9%      100%  < too little"),
    ],
)
def test_check_fails_below_a_threshold(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    measured: dict[str, list[object]],
    line: str,
) -> None:
    assert _check(ENOUGH | {file: measured}, tmp_path) == 1
    printed = capsys.readouterr().out.splitlines()
    assert line in printed
    assert [line.split(":")[0] for line in printed if line.startswith("src/")] == [file]
