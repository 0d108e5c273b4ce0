import errno
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scoring.make import ONE_PHASE, Files, entries, sheet
from zhiheng.cli import main

TIER = '[[tiers]]\nid = "award"\nname = "质量奖"\nceiling = 1\n'


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.delenv("ZHIHENG_LANG", raising=False)
    files = Files(tmp_path)
    files.write("scheme.toml", 'name = "示例奖"\n' + ONE_PHASE + TIER)
    files.ratings(sheet("A", "E1", 50, 60, 70), sheet("B", "E1", 80, 80, 80), sheet("B", "E2", 80))
    return files


def words(files, *more):
    folder = files.folder
    inputs = [folder / "ratings.csv", "--entries", folder / "entries.csv", "--scheme", folder / "scheme.toml"]
    return [str(word) for word in ("evaluate", *inputs, "-o", folder / "results", *more)]


def test_evaluate_writes_all_files_and_prints_the_ranking(files, capsys):
    assert main(words(files, "--allow-incomplete")) == 0
    results = files.folder / "results"
    assert sorted(path.name for path in results.iterdir()) == ["bundle.zip", "results.json", "results.xlsx"]
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "得分排序：示例奖（内部资料，不公开）"
    assert [line.split() for line in lines[2:5]] == [
        ["1", "B", "示例B公司", "80.00", "材料评审", "质量奖", "评分表未填完"],
        ["2", "A", "示例A公司", "66.00", "材料评审"],
        ["C", "示例C公司", "有阶段无评分"],
    ]
    digest = hashlib.sha256((results / "bundle.zip").read_bytes()).hexdigest()
    assert lines[-2] == f"结果数据包摘要值（记入会议纪要）：{digest}"


def test_evaluate_without_a_workbook(files):
    assert main(words(files, "--allow-incomplete", "--no-xlsx")) == 0
    assert sorted(path.name for path in (files.folder / "results").iterdir()) == ["bundle.zip", "results.json"]


def test_evaluate_writes_the_same_bytes_again(files):
    results = files.folder / "results"
    main(words(files, "--allow-incomplete"))
    first = {path.name: path.read_bytes() for path in results.iterdir()}
    main(words(files, "--allow-incomplete"))
    assert {path.name: path.read_bytes() for path in results.iterdir()} == first


def test_evaluate_writes_nothing_while_a_problem_remains(files, capsys):
    assert main(words(files)) == 1
    assert "E2 对 B 的评分表未填完，缺 1.2、2.1" in capsys.readouterr().err
    assert not (files.folder / "results").exists()


def test_evaluate_leaves_earlier_results_alone_when_it_fails(files):
    main(words(files, "--allow-incomplete"))
    before = (files.folder / "results" / "results.json").read_bytes()
    assert main(words(files)) == 1
    assert (files.folder / "results" / "results.json").read_bytes() == before


def test_evaluate_into_a_file_is_refused(files, capsys):
    files.write("results", "mine")
    assert main(words(files, "--allow-incomplete")) == 1
    assert "写不进去" in capsys.readouterr().err
    assert (files.folder / "results").read_text() == "mine"


def test_evaluate_with_json_prints_the_results(files, capsys):
    assert main(words(files, "--allow-incomplete", "--json")) == 0
    document = json.loads(capsys.readouterr().out)
    results = files.folder / "results"
    assert document["results"] == json.loads((results / "results.json").read_bytes())
    assert document["bundle"] == hashlib.sha256((results / "bundle.zip").read_bytes()).hexdigest()
    assert document["files"] == [str(results / name) for name in ("bundle.zip", "results.json", "results.xlsx")]


def test_the_ranking_is_shown_by_track_and_shortened(files, capsys):
    many = {f"N{number:03d}": f"示例{number}公司,advanced,,z" for number in range(61)}
    files.write("scheme.toml", ONE_PHASE + '[[tracks]]\nid = "z"\nname = "制造业"\n[[tracks]]\nid = "y"\n')
    files.write("entries.csv", entries(**many, A="示例A公司,advanced,,y"))
    files.ratings(*[sheet(entry, "E1", 50, 50, 50) for entry in (*many, "A")])
    assert main(words(files, "--no-xlsx")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "得分排序：tiny（内部资料，不公开）"
    assert lines[1] == "申报类别：制造业"
    assert lines[63] == "…… 其余 1 个见结果文件"
    assert lines[65] == "申报类别：y"


def test_english_is_complete(files, capsys, monkeypatch):
    monkeypatch.setenv("ZHIHENG_LANG", "en")
    assert main(words(files, "--allow-incomplete")) == 0
    heading = capsys.readouterr().out.splitlines()[1]
    assert heading.split() == ["rank", "entry", "applicant", "total", "reached", "suggested", "tier", "flags"]


@pytest.mark.integration
def test_a_reader_that_leaves_the_pipe_causes_no_traceback(files):
    command = [sys.executable, "-m", "zhiheng", *words(files, "--allow-incomplete", "--json")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ}) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.integration
def test_the_example_season_gives_its_known_result(tmp_path):
    season = Path(__file__).parents[2] / "examples" / "season"
    arguments = [
        "evaluate",
        season / "ratings.csv",
        "--entries",
        season / "entries.csv",
        "--scheme",
        season / "scheme.toml",
    ]
    assert main([*map(str, arguments), "-o", str(tmp_path), "--allow-incomplete", "--no-xlsx"]) == 0
    found = json.loads((tmp_path / "results.json").read_bytes())["entries"]
    assert [(entry["entry"], entry["rank"], entry["tier"]) for entry in found[:7]] == [
        ("M03", 1, "award"),
        ("M09", 2, "award"),
        ("M11", 3, "nomination"),
        ("M04", 4, "nomination"),
        ("M05", 5, None),
        ("M10", 5, None),
        ("M01", 7, None),
    ]


def test_an_earlier_workbook_does_not_stay_beside_another_result(files):
    main(words(files, "--allow-incomplete"))
    assert main(words(files, "--allow-incomplete", "--no-xlsx")) == 0
    assert sorted(path.name for path in (files.folder / "results").iterdir()) == ["bundle.zip", "results.json"]


def test_a_workbook_that_cannot_be_replaced_keeps_the_earlier_result_whole(files, capsys):
    main(words(files, "--allow-incomplete", "--no-xlsx"))
    results = files.folder / "results"
    before = {path.name: path.read_bytes() for path in results.iterdir()}
    (results / "results.xlsx").mkdir()
    files.ratings(sheet("A", "E1", 5, 5, 5))
    assert main(words(files)) == 1
    assert "写不进去" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in results.iterdir() if path.is_file()} == before


def test_a_season_without_any_rank_says_so(files, capsys):
    files.ratings(sheet("A", "E1", 5))
    assert main(words(files, "--allow-incomplete", "--no-xlsx")) == 0
    assert capsys.readouterr().err == "注意：没有一个申报有可用的评分表，没有名次。\n"


@pytest.mark.parametrize("has_earlier", [True, False])
def test_a_bundle_that_cannot_be_replaced_leaves_nothing_of_the_new_result(files, capsys, monkeypatch, has_earlier):
    results = files.folder / "results"
    if has_earlier:
        main(words(files, "--allow-incomplete"))
    before = {path.name: path.read_bytes() for path in results.glob("*")}
    files.ratings(sheet("A", "E1", 5, 5, 5))
    replace = Path.replace

    def refuse(path, target):
        if path.name == "bundle.zip":
            raise PermissionError(errno.EPERM, "Operation not permitted", str(path), None, str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert main(words(files)) == 1
    assert str(results / "bundle.zip") in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in results.iterdir()} == before


def test_what_cannot_be_linked_is_copied_before_it_is_replaced(files, monkeypatch):
    def refuse(_source, _target):
        raise OSError(errno.EPERM, "no links on this stick")

    monkeypatch.setattr(os, "link", refuse)
    for _ in range(2):
        assert main(words(files, "--allow-incomplete")) == 0


def test_an_empty_output_folder_is_not_the_current_one(files, capsys):
    command = words(files)
    command[command.index("-o") + 1] = ""
    assert main(command) == 2
    assert "没有写路径" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("scheme.toml", 'name = "x"\nstandard = "nope"\n', "nope"),
        ("entries.csv", "", "文件是空的"),
    ],
)
def test_ratings_are_looked_at_beside_what_cannot_be_used(files, capsys, name, content, what):
    files.write(name, content)
    files.write("ratings.csv", "phas,entry,expert,indicator,percent\ndesk,A,E1,1.1,50\n")
    assert main(words(files)) == 1
    told = capsys.readouterr().err
    assert [text in told for text in (what, "缺少列 phase")] == [True, True]
