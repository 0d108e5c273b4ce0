"""``zhiheng metrics template`` from the outside."""

import datetime as dt
import json
from pathlib import Path

import pytest

from zhiheng.cli import main


def test_template_computes_with_everything_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "data.xlsx"
    assert main(["metrics", "template", "-o", str(path), "--entry", "M01", "--years", "2022-2024,2025", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "file": str(path),
        "entry": "M01",
        "years": [2022, 2023, 2024, 2025],
    }
    assert main(["metrics", "compute", str(path), "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["entries"]
    assert (entry["entry"], list(entry["years"]), entry["findings"]) == ("M01", ["2022", "2023", "2024", "2025"], [])
    statuses = {one["status"] for one in entry["years"]["2025"]["metrics"].values()}
    assert statuses == {"missing"}


def test_years_are_the_last_four_by_default(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["metrics", "template", "-o", str(tmp_path / "d.xlsx"), "--json"]) == 0
    last = dt.datetime.now(tz=dt.UTC).year - 1
    made = json.loads(capsys.readouterr().out)
    assert (made["entry"], made["years"]) == ("E01", [last - 3, last - 2, last - 1, last])


def test_all_that_is_wrong_with_the_options(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "d.xlsx"
    path.touch()
    assert main(["metrics", "template", "-o", str(path), "--entry", "甲", "--years", "25", "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [problem["what"] for problem in problems] == ["--years 25 无效", "申报编号 甲 无效", "文件已存在"]
    assert path.read_bytes() == b""


@pytest.mark.parametrize("years", ["2025-2022", "2000-2020", "2022-", "x", "2000-2009,2010"])
def test_refuse_years_that_are_none(years: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["metrics", "template", "-o", str(tmp_path / "d.xlsx"), "--years", years]) == 1
    assert capsys.readouterr().err.startswith(f"--years {years} 无效")
    assert not (tmp_path / "d.xlsx").exists()
