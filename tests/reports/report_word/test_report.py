"""What a report in Word looks like and is made of."""

import io
import zipfile

import pytest
from docx import Document as WordDocument
from docx.oxml.ns import qn

from documents.examples import cell, items, paragraph, picture, table
from documents.pictures import PICTURES, png
from zhiheng.documents import Document, document_of
from zhiheng.evidence import OVERVIEW, read_report_docx
from zhiheng.reports.report_word import Report, report_docx
from zhiheng.standard import load_standard

STANDARD = load_standard("pengjiang-manufacturing")
_CONTENT = png(0)


def _word(written: dict[str, Document] | None = None, content: bytes = _CONTENT) -> bytes:
    return report_docx(Report("自评报告", "示例公司", STANDARD, written or {}, {"1.1": "70%"}), lambda _: content)


def _opened(content: bytes) -> WordDocument:
    return WordDocument(io.BytesIO(content))


def test_headings_carry_codes_and_bookmarks() -> None:
    word = _opened(_word())
    headings = [one.text for one in word.paragraphs if one.style.name.startswith("Heading")]
    assert headings[:4] == [
        "组织概述",
        "1 领导（150分）",
        "1.1 企业家精神（25分）",
        "1.1a 如何完善中国特色现代企业制度",
    ]
    assert len(headings) == 1 + 5 + 26 + 81
    bookmarks = [one.get(qn("w:name")) for one in word.element.iter(qn("w:bookmarkStart"))]
    assert bookmarks[:4] == ["zh_overview", "zh_1", "zh_1_1", "zh_1_1a"]
    assert len(set(bookmarks)) == len(headings)


def test_a_report_of_some_parts_has_their_headings_alone() -> None:
    written = {OVERVIEW: document_of([paragraph("概述")]), "1.1a": document_of([paragraph("甲")])}
    report = Report("自评报告", "示例公司", STANDARD, written, {"1.1": "70%"}, {"1.2", "5.7"})
    word = _opened(report_docx(report, PICTURES.__getitem__))
    headings = [one.text.split()[0] for one in word.paragraphs if one.style.name.startswith("Heading")]
    assert (headings[:3], headings[-6:-3]) == (["1", "1.2", "1.2a"], ["5", "5.7", "5.7a"])
    assert not {"概述", "甲", "自评得分：70%"} & {one.text for one in word.paragraphs}


def test_long_first_clauses_are_cut_in_headings() -> None:
    headings = [one.text for one in _opened(_word()).paragraphs if one.style.name == "Heading 3"]
    assert max(map(len, headings)) == len("1.1a ") + 24
    assert any(heading.endswith("…") for heading in headings)


def test_criteria_notes_and_scores_have_styles_of_their_own() -> None:
    paragraphs = _opened(_word()).paragraphs
    by_style: dict[str, list[str]] = {}
    for one in paragraphs:
        by_style.setdefault(one.style.name, []).append(one.text)
    notes = sum(len(indicator.notes) for indicator in STANDARD.indicators)
    assert len(by_style["评价要点原文"]) == 1 + notes + 81
    assert by_style["自评得分"][:2] == ["自评得分：70%", "自评得分："]


def test_the_page_is_a4_with_title_and_page_number() -> None:
    section = _opened(_word()).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.header.paragraphs[0].text == "自评报告"
    assert 'w:instr="PAGE"' in section.footer._element.xml


def test_chinese_typefaces_are_named() -> None:
    styles = _opened(_word()).styles.element
    assert {one.get(qn("w:eastAsia")) for one in styles.iter(qn("w:rFonts"))} == {"仿宋", "黑体", "楷体", "宋体"}


def test_columns_are_as_wide_as_what_they_hold() -> None:
    long = "质量管理体系运行情况说明"
    head = [cell("项", kind="table_header"), cell("说明", kind="table_header")]
    document = document_of([table(head, [cell("一"), cell(long)], [cell("合计", 2)])])
    (shown,) = _opened(_word({"1.1a": document})).tables
    widths = [int(column.get(qn("w:w"))) for column in shown._tbl.tblGrid.iter(qn("w:gridCol"))]
    assert sum(widths) == pytest.approx(8845, abs=2)
    assert widths[1] > 4 * widths[0]
    assert [len(list(row._tr.iter(qn("w:tblHeader")))) for row in shown.rows] == [1, 0, 0]


@pytest.mark.parametrize(
    ("size", "shown"),
    [((40, 30), (381_000, 285_750)), ((2000, 100), (5_616_000, 280_800)), ((100, 2000), (378_000, 7_560_000))],
)
def test_pictures_fit_the_page(size: tuple[int, int], shown: tuple[int, int]) -> None:
    word = _opened(_word({OVERVIEW: document_of([picture(caption="<图>")])}, png(1, *size)))
    (inline,) = word.inline_shapes
    assert (inline.width, inline.height) == shown
    assert inline._inline.docPr.get("descr") == "<图>"


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="neither PNG nor JPEG"):
        _word({OVERVIEW: document_of([picture()])}, b"GIF89a")


def test_the_same_report_is_the_same_bytes() -> None:
    blocks = [paragraph("甲"), items("ordered_list", [paragraph("一")]), picture(), picture()]
    first, second = (_word({OVERVIEW: document_of(blocks)}) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert sum(name.startswith("word/media/") for name in archive.namelist()) == 1


def test_an_english_report_is_read_back_too() -> None:
    report = Report("Report", "Example Ltd", STANDARD, {"1.1a": document_of([paragraph("text")])}, {"1.1": "70%"})
    word = report_docx(report, PICTURES.__getitem__, "en")
    read = read_report_docx(word, STANDARD, "a.docx")
    assert (read.notes, read.documents["1.1a"].plain_text, read.self_scores["1.1"]) == ((), "text", "70%")
    assert "1.1 企业家精神 (25 points)" in [one.text for one in _opened(word).paragraphs]


def test_control_characters_in_plain_texts_do_no_harm() -> None:
    report = Report("自评\x0b报告", "示例\x00公司", STANDARD, {}, {"1.1": "70\n%"})
    word = report_docx(report, PICTURES.__getitem__)
    assert [one.text for one in _opened(word).paragraphs[:2]] == ["自评 报告", "示例 公司"]
    assert read_report_docx(word, STANDARD, "a.docx").self_scores["1.1"] == "70 %"
