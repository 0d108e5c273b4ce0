"""What a new workbook holds: its pages, what is locked, what can be typed, and the same bytes every time."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from scoring.workbooks.make import (
    ASSIGNMENT,
    CODES,
    PERCENT,
    POINTS,
    STANDARD,
    WITH_NA,
    in_overview,
    make,
    on_sheet,
    part,
    read,
)
from zhiheng.scoring.assignments import Assignment, Expert
from zhiheng.scoring.lists import Entry
from zhiheng.scoring.workbooks import Given, Template, write_score_workbook
from zhiheng.standard import load_guide, load_standard
from zhiheng.tables import InputFile, Sheet, read_workbook

FILE = make()
ENTRY_PAGES = ("M01", "M02")
PAGES = ("填写说明", "总表", "评分指南", "M01", "M02", "系统信息")


def _pages(file: InputFile) -> dict[str, Sheet]:
    return {page.name: page for page in read_workbook(file)}


def _texts(page: Sheet) -> list[str]:
    return [str(cell) for row in page.rows for cell in row if cell != ""]


def _unlocked(file: InputFile, sheet: str) -> set[str]:
    """Return the addresses of the cells a person can type into."""
    with zipfile.ZipFile(io.BytesIO(file.content)) as parts:
        styles = parts.read("xl/styles.xml").decode().partition("<cellXfs")[2].partition("</cellXfs>")[0]
    formats = re.findall(r"<xf .*?(?:/>|</xf>)", re.sub(r"/>(?=<(?:protection|/xf))", "", styles))
    free = {index for index, text in enumerate(formats) if 'locked="0"' in text}
    cells = re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', part(file.content, sheet))
    return {address for address, style in cells if int(style) in free}


def test_write_gives_the_same_bytes_for_the_same_input() -> None:
    content = write_score_workbook(PERCENT, ASSIGNMENT)
    assert write_score_workbook(PERCENT, ASSIGNMENT) == content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b">1980-01-01T00:00:00Z</dcterms:modified>" in parts.read("docProps/core.xml")


def test_write_gives_the_pages_in_their_order_and_hides_the_last() -> None:
    assert tuple(_pages(FILE)) == PAGES
    with zipfile.ZipFile(io.BytesIO(FILE.content)) as parts:
        assert re.findall(r'<sheet name="(\S+)"[^>]*state="(\w+)"', parts.read("xl/workbook.xml").decode()) == [
            ("系统信息", "veryHidden")
        ]


@pytest.mark.parametrize("page", PAGES)
def test_write_protects_every_page_without_a_password(page: str) -> None:
    protection = re.findall("<sheetProtection[^>]*>", part(FILE.content, page))
    assert protection == ['<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>']


def test_write_unlocks_nothing_but_the_cells_to_fill_in() -> None:
    unlocked = {page: _unlocked(FILE, page) for page in PAGES}
    assert unlocked["总表"] == {in_overview(code, position) for code in CODES for position in range(2)}
    comments = {"M01": {"B9", "B10", "B11", "B16", "B17", "B18", "B23", "B24", "B25"}, "M02": set[str]()}
    assert unlocked["M01"] == {"D2", *(on_sheet(code) for code in CODES), *comments["M01"]}
    assert {page: unlocked[page] for page in ("填写说明", "评分指南", "系统信息")} == {
        "填写说明": set(),
        "评分指南": set(),
        "系统信息": set(),
    }


def test_write_leaves_the_height_of_comments_to_what_is_typed() -> None:
    text = part(FILE.content, "M01")
    fixed = {int(row) for row in re.findall('<row r="(\\d+)"[^>]*customHeight="1"', text)}
    assert {9, 10, 11} & fixed == set()
    assert {6, 7, 8} <= fixed


def test_write_shows_the_notes_of_the_entry_s_kind_and_those_for_all() -> None:
    pages = _pages(FILE)
    shown = {page: [text for text in _texts(pages[page]) if text.endswith("的注。")] for page in ENTRY_PAGES}
    assert shown == {"M01": ["先进的注。", "所有的注。"], "M02": ["传统的注。", "所有的注。"]}


def test_write_shows_every_criterion_of_the_official_standard_in_full() -> None:
    standard = load_standard("pengjiang-manufacturing")
    page = _pages(make(Template(standard, load_guide(), "desk")))["M01"]
    criteria = [criterion.text for indicator in standard.indicators for criterion in indicator.criteria]
    assert [text for text in _texts(page) if text in criteria] == criteria


def test_write_says_where_the_criteria_are_withheld() -> None:
    standard = load_standard("gbt19580-2012")
    page = _pages(make(Template(standard, load_guide(), "desk")))["M01"]
    assert _texts(page).count("评价要点原文见标准文本。") == len(list(standard.indicators))


def test_write_gives_formulas_the_values_of_an_empty_sheet() -> None:
    page = _pages(FILE)["M01"]
    assert [row[3] for row in page.rows if row[1] in ("甲", "乙", "合计")] == [0, 0, 0]
    assert [row[6] for row in page.rows if row[1] in ("甲", "乙", "合计")] == ["", "", ""]
    assert [row[2] for row in page.rows if "类指标" in str(row[2])] == [
        "过程类指标：方法—展开—学习—整合",
        "过程类指标：方法—展开—学习—整合",
        "结果类指标：水平—趋势—对比—整合\n其中 b 为过程类指标：方法—展开—学习—整合",
    ]


def test_write_offers_percents_in_a_list_and_takes_typed_ones_in_the_overview() -> None:
    assert re.findall("<formula1>(.*?)</formula1>", part(FILE.content, "M01")) == [
        '"有效,撤回"',
        '"0,5,10,15,20,25,30,35,40,45,50,55,60,65,70,75,80,85,90,95,100"',
    ]
    assert re.findall("<formula1>(.*?)</formula1>", part(FILE.content, "总表")) == [
        f"IF(ISNUMBER({cell}),AND({cell}&gt;=0,{cell}&lt;=100,ROUND({cell}/5,6)=ROUND({cell}/5,0)),FALSE)"
        for cell in ("E7", "G7")
    ]


def test_write_offers_na_only_where_it_is_allowed() -> None:
    file = make(WITH_NA)
    assert re.findall("<formula1>(.*?)</formula1>", part(file.content, "M01"))[1].endswith(',100,NA"')
    assert 'EXACT(E7,"NA")' in re.findall("<formula1>(.*?)</formula1>", part(file.content, "总表"))[0]


def test_write_takes_points_in_halves_up_to_those_of_the_indicator() -> None:
    condition = "IF(ISNUMBER(D6),AND(D6&gt;=0,D6&lt;=$C6,ROUND(D6/0.5,6)=ROUND(D6/0.5,0)),FALSE)"
    assert re.findall("<formula1>(.*?)</formula1>", part(make(POINTS).content, "M01"))[1] == condition


def test_write_takes_typed_percents_where_a_list_would_be_too_long() -> None:
    fine = Template(STANDARD, replace(load_guide(), step=Decimal(1)), "desk")
    assert re.findall("<formula1>(.*?)</formula1>", part(make(fine).content, "M01"))[1].startswith("IF(ISNUMBER(D6)")


def test_write_says_in_chinese_what_can_be_typed() -> None:
    errors = re.findall('errorTitle="(.*?)" error="(.*?)"', part(FILE.content, "M01"))
    assert errors == [
        ("状态无效", "请选择“有效”或“撤回”。"),
        ("得分率无效", "请填 0 至 100 之间 5 的倍数，例如 65，不带百分号；未评的留空。"),
    ]
    assert "promptTitle" not in part(FILE.content, "M01")


def test_write_takes_names_as_texts_whatever_they_look_like() -> None:
    odd = Assignment(Expert("E1", "=1+1"), (Entry("M01", "=HYPERLINK(1)", "advanced"), Entry("M02", "http://x", "")))
    pages = _pages(make(assignment=odd))
    assert pages["M01"].cell(0, 0) == "M01　=HYPERLINK(1)（先进制造业）"
    assert pages["M02"].cell(0, 0) == "M02　http://x"
    assert "评审专家：=1+1（E1）" in _texts(pages["填写说明"])


def test_write_prints_on_a4_landscape_with_repeated_rows_and_a_footer() -> None:
    text = part(FILE.content, "M01")
    assert re.findall("<pageSetup[^>]*>", text) == [
        '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>'
    ]
    (footer,) = re.findall("<oddFooter>(.*?)</oddFooter>", text)
    assert re.split("&amp;[LCR]&amp;9", footer) == [
        "",
        "材料评审（desk） 专家甲（E1） M01 示例一号公司",
        "第 &amp;P 页，共 &amp;N 页",
        f"评分要点摘要值 {STANDARD.digest[:12]}",
    ]
    with zipfile.ZipFile(io.BytesIO(FILE.content)) as parts:
        assert "'M01'!$1:$4" in parts.read("xl/workbook.xml").decode()


def test_write_keeps_footers_short_and_their_ampersands() -> None:
    long = Assignment(Expert("E1", "甲&乙"), (Entry("M01", "长" * 80, "advanced"),))
    (footer,) = re.findall("<oddFooter>(.*?)</oddFooter>", part(make(assignment=long).content, "M01"))
    assert "甲&amp;&amp;乙（E1） M01 " + "长" * 35 + "…&amp;C" in footer


@pytest.mark.parametrize("count", [1, 6, 7])
def test_write_spreads_many_entries_over_several_pages_of_the_overview(count: int) -> None:
    many = Assignment(ASSIGNMENT.expert, tuple(Entry(f"M{number}", "示例公司", "advanced") for number in range(count)))
    (setup,) = re.findall("<pageSetup[^>]*>", part(make(assignment=many).content, "总表"))
    assert ('fitToWidth="2"' in setup) == (count == 7)


def test_write_says_what_the_guide_s_standing_is() -> None:
    draft = load_guide()
    adopted = replace(draft, status="adopted", decision="评委会〔2026〕1号", date="2026-03-01")
    said = [_pages(make(Template(STANDARD, guide, "desk")))["评分指南"].cell(1, 0) for guide in (draft, adopted)]
    assert said == ["草案，经评审委员会通过后使用", "已经评审委员会通过：评委会〔2026〕1号，2026-03-01"]


def test_write_names_a_phase_it_does_not_know_by_its_id() -> None:
    page = _pages(make(Template(STANDARD, load_guide(), "second")))["填写说明"]
    assert page.cell(0, 0) == "评分表　second"


def test_what_was_given_stands_in_its_cells_and_is_read_back() -> None:
    texts = {"优势": "目标到岗\n有记录", "证据定位": "长" * 32768}
    given = {"M01": Given({"1.1": "62.5", "1.2": "NA"}, {"1.1": texts}), "M02": Given({"2.1": "85"})}
    template = replace(WITH_NA, guide=replace(WITH_NA.guide, step=Decimal("2.5")))
    content = write_score_workbook(template, ASSIGNMENT, given)
    workbooks, problems = read(InputFile("E1.xlsx", content))
    assert problems == []
    found = {
        sheet.entry: (
            {code: mark for code, (mark, _) in sheet.marks.items() if mark},
            {code: {label: text for label, (text, _) in ones.items()} for code, ones in sheet.texts.items() if ones},
        )
        for sheet in workbooks[0].sheets
    }
    assert found == {
        "M01": ({"1.1": "62.5", "1.2": "NA"}, {"1.1": {"优势": "目标到岗\n有记录"}}),
        "M02": ({"2.1": "85"}, {}),
    }
