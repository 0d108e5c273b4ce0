import pytest

from scoring.make import ONE_PHASE, TINY, entries, sheet
from zhiheng.problems import BadInputError
from zhiheng.scoring import load_season
from zhiheng.scoring.marks import ABSENT, NOT_APPLICABLE, WITHDRAWN

GOOD = sheet("A", "E1", 50, 60, 70)


def marks(season):
    return {(item.entry, item.expert): item.marks for sheets in season.sheets.values() for item in sheets}


def test_sheets_hold_four_different_values_besides_numbers(files):
    files.write("scheme.toml", "allow_na = true\n" + ONE_PHASE)
    files.ratings(sheet("A", "E1", "NA", 0, 5), sheet("A", "E2", "NA", None), sheet("B", "E1", *["withdrawn"] * 3))
    assert marks(files.season(allow_incomplete=True)) == {
        ("A", "E1"): [NOT_APPLICABLE, 0, 1],
        ("A", "E2"): [NOT_APPLICABLE, ABSENT, ABSENT],
        ("B", "E1"): [WITHDRAWN] * 3,
    }


def test_a_missing_row_equals_an_empty_cell(files):
    files.ratings(sheet("A", "E1", 50, 60, None))
    with_empty = marks(files.season(allow_incomplete=True))
    files.ratings(sheet("A", "E1", 50, 60))
    assert marks(files.season(allow_incomplete=True)) == with_empty


def test_rows_of_a_sheet_need_not_stand_together(files):
    first, second = sheet("A", "E1", 50, 60, 70), sheet("A", "E2", 10, 20, 30)
    files.ratings(first, second)
    together = marks(files.season())
    rows = [line for pair in zip(first.splitlines(), second.splitlines(), strict=True) for line in pair]
    files.ratings("".join(f"{row}\n" for row in rows))
    assert marks(files.season()) == together


def test_columns_are_found_by_name_and_spaces_are_ignored(files):
    files.write(
        "ratings.csv",
        "note,percent,indicator,expert,entry,phase\nx, 50 ,1.1,E1,A,desk\n,60,1.2,E1,A,desk\n,70,2.1,E1,A,desk\n",
    )
    spaced = marks(files.season())
    files.ratings(GOOD)
    assert marks(files.season()) == spaced


def test_a_folder_gives_its_lists_and_no_lock_files(files):
    files.write("~$ratings.csv", "no list")
    (files.folder / "scores").mkdir()
    files.write("scores/one.csv", "phase,entry,expert,indicator,percent\n" + GOOD)
    files.write("scores/two.csv", "phase,entry,expert,indicator,percent\n" + sheet("B", "E1", 1 * 5, 10, 15))
    files.write("scores/.hidden.csv", "no list")
    files.write("scores/notes.txt", "no list")

    folder = files.folder
    season = load_season([folder / "scores"], folder / "entries.csv", folder / "scheme.toml")
    assert sorted(marks(season)) == [("A", "E1"), ("B", "E1")]


def test_an_empty_folder_is_refused(files):
    (files.folder / "ratings.csv").mkdir()
    assert files.problems() == ["ratings.csv: 文件夹里没有 .csv、.xlsx 文件 › 检查是否选错文件夹"]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("dusk,B,E1,1.1,50", "评审方案没有阶段 dusk"),
        ("desk,X,E1,1.1,50", "申报 X 不在申报名单中"),
        ("desk,B,E 1,1.1,50", "E 1 不能作专家编号"),
        ("desk,B,@panel,1.1,50", "@panel 不能作专家编号"),
        ("desk,B,@consensus,1.1,50", "阶段 desk 不按合议汇总，不能有 @consensus 的分"),
        ("desk,A,E1,9.9,50", "tiny 没有二级指标 9.9"),
        ("desk,A,E1,1.1,50", "E1 对 A 的 1.1 重复给分"),
        ("desk,A,E1,1.1,", "E1 对 A 的 1.1 重复给分"),
        ("desk,A,E1,1.1,83", "得分率 83 无效"),
        ("desk,A,E1,1.1,85%", "85% 带有百分号"),
        ("desk,A,E1,1.1,0.65", "0.65 像是小数形式的得分率"),
        ("desk,A,E1,1.1,NA", "E1 对 A 的 1.1 重复给分"),
    ],
)
def test_a_bad_row_is_named_with_its_line(files, row, what):
    files.ratings(GOOD, row + "\n")
    assert [problem.partition(" › ")[2].partition(" › ")[0] for problem in files.problems()] == [f"第 5 行: {what}"]


def test_na_is_refused_unless_the_scheme_allows_it(files):
    files.ratings(sheet("A", "E1", "NA", 60, 70))
    assert files.problems()[0].startswith("ratings.csv › 第 2 行: 评审方案不允许不适用（NA）")
    files.write("scheme.toml", "allow_na = true\n" + ONE_PHASE)
    assert files.season().sheets


def test_points_are_read_in_half_steps_up_to_the_maximum(files):
    files.write("scheme.toml", 'unit = "points"\n' + ONE_PHASE)
    files.ratings(sheet("A", "E1", "9.5", "20", "0"), unit="points")
    assert marks(files.season()) == {("A", "E1"): [19, 40, 0]}
    files.ratings(sheet("A", "E1", "10.5", "0.25", "0"), unit="points")
    assert [problem.split(" › ")[1] for problem in files.problems()][:2] == [
        "第 2 行: 得分 10.5 无效",
        "第 3 行: 得分 0.25 无效",
    ]


def test_a_bad_sheet_is_named_once_however_many_rows_it_has(files):
    files.ratings(sheet("X", "E1", 50, 60, 70), GOOD)
    assert len(files.problems()) == 1


def test_a_list_without_rows_is_refused(files):
    files.ratings()
    assert files.problems() == ["ratings.csv: 没有一行评分 › 检查是否选错文件"]


def test_a_list_without_its_columns_is_refused_for_that_alone(files):
    files.write("ratings.csv", "phase,entry,expert,indicator,points\n" + GOOD)
    assert [problem.split(" › ")[1] for problem in files.problems()] == ["第 1 行: 缺少列 percent"]


def test_a_sheet_withdrawn_in_part_is_refused(files):
    files.ratings(sheet("A", "E1", "withdrawn", 60, 70), sheet("B", "E1", "withdrawn", "withdrawn", "withdrawn"))
    assert [problem.split(" › ")[1] for problem in files.problems()] == ["第 2 行: E1 对 A 的评分表只撤回了一部分"]


def test_all_problems_of_all_files_are_named_at_once(files):
    files.write("scheme.toml", "x = 1\n")
    files.write("entries.csv", "entry,name\n")
    folder = files.folder
    (folder / "ratings.csv").mkdir()
    assert [problem.split(" › ")[0].split(":")[0] for problem in files.problems()] == [
        "scheme.toml",
        "scheme.toml",
        "scheme.toml",
        "ratings.csv",
        "entries.csv",
    ]


def test_a_phase_with_its_own_form_is_marked_by_that_form(files):
    files.write("other.yaml", TINY.replace("id: tiny", "id: other").replace("甲", "丙"))
    files.write("scheme.toml", ONE_PHASE + 'form = "other.yaml"\n')
    files.write("entries.csv", entries("A"))
    files.ratings(GOOD)
    season = files.season()
    assert [form.standard.id for form in season.forms.values()] == ["other"]


@pytest.mark.parametrize("bad", ["85%", "NA"])
def test_a_bad_cell_is_one_problem_and_not_an_absent_cell_besides(files, bad):
    files.ratings(sheet("A", "E1", bad, 60, 70))
    assert len(files.problems()) == 1


def test_ratings_are_checked_beside_a_faulty_scheme(files):
    files.write("scheme.toml", "spreadlimit = 3\n" + ONE_PHASE)
    files.ratings(sheet("A", "E1", "85%", 60, 70), sheet("X", "E1", 5, 5, 5))
    assert [problem.partition(": ")[2].partition(" › ")[0] for problem in files.problems()] == [
        "不认识的键 spreadlimit",
        "85% 带有百分号",
        "申报 X 不在申报名单中",
    ]


def test_what_follows_from_a_faulty_scheme_is_not_said_of_the_ratings(files):
    files.write("scheme.toml", ONE_PHASE.replace('"mean"', '"consensus "'))
    files.ratings(sheet("A", "@consensus", 50, 60, 70), GOOD)
    assert [problem.partition(": ")[2].partition(" › ")[0] for problem in files.problems()] == [
        "aggregate 的值 consensus  无效"
    ]


def test_good_ratings_beside_a_faulty_scheme_add_nothing(files):
    files.write("scheme.toml", "spreadlimit = 3\n" + ONE_PHASE)
    files.ratings(GOOD)
    assert len(files.problems()) == 1


def test_an_unreadable_list_of_entries_is_said_once(files):
    (files.folder / "entries.csv").write_bytes("entry,name,kind\nA,示例,advanced\n".encode("gbk"))
    files.ratings(GOOD)
    assert len(files.problems()) == 1


def test_a_missing_file_does_not_make_incomplete_sheets_a_problem(files):
    files.ratings(sheet("A", "E1", 50))
    (files.folder / "entries.csv").rename(files.folder / "elsewhere.csv")
    assert [problem.split(": ")[0] for problem in files.problems(allow_incomplete=True)] == ["entries.csv"]
    (files.folder / "elsewhere.csv").rename(files.folder / "entries.csv")
    more = [files.folder / "ratings.csv", files.folder / "none.csv"]
    with pytest.raises(BadInputError) as caught:
        load_season(more, files.folder / "entries.csv", files.folder / "scheme.toml", allow_incomplete=True)
    assert len(caught.value.problems) == 1
