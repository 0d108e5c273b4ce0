"""Experts and who scores what: every defect of the lists at its line."""

import pytest

from zhiheng.problems import Place, Problems
from zhiheng.scoring.assignments import Assignment, Expert, read_assignments, read_experts
from zhiheng.scoring.lists import Entry
from zhiheng.tables import InputFile

EXPERTS = {
    "E1": (Expert("E1", "专家甲"), Place("experts.csv", line=2)),
    "E2": (Expert("E2", "专家乙"), Place("experts.csv", line=3)),
}
M01, M02, M03 = Entry("M01", "一", "advanced"), Entry("M02", "二", "traditional"), Entry("M03", "三", "", "withdrawn")
ENTRIES = {entry.id: (entry, Place("entries.csv", line=line)) for line, entry in enumerate((M01, M02, M03), 2)}


def _file(name: str, text: str) -> InputFile:
    return InputFile(name, text.encode())


def test_read_experts_in_their_order() -> None:
    problems = Problems()
    experts = read_experts(_file("experts.csv", "name,expert,phone\n专家乙,E2,1\n专家甲,E1,2\n"), problems)
    assert not problems
    assert experts == {
        "E2": (Expert("E2", "专家乙"), Place("experts.csv", line=2)),
        "E1": (Expert("E1", "专家甲"), Place("experts.csv", line=3)),
    }


def test_read_experts_notes_every_defect() -> None:
    problems = Problems()
    experts = read_experts(
        _file("experts.csv", "expert,name\nE1,专家甲\nE1,专家乙\ne1,专家丙\n@x,专家丁\nE5,\n"), problems
    )
    assert [(problem.place.line, problem.what("zh")) for problem in problems] == [
        (3, "专家编号 E1 与第 2 行重复"),
        (5, "@x 不能作编号"),
        (6, "没有名称"),
        (4, "编号 e1 与 E1 只有大小写不同，文件名和工作表名分不清"),
    ]
    assert list(experts) == ["E1", "e1", "E5"]


@pytest.mark.parametrize(("text", "what"), [("expert,name\n", "一位专家也没有"), ("expert\nE1\n", "缺少列 name")])
def test_read_experts_notes_a_list_without_experts_once(text: str, what: str) -> None:
    problems = Problems()
    assert read_experts(_file("experts.csv", text), problems) == {}
    assert [problem.what("zh") for problem in problems] == [what]


def test_read_assignments_in_the_order_of_the_lists() -> None:
    problems = Problems()
    file = _file("assignments.csv", "expert,entry\nE2,M02\nE1,M03\nE2,M01\nE1,M02\n")
    assert read_assignments(file, problems, EXPERTS, ENTRIES) == (
        Assignment(EXPERTS["E1"][0], (M02,)),
        Assignment(EXPERTS["E2"][0], (M01, M02)),
    )
    assert not problems


def test_read_assignments_gives_everyone_all_active_entries_without_a_file() -> None:
    problems = Problems()
    assignments = read_assignments(None, problems, EXPERTS, ENTRIES)
    assert [assignment.entries for assignment in assignments] == [(M01, M02), (M01, M02)]
    assert not problems


def test_read_assignments_notes_every_defect() -> None:
    problems = Problems()
    file = _file("assignments.csv", "expert,entry\nE1,M03\nE3,M01\nE2,M09\nE2,M01\nE2,M01\n")
    read_assignments(file, problems, EXPERTS, ENTRIES)
    assert [(problem.place.file, problem.place.line, problem.what("zh")) for problem in problems] == [
        ("assignments.csv", 3, "专家 E3 不在专家名单中"),
        ("assignments.csv", 4, "申报 M09 不在申报名单中"),
        ("assignments.csv", 6, "E2 评 M01 与第 5 行重复"),
        ("experts.csv", 2, "专家 E1 没有要评的申报"),
    ]
