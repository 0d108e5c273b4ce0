"""Cells are understood by their form; what is not understood is noted."""

from typing import Any

import pytest

from zhiheng.problems import Place, Problems
from zhiheng.standard import messages
from zhiheng.standard.importer.cells import Cell, CriteriaTable, Paragraph
from zhiheng.standard.importer.reader import read_table

FILE = "a.txt"
CELLS = ["序号", "评价\n要点", "1", "领导\n40分", "1.1文化", "a. 如何。\nb．如何", "40分", "合 计", "40分"]


def _cell(line: int, text: str, *, is_listed: bool = False) -> Cell:
    place = Place(FILE, line=line)
    return Cell(tuple(Paragraph(part, place, is_listed) for part in text.split("\n")))


def _read(*texts: str) -> tuple[dict[str, Any], list[tuple[int | None, str]]]:
    """Return the data, and line and excerpt of each cell that could not be placed."""
    problems = Problems()
    cells = tuple(_cell(line, text) for line, text in enumerate(texts, start=1))
    data = read_table(FILE, CriteriaTable(Paragraph("标题", Place(FILE)), cells), problems)
    assert {problem.message for problem in problems} <= {messages.NOT_PLACED}
    return data, [(problem.place.line, str(dict(problem.values)["excerpt"])) for problem in problems]


def _indicator(*texts: str) -> dict[str, Any]:
    """Return the indicator whose cells are read after a category."""
    data, refused = _read("领导\n40分", *texts)
    assert refused == []
    indicator: dict[str, Any] = data["categories"][0]["indicators"][0]
    return indicator


def test_read_table_gives_the_data_of_a_standard() -> None:
    data, refused = _read(*CELLS)
    assert refused == []
    assert data == {
        "title": "标题",
        "points": "40",
        "categories": [
            {
                "code": "1",
                "name": "领导",
                "points": "40",
                "indicators": [
                    {
                        "code": "1.1",
                        "name": "文化",
                        "points": "40",
                        "kind": "process",
                        "criteria": [
                            {"code": "1.1a", "text": "如何。", "kind": "process"},
                            {"code": "1.1b", "text": "如何", "kind": "process"},
                        ],
                        "notes": [],
                    }
                ],
            }
        ],
    }


def test_read_table_without_title_has_none() -> None:
    assert "title" not in read_table(FILE, CriteriaTable(None, ()), Problems())


@pytest.mark.parametrize("text", ["领导\n150分", "领导（150分）", "领 导(150 分)", "领\n导\n150分", "领导１５０分"])
def test_category_is_a_name_with_points(text: str) -> None:
    category = _read(text)[0]["categories"][0]
    assert (category["name"].replace(" ", ""), category["points"]) == ("领导", "150")


@pytest.mark.parametrize("text", ["4.1.2文化", "4.1.2 文化", "４．１．２文化", "4.1.2.文化", "4.1.2\n文\n化"])
def test_indicator_is_a_code_with_a_name(text: str) -> None:
    indicator = _indicator(text)
    assert (indicator["code"], indicator["name"]) == ("4.1.2", "文化")


@pytest.mark.parametrize("label", ["a.", "a. ", "a．", "ａ．", "a、", "a)", "（a）", "a ."])
def test_criterion_label_may_have_many_forms(label: str) -> None:
    assert _indicator("1.1文化", f"{label}如何")["criteria"] == [{"code": "1.1a", "text": "如何", "kind": "process"}]


@pytest.mark.parametrize(("label", "number"), [("注：", None), ("注1：", "1"), ("注２:", "2"), ("注 1： ", "1")])
def test_note_label_may_have_many_forms(label: str, number: str | None) -> None:
    notes = _indicator("1.1文化", f"a.如何\n{label}应突出")["notes"]
    assert notes == [{"number": number, "audience": "all", "text": "应突出"}]


def test_paragraph_without_label_continues_the_one_before() -> None:
    indicator = _indicator("1.1文化", "a.如何\n并且\n注：应\n突出")
    assert [one["text"] for one in (*indicator["criteria"], *indicator["notes"])] == ["如何\n并且", "应\n突出"]


def test_paragraphs_numbered_by_word_get_letters_by_order() -> None:
    cells = (_cell(1, "领导\n40分"), _cell(2, "1.1文化"), _cell(3, "如何甲\n如何乙\n注：应", is_listed=True))
    indicator: Any = read_table(FILE, CriteriaTable(None, cells), Problems()).list_of("categories")[0]["indicators"]
    assert [one["code"] for one in indicator[0]["criteria"]] == ["1.1a", "1.1b"]
    assert [one["text"] for one in indicator[0]["notes"]] == ["应"]


def test_texts_may_stand_in_several_cells() -> None:
    criteria = _indicator("1.1文化", "a.如何", "40分", "b.如何")["criteria"]
    assert [one["code"] for one in criteria] == ["1.1a", "1.1b"]


def test_indicator_of_results_keeps_the_kinds_of_its_criteria() -> None:
    indicator = _indicator("5.7效益", "a.说明情况。\nb.说明情况。\nc.说明措施。")
    assert (indicator["kind"], [one["kind"] for one in indicator["criteria"]]) == (
        "results",
        ["results", "results", "process"],
    )


@pytest.mark.parametrize("total", [["合计", "100分"], ["合计100分"], ["合 计\n100分"]])
def test_total_may_stand_in_one_cell_or_two(total: list[str]) -> None:
    assert _read(*total)[0]["points"] == "100"


@pytest.mark.parametrize(
    ("cells", "refused"),
    [
        (["1.1文化"], [(1, "1.1文化")]),
        (["40分"], [(1, "40分")]),
        (["a.如何"], [(1, "a.如何")]),
        (["领导\n40分", "a.如何"], [(2, "a.如何")]),
        (
            ["领导\n40分", "1.1文化", "如何进行组织架构设计和治理系统建设，以激发组织活力"],
            [(3, "如何进行组织架构设计和治理系统建设，以激")],
        ),
        (["领导\n40分", "1.1文化", "40分", "40分"], [(4, "40分")]),
        (["领导\n40分", "1.1文化", "a.如何", "40分", "12治理", "a.如何", "40分"], [(5, "12治理")]),
        (["领导", "1.1文化", "a.如何", "40分"], [(1, "领导"), (2, "1.1文化")]),
        (["合计", "40分", "40分"], [(3, "40分")]),
        (["合计", "a.如何"], [(2, "a.如何")]),
    ],
)
def test_cells_that_fit_nowhere_are_noted(cells: list[str], refused: list[tuple[int, str]]) -> None:
    assert _read(*cells)[1] == refused


def test_bare_numbers_are_points_where_points_are_due() -> None:
    data, refused = _read("1", "领导\n40分", "1.1文化", "a. 如何。", "40", "2", "合计", "40", "3")
    assert refused == []
    assert data["points"] == "40"
    assert data["categories"][0]["indicators"][0]["points"] == "40"


def test_bare_number_before_the_criteria_numbers_a_row() -> None:
    indicator = _indicator("1.1文化", "3", "a. 如何。", "40")
    assert (indicator["points"], [one["code"] for one in indicator["criteria"]]) == ("40", ["1.1a"])
