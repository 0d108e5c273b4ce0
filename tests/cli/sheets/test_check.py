"""``zhiheng sheets check``: how far each expert is, or every problem at once."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.workbooks.make import STANDARD, in_overview, make, on_sheet
from zhiheng.scoring.workbooks import Template
from zhiheng.standard import load_guide, standard_as_yaml

Run = Callable[..., tuple[int, str, str]]

COMPLETE = {on_sheet("1.1"): 65, on_sheet("1.2"): 0, on_sheet("2.1"): 50, "B9": "职责清楚"}


@pytest.fixture
def small(tmp_path: Path) -> str:
    """The standard of the workbooks, which is not built in."""
    (tmp_path / "small.yaml").write_text(standard_as_yaml(STANDARD), "utf-8")
    return "small.yaml"


def test_check_shows_each_expert_and_entry(run: Run, small: str, tmp_path: Path) -> None:
    cells = {"M01": COMPLETE, "总表": {in_overview("1.1", 1): 5}}
    (tmp_path / "E1.xlsx").write_bytes(make(cells=cells).content)
    code, out, err = run("check", "E1.xlsx", "--standard", small)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "专家  阶段  申报  已填  评语  状态    合计",
        "E1    desk  M01   3/3      1  已填完  41.50",
        "E1    desk  M02   1/3      0  未填完  –",
        "",
        "1 个文件，2 张评分表：已填完 1，未填完 1。",
    ]


def test_check_tells_untouched_and_withdrawn_sheets(run: Run, small: str, tmp_path: Path) -> None:
    (tmp_path / "E1.xlsx").write_bytes(make(cells={"M01": {**COMPLETE, "D2": "撤回"}}).content)
    code, out, _ = run("check", tmp_path, "--standard", small, "--json")
    assert code == 0
    (workbook,) = json.loads(out)["workbooks"]
    assert workbook == {
        "file": str(tmp_path / "E1.xlsx"),
        "expert": "E1",
        "phase": "desk",
        "unit": "percent",
        "standard": {"id": "small", "digest": STANDARD.digest},
        "guide": {"id": "process-results", "digest": load_guide().digest},
        "sheets": [
            {"entry": "M01", "state": "withdrawn", "filled": 3, "indicators": 3, "comments": 1, "total": None},
            {"entry": "M02", "state": "not_started", "filled": 0, "indicators": 3, "comments": 0, "total": None},
        ],
    }


def test_check_finds_a_built_in_standard_by_itself(run: Run, new: Callable[..., object]) -> None:
    new("--assignments", "assignments.csv")
    code, out, _ = run("check", "out")
    assert code == 0
    assert out.splitlines()[-1] == "2 个文件，3 张评分表：未开始 3。"


def test_check_speaks_english(run: Run, new: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    new("--assignments", "assignments.csv")
    monkeypatch.setenv("ZHIHENG_LANG", "en")
    assert run("check", "out")[1].splitlines()[-1] == "2 files, 3 sheets: not started 3."


def test_check_names_every_problem_of_every_file(run: Run, small: str, tmp_path: Path) -> None:
    (tmp_path / "E1.xlsx").write_bytes(make(cells={"M01": {on_sheet("1.1"): 0.65, on_sheet("2.1"): "x"}}).content)
    (tmp_path / "again.xlsx").write_bytes(make().content)
    (tmp_path / "old.xls").touch()
    code, out, err = run("check", "none.xlsx", ".", "--standard", small)
    assert (code, out) == (1, "")
    assert [line.partition(" › ")[0] for line in err.splitlines()] == [
        "old.xls: 不是 .xlsx 格式",
        "none.xlsx: 没有这个文件",
        "E1.xlsx",
        "E1.xlsx",
        "again.xlsx: E1 在阶段 desk 对 M01、M02 的评分表也在 E1.xlsx 中",
        "共 5 个问题，改正后再运行一次。",
    ]


def test_check_refuses_workbooks_of_a_standard_it_does_not_know(run: Run, tmp_path: Path) -> None:
    (tmp_path / "E1.xlsx").write_bytes(make().content)
    code, _, err = run("check", "E1.xlsx")
    assert code == 1
    assert err.startswith(f"E1.xlsx: 按评分要点 small（摘要值 {STANDARD.digest[:12]}）生成，应为 gbt19580-2012 ")


def test_check_compares_the_guide_if_it_is_given(run: Run, small: str, tmp_path: Path) -> None:
    guide = replace(load_guide(), id="office")
    (tmp_path / "guide.json").write_text(json.dumps(guide.as_json()), "utf-8")
    (tmp_path / "E1.xlsx").write_bytes(make(Template(STANDARD, guide, "desk")).content)
    check = "check", "E1.xlsx", "--standard", small
    assert [run(*check, *more)[0] for more in ((), ("--guide", "guide.json"))] == [0, 0]
    code, _, err = run(*check, "--guide", "process-results")
    assert code == 1
    assert err.startswith(f"E1.xlsx: 按评分指南 office（摘要值 {guide.digest[:12]}）生成，应为 process-results ")


def test_check_refuses_a_standard_that_is_not_there(run: Run) -> None:
    code, _, err = run("check", "out", "--standard", "none.yaml")
    assert (code, err.partition("：")[0]) == (1, "none.yaml: 没有这份评分要点")
