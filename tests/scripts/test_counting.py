"""What is counted of the code that the tests run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from counting import merged

_SCRIPTS = Path(__file__).parents[2] / "scripts"

_MODULE = """\
def sign(number):
    if number < 0:
        return -1
    return 1
"""
_RUN = """\
import sys
from pathlib import Path
from counting import Counting
counting = Counting(Path("counted"))
sys.path.insert(0, "counted")
import signs
signs.sign(int(sys.argv[1]))
counting.write(Path("counts"))
"""


def _count(folder: Path, number: int) -> None:
    subprocess.run([sys.executable, "-c", _RUN, str(number)], cwd=folder, check=True, env={"PYTHONPATH": str(_SCRIPTS)})


def test_lines_and_branches_of_several_processes_are_counted_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "counted").mkdir()
    (tmp_path / "counted/signs.py").write_text(_MODULE)
    _count(tmp_path, -5)
    (alone,) = merged((tmp_path / "counts").iterdir()).values()
    assert (alone["executed_lines"], alone["missing_lines"]) == ([1, 2, 3], [4])
    assert (alone["executed_branches"], alone["missing_branches"]) == ([[2, 3]], [[2, 4]])
    _count(tmp_path, 5)
    (both,) = merged((tmp_path / "counts").iterdir()).values()
    assert (both["executed_lines"], both["missing_lines"]) == ([1, 2, 3, 4], [])
    assert (both["executed_branches"], both["missing_branches"]) == ([[2, 3], [2, 4]], [])


def test_counts_of_no_process_cannot_be_merged() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        merged([])


def test_counts_are_plain_json(tmp_path: Path) -> None:
    (tmp_path / "counted").mkdir()
    (tmp_path / "counted/signs.py").write_text(_MODULE)
    _count(tmp_path, 5)
    (file,) = (tmp_path / "counts").iterdir()
    assert list(json.loads(file.read_text("utf-8"))["files"]) == ["counted/signs.py"]
