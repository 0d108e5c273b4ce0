"""Which files of a folder are score workbooks."""

import errno
import os
from pathlib import Path

import pytest

from zhiheng.problems import Problems
from zhiheng.tables import find_files


def test_find_files_takes_files_named_and_those_of_folders(tmp_path: Path) -> None:
    for name in ("b.xlsx", "A.XLSX", "~$b.xlsx", "._b.xlsx", "notes.pdf"):
        (tmp_path / name).touch()
    problems = Problems()
    single = tmp_path / "single"
    assert find_files([single, tmp_path], problems, (".xlsx",)) == [single, tmp_path / "A.XLSX", tmp_path / "b.xlsx"]
    assert not problems


def test_find_files_leaves_names_no_folder_can_have(tmp_path: Path) -> None:
    paths = [tmp_path / ("x" * 300), tmp_path / "a\0b"]
    assert find_files(paths, Problems(), (".xlsx",)) == paths


def test_find_files_notes_other_formats_and_empty_folders(tmp_path: Path) -> None:
    for name in ("E1.xls", "E2.et", "E3.ods"):
        (tmp_path / name).touch()
    problems = Problems()
    assert find_files([tmp_path], problems, (".xlsx",)) == []
    assert [(problem.place.file, problem.what("zh")) for problem in problems] == [
        (str(tmp_path / "E1.xls"), "不是 .xlsx 格式"),
        (str(tmp_path / "E2.et"), "不是 .xlsx 格式"),
        (str(tmp_path / "E3.ods"), "不是 .xlsx 格式"),
        (str(tmp_path), "文件夹里没有 .xlsx 文件"),
    ]


def test_find_files_looks_into_subfolders_but_not_into_hidden_ones(tmp_path: Path) -> None:
    for name in ("desk", "visit", ".trash"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "E1.xlsx").touch()
    problems = Problems()
    expected = [tmp_path / "desk" / "E1.xlsx", tmp_path / "visit" / "E1.xlsx"]
    assert find_files([tmp_path], problems, (".xlsx",)) == expected
    assert not problems


def test_find_files_notes_subfolders_it_cannot_look_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("closed", ".closed", "desk"):
        (tmp_path / name).mkdir()
    (tmp_path / "desk" / "E1.xlsx").touch()
    (tmp_path / "linked").symlink_to(tmp_path / "desk", target_is_directory=True)
    scan = os.scandir

    def refuse(path: str) -> object:
        if "closed" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    problems = Problems()
    assert find_files([tmp_path], problems, (".xlsx",)) == [tmp_path / "desk" / "E1.xlsx"]
    assert sorted((problem.place.file, problem.what("en")) for problem in problems) == [
        (str(tmp_path / "closed"), "the file cannot be opened (Permission denied)"),
        (str(tmp_path / "linked"), "a link to another folder, whose files are not read"),
    ]
    closed = Problems()
    assert find_files([tmp_path / "closed"], closed, (".xlsx",)) == []
    assert [problem.what("zh") for problem in closed] == ["文件打不开（没有权限）"]
