"""What comes back from experts: every mark with its place, and every way a workbook can go wrong."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.workbooks.make import (
    ADVANCED,
    ASSIGNMENT,
    CODES,
    PERCENT,
    POINTS,
    STANDARD,
    TRADITIONAL,
    WITH_NA,
    ErrorValue,
    Formula,
    fill,
    in_overview,
    make,
    on_sheet,
    read,
    rename,
)
from zhiheng.problems import Place
from zhiheng.scoring.assignments import Assignment, Expert
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.workbooks import Template
from zhiheng.scoring.workbooks.wording import COMMENTS
from zhiheng.standard import Standard, load_guide
from zhiheng.tables import InputFile

STATE = "D2"


def _rows(file: InputFile, **more: object) -> dict[tuple[str, str], str]:
    """Return {(entry, indicator): mark} of a workbook without problems."""
    (workbook,), problems = read(file, **more)
    assert problems == []
    assert workbook
    return {(entry, code): text for _, (_, entry, _, code, text) in workbook.rows()}


def test_read_gives_each_mark_with_its_place() -> None:
    cells = {
        "M01": {on_sheet("1.1"): 65, on_sheet("1.2"): 0},
        "总表": {in_overview("2.1"): 40, in_overview("1.1", 1): 5},
    }
    (workbook,), problems = read(make(cells=cells))
    assert problems == []
    assert workbook
    rows = list(workbook.rows())
    assert rows[:4] == [
        (Place("E1.xlsx", "M01", on_sheet("1.1")), ("desk", "M01", "E1", "1.1", "65")),
        (Place("E1.xlsx", "M01", on_sheet("1.2")), ("desk", "M01", "E1", "1.2", "0")),
        (Place("E1.xlsx", "总表", in_overview("2.1")), ("desk", "M01", "E1", "2.1", "40")),
        (Place("E1.xlsx", "总表", in_overview("1.1", 1)), ("desk", "M02", "E1", "1.1", "5")),
    ]
    assert rows[4:] == [
        (Place("E1.xlsx", "M02", on_sheet(code, TRADITIONAL)), ("desk", "M02", "E1", code, ""))
        for code in ("1.2", "2.1")
    ]
    assert [(sheet.entry, sheet.state, sheet.filled) for sheet in workbook.sheets] == [
        ("M01", "complete", 3),
        ("M02", "incomplete", 1),
    ]


def test_read_gives_empty_rows_for_an_untouched_sheet() -> None:
    (workbook,), problems = read(make())
    assert problems == []
    assert workbook
    assert [sheet.state for sheet in workbook.sheets] == ["not_started", "not_started"]
    assert [row[3:] for _, row in workbook.rows()] == [(code, "") for _ in range(2) for code in CODES]


def test_read_takes_a_sheet_with_nothing_but_a_comment_as_started() -> None:
    (workbook,), _ = read(make(cells={"M01": {"B10": "职责清楚"}}))
    assert workbook
    assert [(sheet.state, sheet.comments) for sheet in workbook.sheets] == [("incomplete", 1), ("not_started", 0)]
    [(label, (text, place))] = workbook.sheets[0].texts["1.1"].items()
    assert (label, text, place.sheet, place.cell) == (COMMENTS[1], "职责清楚", "M01", "B10")
    assert workbook.sheets[0].texts["1.2"] == {}


def test_read_gives_withdrawn_for_every_indicator_of_a_sheet_set_aside() -> None:
    cells = {"M01": {STATE: "撤回", on_sheet("1.1"): "六十五"}}
    (workbook,), problems = read(make(cells=cells))
    assert problems == []
    assert workbook
    assert workbook.sheets[0].state == "withdrawn"
    assert list(workbook.rows())[:3] == [
        (Place("E1.xlsx", "M01", STATE), ("desk", "M01", "E1", code, "withdrawn")) for code in CODES
    ]


def test_read_takes_the_same_figure_in_both_ways_once() -> None:
    file = make(cells={"M01": {on_sheet("1.1"): 65}, "总表": {in_overview("1.1"): 65}})
    assert _rows(file)["M01", "1.1"] == "65"


def test_read_gives_points_in_halves_and_na() -> None:
    assert _rows(make(POINTS, cells={"M01": {on_sheet("1.1"): 9.5}}))["M01", "1.1"] == "9.5"
    assert _rows(make(WITH_NA, cells={"M01": {on_sheet("1.1"): "NA"}}))["M01", "1.1"] == "NA"


def test_read_takes_entries_without_a_kind() -> None:
    neither = Assignment(ASSIGNMENT.expert, (Entry("M01", "示例公司", ""),))
    assert list(_rows(make(assignment=neither))) == [("M01", code) for code in CODES]


_MOVED = "行或列被移动、插入或删除 › 撤销改动，或把内容抄到原文件的对应位置"
_Mark = st.sampled_from(["", *range(0, 101, 5)])
_Way = st.sampled_from(["sheet", "overview", "both"])


@pytest.mark.property
@given(st.lists(st.tuples(_Mark, _Way), min_size=6, max_size=6))
def test_read_gives_back_what_was_typed_in_either_way(typed: list[tuple[str | int, str]]) -> None:
    keys = [(entry, code) for entry in (ADVANCED, TRADITIONAL) for code in CODES]
    cells: dict[str, dict[str, object]] = {"M01": {}, "M02": {}, "总表": {}}
    for (entry, code), (mark, way) in zip(keys, typed, strict=True):
        if way != "overview" and mark != "":
            cells[entry.id][on_sheet(code, entry)] = mark
        if way != "sheet" and mark != "":
            cells["总表"][in_overview(code, ASSIGNMENT.entries.index(entry))] = mark
    filled = InputFile("E1.xlsx", fill(_BLANK, cells))
    assert list(_rows(filled).values()) == [str(mark) for mark, _ in typed]


_BLANK = make().content

D6, E7 = on_sheet("1.1"), in_overview("1.1")
BAD_CELLS: list[tuple[Template, dict[str, dict[str, object]], str]] = [
    (PERCENT, {"M01": {D6: 0.65}}, "M01 › D6: 0.65 像是小数形式的得分率 › 写 65"),
    (PERCENT, {"M01": {D6: 0.01}}, "M01 › D6: 0.01 不在 0 至 100、步长 5 的数之内 › 改为其中的数；未评留空"),
    (
        PERCENT,
        {"M01": {D6: 64.99999999}},
        "M01 › D6: 64.99999999 不在 0 至 100、步长 5 的数之内 › 改为其中的数；未评留空",
    ),
    (PERCENT, {"总表": {E7: 105}}, "总表 › E7: 105 不在 0 至 100、步长 5 的数之内 › 改为其中的数；未评留空"),
    (PERCENT, {"M01": {D6: -5}}, "M01 › D6: -5 不在 0 至 100、步长 5 的数之内 › 改为其中的数；未评留空"),
    (POINTS, {"M01": {D6: 0.65}}, "M01 › D6: 0.65 不在 0 至 10、步长 0.5 的数之内 › 改为其中的数；未评留空"),
    (POINTS, {"M01": {D6: 10.5}}, "M01 › D6: 10.5 不在 0 至 10、步长 0.5 的数之内 › 改为其中的数；未评留空"),
    (PERCENT, {"M01": {D6: "６５"}}, "M01 › D6: “６５”是文字，不是数字 › 清空后输入半角数字；未评留空"),
    (PERCENT, {"M01": {D6: "NA"}}, "M01 › D6: 本评分表不能填不适用（NA） › 填数字"),
    (WITH_NA, {"M01": {D6: "na"}}, "M01 › D6: “na”是文字，不是数字 › 清空后输入半角数字；未评留空"),
    (PERCENT, {"M01": {D6: ErrorValue()}}, "M01 › D6: 单元格是错误值 › 清空后输入数字"),
    (PERCENT, {"总表": {E7: ErrorValue("#N/A")}}, "总表 › E7: 单元格是错误值 › 清空后输入数字"),
    (PERCENT, {"M01": {D6: Formula("60+5", 65)}}, "M01 › D6: 单元格里是公式 › 清空后直接填写"),
    (PERCENT, {"总表": {E7: Formula("60+5", 65)}}, "总表 › E7: 单元格里是公式 › 清空后直接填写"),
    (PERCENT, {"M01": {STATE: Formula('"有效"', "有效")}}, "M01 › D2: 单元格里是公式 › 清空后直接填写"),
    (PERCENT, {"M01": {D6: 65}, "总表": {E7: 60}}, "M01 › D6: 此处为 65，总表 的 E7 为 60 › 改成一致，或清空其中一处"),
    (PERCENT, {"M01": {STATE: "作废"}}, "M01 › D2: 状态“作废”无效 › 选“有效”或“撤回”"),
]


@pytest.mark.parametrize(("template", "cells", "problem"), BAD_CELLS)
def test_read_refuses_a_cell(template: Template, cells: dict[str, dict[str, object]], problem: str) -> None:
    _, problems = read(make(template, cells=cells))
    assert problems == [f"E1.xlsx › {problem}"]


def test_read_leaves_out_a_refused_cell_and_reads_the_others() -> None:
    (workbook,), problems = read(make(cells={"M01": {on_sheet("1.1"): "x", on_sheet("1.2"): 5, on_sheet("2.1"): 5}}))
    assert len(problems) == 1
    assert workbook
    assert [row[3:] for _, row in workbook.rows()][:2] == [("1.2", "5"), ("2.1", "5")]
    assert workbook.sheets[0].state == "incomplete"


BAD_SHEETS: list[tuple[dict[str, str], dict[str, dict[str, object]], list[str]]] = [
    ({"M01": "一号"}, {}, ["一号: 这张工作表是 M01，名称被改动 › 改回 M01"]),
    ({"M01": "x", "M02": "M01", "x": "M02"}, {}, [
        "M01: 这张工作表是 M02，名称被改动 › 改回 M02",
        "M02: 这张工作表是 M01，名称被改动 › 改回 M01",
    ]),
    ({"M01": "一号"}, {"M01": {"A1": "别的"}}, [
        "一号: 多出的工作表，其中的内容不会计入 › 删去，或移到别的文件",
        "M01: 缺少工作表 M01 › 从原文件补回，或把改了名的工作表改回 M01",
    ]),
    ({"总表": "汇总"}, {}, ["汇总: 这张工作表是 总表，名称被改动 › 改回 总表"]),
    ({}, {"M01": {"A6": ""}}, [
        f"M01 › A6: 此处应为“1.1”，现为“”，{_MOVED}",
    ]),
    ({}, {"M02": {"D4": "总表\r\n已填"}}, [
        f"M02 › D4: 此处应为“填写 得分率”，现为“总表 已填”，{_MOVED}",
    ]),
    ({}, {"M01": {"A1": "别的"}}, [
        f"M01 › A1: 此处应为“M01”，现为“别的”，{_MOVED}",
    ]),
    ({}, {"总表": {"B8": "2.1", "E7": 5}}, [
        f"总表 › B8: 此处应为“1.2”，现为“2.1”，{_MOVED}",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("renamed", "cells", "expected"), BAD_SHEETS)
def test_read_refuses_sheets(renamed: dict[str, str], cells: dict[str, dict[str, object]], expected: list[str]) -> None:
    content = make(cells=cells).content
    for old, new in renamed.items():
        content = rename(content, old, new)
    _, problems = read(InputFile("E1.xlsx", content))
    assert problems == [f"E1.xlsx › {problem}" for problem in expected]


def test_read_takes_a_line_break_written_in_another_way_and_a_deleted_page() -> None:
    file = make(cells={"M01": {"D4": "填写\r\n得分率"}})
    without = rename(file.content, "填写说明", "评分指南")
    (workbook,), problems = read(InputFile("E1.xlsx", without))
    assert problems == []
    assert workbook
    assert len(workbook.sheets) == 2


@pytest.mark.parametrize("content", [b"expert,entry\n", b"PK\x03\x04 nothing"])
def test_read_refuses_what_is_no_workbook(content: bytes) -> None:
    (workbook,), problems = read(InputFile("E1.xlsx", content))
    assert workbook is None
    assert problems == ["E1.xlsx: 不是可读的 Excel 工作簿 › 用 Excel 或 WPS 打开，去掉打开密码，另存为 .xlsx"]


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("B1", "zhiheng-score-workbook/2"),
        ("B2", "评审"),
        ("B3", "marks"),
        ("B4", "0"),
        ("B5", "maybe"),
        ("B7", ""),
        ("B9", ""),
        ("B10", "一"),
    ],
)
def test_read_refuses_a_damaged_hidden_page(address: str, text: str) -> None:
    _, problems = read(make(cells={"系统信息": {address: text}}))
    assert problems == [
        "E1.xlsx: 不是 zhiheng sheets new 生成的评分表，或其中的系统信息已损坏 › 使用秘书处发出的原文件"
    ]


def test_read_refuses_a_workbook_without_the_hidden_page() -> None:
    _, problems = read(InputFile("E1.xlsx", rename(make().content, "系统信息", "信息")))
    assert problems == [
        "E1.xlsx: 不是 zhiheng sheets new 生成的评分表，或其中的系统信息已损坏 › 使用秘书处发出的原文件"
    ]


OTHER = Standard("small", "小标准（新）", 100, STANDARD.categories)


def test_read_refuses_another_version_of_the_standard() -> None:
    (workbook,), problems = read(make(), find=lambda _phase: (OTHER,))
    assert workbook is None
    (problem,) = problems
    made_for, needed = STANDARD.digest[:12], OTHER.digest[:12]
    what = f"E1.xlsx: 按评分要点 small（摘要值 {made_for}）生成，应为 small {needed}"
    assert problem.partition(" › ")[0] == what


def test_read_refuses_a_phase_that_is_not_there() -> None:
    _, problems = read(make(), find=lambda _phase: ())
    assert problems == ["E1.xlsx: 属于阶段 desk，评审方案没有这个阶段 › 检查是否选错文件，或用方案中的阶段重新生成"]


def test_read_refuses_another_unit() -> None:
    assert read(make(POINTS), unit="points")[1] == []
    _, problems = read(make(POINTS), unit="percent")
    assert problems == ["E1.xlsx: 按得分填写，评审方案要求按得分率填写 › 按评审方案的 unit 重新生成评分表"]


def test_read_refuses_another_guide() -> None:
    fine = replace(load_guide(), id="fine", step=Decimal(1))
    file = make(Template(STANDARD, fine, "desk"), cells={"M01": {D6: 63}})
    assert read(file, guide=fine)[1] == []
    (workbook,), (problem,) = read(file, guide=load_guide())
    assert workbook is None
    made_with, expected = fine.digest[:12], load_guide().digest[:12]
    what = f"E1.xlsx: 按评分指南 fine（摘要值 {made_with}）生成，应为 process-results {expected}"
    assert problem.partition(" › ")[0] == what


@pytest.mark.parametrize(
    ("listed", "shown"),
    [
        (replace(ADVANCED, name="另一公司"), "另一公司（先进制造业）"),
        (replace(ADVANCED, kind="traditional"), "示例一号公司（传统制造业）"),
        (replace(ADVANCED, kind=""), "示例一号公司"),
    ],
)
def test_read_refuses_a_sheet_made_for_another_name_or_kind(listed: Entry, shown: str) -> None:
    assert read(make(), entries={"M01": ADVANCED, "M02": TRADITIONAL})[1] == []
    (problem,) = read(make(), entries={"M01": listed, "M02": TRADITIONAL})[1]
    what = f"E1.xlsx › M01: 这张评分表是为“示例一号公司（先进制造业）”生成的，名单上 M01 是“{shown}”"
    assert problem.partition(" › 重新")[0] == what


def test_read_refuses_the_same_sheets_twice() -> None:
    again = Assignment(ASSIGNMENT.expert, (TRADITIONAL,))
    (first, second), problems = read(make(), InputFile("again.xlsx", make(assignment=again).content))
    assert problems == ["again.xlsx: E1 在阶段 desk 对 M02 的评分表也在 E1.xlsx 中 › 向专家确认后只保留一个文件"]
    assert first
    assert second
    assert (len(first.sheets), len(second.sheets)) == (2, 0)


def test_read_takes_other_experts_and_other_phases_of_the_same_entries() -> None:
    other = Assignment(Expert("E2", "专家乙"), ASSIGNMENT.entries)
    visit = InputFile("visit.xlsx", make(Template(STANDARD, load_guide(), "visit")).content)
    assert read(make(), make(assignment=other), visit)[1] == []
