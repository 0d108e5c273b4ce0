"""A season from score workbooks is the same as from lists."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.make import ONE_PHASE, TINY, Files, entries
from scoring.workbooks.make import make, on_sheet
from zhiheng.problems import Problems
from zhiheng.scoring import Entry, load_season
from zhiheng.scoring.assignments import Assignment, Expert
from zhiheng.scoring.workbooks import Template, read_lists
from zhiheng.standard import load_guide, load_standard
from zhiheng.tables import read_file

SEASON = Path(__file__).parents[3] / "examples" / "season"
STANDARD = load_standard("pengjiang-manufacturing")
Rows = list[dict[str, str]]


def _typed(assignment: Assignment, rows: Rows) -> dict[str, dict[str, object]]:
    """Return what an expert types for rows of ``ratings.csv``."""
    assigned = {entry.id: entry for entry in assignment.entries}
    cells: dict[str, dict[str, object]] = {entry: {} for entry in assigned}
    for row in rows:
        if row["percent"] == "withdrawn":
            cells[row["entry"]]["D2"] = "撤回"
        elif row["percent"]:
            cells[row["entry"]][on_sheet(row["indicator"], assigned[row["entry"]], STANDARD)] = int(row["percent"])
    return cells


@pytest.mark.integration
def test_season_from_workbooks_is_the_season_from_lists(tmp_path: Path) -> None:
    lists = [read_file(SEASON / f"{name}.csv") for name in ("entries", "experts", "assignments")]
    _, assignments = read_lists(lists[0], lists[1], lists[2], Problems())
    rows: Rows = list(csv.DictReader((SEASON / "ratings.csv").read_text("utf-8-sig").splitlines()))
    with (tmp_path / "visit.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row for row in rows if row["phase"] != "desk")
    for assignment in assignments:
        own = [row for row in rows if row["phase"] == "desk" and row["expert"] == assignment.expert.id]
        workbook = make(Template(STANDARD, load_guide(), "desk"), assignment, _typed(assignment, own))
        (tmp_path / workbook.name).write_bytes(workbook.content)
    more = (SEASON / "entries.csv", SEASON / "scheme.toml")
    from_workbooks = load_season([tmp_path], *more, allow_incomplete=True)
    from_lists = load_season([SEASON / "ratings.csv"], *more, allow_incomplete=True)
    assert from_workbooks.ratings_csv() == from_lists.ratings_csv()


def test_workbooks_of_another_tracks_standard_are_refused(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.write("other.yaml", TINY.replace("id: tiny", "id: other").replace("小标准", "另一标准"))
    files.write("scheme.toml", ONE_PHASE + '[[tracks]]\nid = "x"\n[[tracks]]\nid = "y"\nstandard = "other.yaml"\n')
    files.write("entries.csv", entries(A="示例A公司,advanced,,x", B="示例B公司,advanced,,y"))
    made_for = load_standard("tiny.yaml", tmp_path)
    assignment = Assignment(Expert("E1", "专家甲"), (Entry("B", "示例B公司", "advanced"),))
    workbook = make(Template(made_for, load_guide(), "desk"), assignment, {"B": {}})
    (tmp_path / "ratings.csv").mkdir()
    (tmp_path / "ratings.csv" / "E1.xlsx").write_bytes(workbook.content)
    assert [problem.partition(": ")[2].partition(" › ")[0] for problem in files.problems()] == [
        "这份评分表用的评分要点 tiny 不是 B 所属申报类别的"
    ]


def test_workbooks_of_another_guide_or_for_another_company_are_refused(tmp_path: Path) -> None:
    files = Files(tmp_path)
    made_for = load_standard("tiny.yaml", tmp_path)
    (tmp_path / "ratings.csv").mkdir()
    other = Assignment(Expert("E1", "专家甲"), (Entry("B", "另一公司", "advanced"),))
    workbook = make(Template(made_for, load_guide(), "desk"), other)
    (tmp_path / "ratings.csv" / "E1.xlsx").write_bytes(workbook.content)
    office = Template(made_for, replace(load_guide(), id="office"), "desk")
    workbook = make(office, Assignment(Expert("E2", "专家乙"), other.entries))
    (tmp_path / "ratings.csv" / "E2.xlsx").write_bytes(workbook.content)
    problems = files.problems()
    assert problems[0].startswith(
        "ratings.csv/E1.xlsx › B: 这张评分表是为“另一公司（先进制造业）”生成的，名单上 B 是“示例B公司"
    )
    assert problems[1].startswith("ratings.csv/E2.xlsx: 按评分指南 office（摘要值 ")


def test_a_file_that_is_no_score_workbook_is_refused_once(tmp_path: Path) -> None:
    files = Files(tmp_path)
    (tmp_path / "ratings.csv").mkdir()
    (tmp_path / "ratings.csv" / "E1.xlsx").write_bytes(b"no workbook")
    assert [problem.partition(": ")[2].partition(" › ")[0] for problem in files.problems()] == [
        "不是可读的 Excel 工作簿"
    ]


def test_a_bad_cell_of_a_workbook_is_one_problem_and_not_an_absent_cell_besides(tmp_path: Path) -> None:
    files = Files(tmp_path)
    tiny = load_standard("tiny.yaml", tmp_path)
    entry = Entry("A", "示例A公司", "advanced")
    typed = {on_sheet(code, entry, tiny): 60 for code in ("1.2", "2.1")}
    cells: dict[str, dict[str, object]] = {"A": {on_sheet("1.1", entry, tiny): 0.65, **typed}}
    workbook = make(Template(tiny, load_guide(), "desk"), Assignment(Expert("E1", "专家甲"), (entry,)), cells)
    (tmp_path / "ratings.csv").mkdir()
    (tmp_path / "ratings.csv" / "E1.xlsx").write_bytes(workbook.content)
    assert len(files.problems()) == 1
