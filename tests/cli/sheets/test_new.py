"""``zhiheng sheets new``: one workbook per expert, and none over an expert's work."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from zhiheng.problems import Message
from zhiheng.standard import load_guide, load_standard, standard_as_yaml
from zhiheng.tables import read_file, read_workbook

New = Callable[..., tuple[int, str, str]]


def _sheets(path: str) -> list[str]:
    return [page.name for page in read_workbook(read_file(Path(path)))]


def test_new_writes_a_workbook_for_each_expert(new: New) -> None:
    code, out, err = new("--assignments", "assignments.csv")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "专家  姓名    申报数  文件",
        "E1    专家甲       2  out/E1.xlsx",
        "E2    专家乙       1  out/E2.xlsx",
        "",
        "把每个文件发给对应的专家；收回后放在一个文件夹里检查：zhiheng sheets check 文件夹",
    ]
    assert _sheets("out/E1.xlsx") == ["填写说明", "总表", "评分指南", "M01", "M02", "系统信息"]
    assert _sheets("out/E2.xlsx") == ["填写说明", "总表", "评分指南", "M02", "系统信息"]


def test_new_without_assignments_gives_everyone_all_active_entries(new: New) -> None:
    code, out, _ = new("--json", "--unit", "points", "--allow-na")
    assert code == 0
    assert json.loads(out) == {
        "standard": {"id": "gbt19580-2012", "digest": load_standard("gbt19580-2012").digest},
        "guide": {"id": "process-results", "digest": load_guide().digest},
        "workbooks": [
            {"expert": expert, "entries": ["M01", "M02"], "file": str(Path("out") / f"{expert}.xlsx")}
            for expert in ("E1", "E2")
        ],
    }


def test_new_follows_the_guide_of_the_office(new: New, tmp_path: Path) -> None:
    guide = replace(load_guide(), id="office", title=Message("本奖评分指南", "our guide"))
    (tmp_path / "guide.json").write_text(json.dumps(guide.as_json()), "utf-8")
    code, out, _ = new("--guide", "guide.json", "--json")
    assert (code, json.loads(out)["guide"]) == (0, {"id": "office", "digest": guide.digest})
    page = read_workbook(read_file(Path("out/E1.xlsx")))[0]
    assert page.cell(3, 0) == f"评分指南：本奖评分指南，摘要值 {guide.digest[:12]}"


def test_new_refuses_a_guide_that_is_not_there(new: New) -> None:
    code, _, err = new("--guide", "none.yaml")
    assert (code, err.partition("：")[0]) == (1, "none.yaml: 没有这份评分指南")


@pytest.mark.parametrize(
    ("file", "shown"), [("own.yaml", "--standard own.yaml"), ("own one.yaml", '--standard "own one.yaml"')]
)
def test_new_says_how_to_check_workbooks_of_a_standard_of_one_s_own(
    new: New, tmp_path: Path, file: str, shown: str
) -> None:
    (tmp_path / file).write_text(standard_as_yaml(load_standard("gbt19580-2012")), "utf-8")
    code, out, _ = new(standard=file)
    assert code == 0
    assert out.splitlines()[-1].endswith(f"检查：zhiheng sheets check 文件夹 {shown}")


def test_new_refuses_to_touch_an_existing_file_and_writes_none(new: New, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    existing = tmp_path / "out" / "E2.xlsx"
    existing.write_bytes(b"work")
    code, out, err = new()
    assert (code, out) == (1, "")
    assert err == "out/E2.xlsx: 文件已存在，里面可能有专家填写的内容 › 换一个文件夹，或先把它移走\n"
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "out").iterdir()] == [("E2.xlsx", b"work")]


def test_new_names_every_problem_at_once(new: New, tmp_path: Path) -> None:
    (tmp_path / "experts.csv").write_text("expert,name\nE1,\n", "utf-8")
    code, _, err = new("--assignments", "assignments.csv", standard="nothing.yaml", phase="材料")
    assert code == 1
    assert [line.partition(" › ")[0] for line in err.splitlines()] == [
        "--phase: 材料 不能作编号",
        "experts.csv",
        "assignments.csv",
        "assignments.csv",
        "nothing.yaml: 没有这份评分要点：nothing.yaml",
        "共 5 个问题，改正后再运行一次。",
    ]
    assert not (tmp_path / "out").exists()


def test_new_names_every_list_that_is_missing(new: New, tmp_path: Path) -> None:
    for name in ("entries.csv", "experts.csv"):
        (tmp_path / name).unlink()
    code, _, err = new("--assignments", "none.csv")
    assert code == 1
    assert [line.partition(":")[0] for line in err.splitlines()[:3]] == ["entries.csv", "experts.csv", "none.csv"]


def test_new_needs_the_kind_of_every_entry_where_notes_are_for_one_kind(new: New, tmp_path: Path) -> None:
    (tmp_path / "entries.csv").write_text("entry,name,kind\nM01,示例一号公司,\n", "utf-8")
    assert new(standard="gbt19580-2012")[0] == 0
    code, _, err = new("-o", "other", standard="pengjiang-manufacturing")
    assert (code, err) == (
        1,
        "entries.csv › 第 2 行: 没有类型 › 填 advanced（先进制造业）或 traditional（传统制造业）\n",
    )


def test_new_leaves_nothing_behind_when_a_file_cannot_be_written(
    new: New, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def full(path: Path, *mode: str, **more: str) -> object:
        if path.name == "E2.xlsx":
            raise OSError(28, "No space left on device")
        return opened(path, *mode, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    code, out, err = new()
    assert (code, out) == (1, "")
    assert err == "out/E2.xlsx: 写不进去（磁盘已满） › 换一个文件夹，或检查写入权限和磁盘空间\n"
    assert list((tmp_path / "out").iterdir()) == []
