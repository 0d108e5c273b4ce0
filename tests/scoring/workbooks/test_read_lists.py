"""The lists that workbooks are made from."""

import pytest

from scoring.workbooks.make import STANDARD
from zhiheng.problems import Problems
from zhiheng.scoring.workbooks import check_kinds, read_lists
from zhiheng.standard import Standard, load_standard
from zhiheng.tables import InputFile

EXPERTS = InputFile("experts.csv", "expert,name\nE1,专家甲\n".encode())


def _entries(text: str) -> InputFile:
    return InputFile("entries.csv", f"entry,name,kind,status,track\n{text}".encode())


def _read(entries: str, standard: Standard = STANDARD) -> tuple[list[list[str]], list[str]]:
    problems = Problems()
    listed, assignments = read_lists(_entries(entries), EXPERTS, None, problems)
    check_kinds(standard, listed, problems)
    found = [[entry.id for entry in assignment.entries] for assignment in assignments]
    return found, [problem.text("zh") for problem in problems]


def test_read_lists_gives_everyone_the_active_entries() -> None:
    assert _read("M01,一,advanced,,a\nM02,二,traditional,withdrawn,a\nM03,三,traditional,,\n") == ([["M01", "M03"]], [])


def test_read_lists_uses_assignments() -> None:
    problems = Problems()
    file = InputFile("assignments.csv", b"expert,entry\nE1,M02\n")
    _, assignments = read_lists(_entries("M01,一,advanced,,\nM02,二,advanced,,\n"), EXPERTS, file, problems)
    assert [entry.id for entry in assignments[0].entries] == ["M02"]
    assert not problems


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ("History,一,advanced,,\n", "entries.csv › 第 2 行: 编号 History 不能作工作表名（Excel 保留） › 改用别的编号"),
        (
            "m01,一,advanced,,\nM01,二,advanced,,\n",
            "entries.csv › 第 3 行: 编号 M01 与 m01 只有大小写不同，文件名和工作表名分不清 › 改其中一个",
        ),
        (
            "M01,一,advanced,,a\nM02,二,advanced,,b\n",
            "entries.csv: 名单有多个申报类别（a、b），评分表只对应一份评分要点 › 按申报类别分开名单，分别生成",
        ),
        ("M01,一,,,\n", "entries.csv › 第 2 行: 没有类型 › 填 advanced（先进制造业）或 traditional（传统制造业）"),
    ],
)
def test_read_lists_refuses_entries_no_workbook_can_be_made_for(entries: str, problem: str) -> None:
    assert _read(entries)[1] == [problem]


def test_check_kinds_needs_none_where_no_note_is_for_one_kind() -> None:
    assert _read("M01,一,,,\n", load_standard("gbt19580-2012")) == ([["M01"]], [])


def test_read_lists_says_nothing_of_assignments_while_a_list_is_empty() -> None:
    problems = Problems()
    file = InputFile("assignments.csv", b"expert,entry\nE1,M02\n")
    assert read_lists(_entries(""), EXPERTS, file, problems) == ({}, ())
    assert [problem.what("zh") for problem in problems] == ["一个申报也没有"]
