import pytest

from zhiheng.problems import Place, Problems
from zhiheng.scoring import Entry, read_entries
from zhiheng.tables import InputFile


def read(text):
    problems = Problems()
    found = read_entries(InputFile("entries.csv", text.encode()), problems)
    return found, [problem.text("zh") for problem in problems]


def test_read_entries_keeps_order_and_places():
    found, problems = read("name,entry,kind,extra\n示例乙公司,B,traditional,x\n示例甲公司,A,advanced,y\n")
    assert problems == []
    assert found == {
        "B": (Entry("B", "示例乙公司", "traditional"), Place("entries.csv", line=2)),
        "A": (Entry("A", "示例甲公司", "advanced"), Place("entries.csv", line=3)),
    }


def test_read_entries_takes_status_and_track():
    found, problems = read("entry,name,kind,status,track\nA,甲,,withdrawn,x\nB,乙,advanced,active,\nC,丙,advanced,,\n")
    assert problems == []
    assert [(entry.status, entry.track) for entry, _ in found.values()] == [
        ("withdrawn", "x"),
        ("active", None),
        ("active", None),
    ]
    assert [entry.is_active for entry, _ in found.values()] == [False, True, True]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("A B,甲,advanced,", "第 3 行: A B 不能作编号"),
        ("@x,甲,advanced,", "第 3 行: @x 不能作编号"),
        (f"{'x' * 32},甲,advanced,", f"第 3 行: {'x' * 32} 不能作编号"),
        ("B,,advanced,", "第 3 行: 没有名称"),
        ("B,甲,modern,", "第 3 行: kind 的值 modern 无效"),
        ("B,甲,advanced,gone", "第 3 行: status 的值 gone 无效"),
        ("A,甲,advanced,", "第 3 行: 申报编号 A 与第 2 行重复"),
    ],
)
def test_read_entries_names_a_bad_row(row, what):
    _, problems = read(f"entry,name,kind,status\nA,甲,advanced,\n{row}\n")
    assert [problem.partition(" › ")[2].partition(" › ")[0] for problem in problems] == [what]


def test_read_entries_names_all_bad_rows_at_once():
    found, problems = read("entry,name,kind\n?,甲,advanced\nA,,x\n")
    assert len(problems) == 3
    assert list(found) == ["A"]


def test_read_entries_refuses_an_empty_list():
    assert read("entry,name,kind\n") == ({}, ["entries.csv: 一个申报也没有 › 至少填一行"])


def test_read_entries_says_only_that_a_column_is_missing():
    _, problems = read("entry,name\nA,甲\n")
    assert problems == ["entries.csv › 第 1 行: 缺少列 kind › 表头应含：entry, name, kind"]


def test_read_entries_refuses_names_that_cannot_be_seen_and_rows_without_an_id():
    _, problems = read('entry,name,kind\nA,"示例\r一号",advanced\nB,示例\u202e号,advanced\n,丙,advanced\n')
    assert [problem.partition(": ")[2].partition(" › ")[0] for problem in problems] == [
        "名称是空的，或含有看不见的字符",
        "名称是空的，或含有看不见的字符",
        "缺少 entry",
    ]
