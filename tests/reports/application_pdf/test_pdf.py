"""The application as a PDF: what stands on its pages, and that no text is taken for a command."""

import hashlib
import io
import re
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from zhiheng.reports.application_pdf import Paper, application_pdf, unpack_fonts

MADE = datetime(2026, 11, 27, 6, tzinfo=UTC)


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack_fonts(tmp_path_factory.mktemp("fonts"))


def _paragraph(*texts: str) -> dict:
    return {"type": "paragraph", "content": [{"type": "text", "text": text} for text in texts]}


def _cell(text: str, kind: str = "table_cell", colspan: int = 1, rowspan: int = 1) -> dict:
    return {"type": kind, "attrs": {"colspan": colspan, "rowspan": rowspan}, "content": [_paragraph(text)]}


def _content(blocks: list) -> dict:
    response = {"code": "1.1a", "criterion": "如何建立文化？", "text": blocks}
    indicator = {"title": "1.1 文化", "worth": "40", "percent": "55", "points": "22", "responses": [response]}
    return {
        "title": "第一届示例奖申报书",
        "award": "示例奖",
        "cycle": "第一届示例奖",
        "track": "制造业",
        "entry_code": "4F89J2",
        "taken_in_by": "",
        "organisation": "示例公司",
        "credit_code": "91350100M000100Y43",
        "date": "2026年11月27日",
        "number": 2,
        "code": "W5CX-SZ7S-YGPX",
        "digest": "ab" * 32,
        "sections": [
            {
                "title": "申报组织",
                "fields": [
                    {"label": "组织名称", "lines": ["示例公司"], "columns": [], "rows": []},
                    {"label": "联系人", "lines": [], "columns": ["姓名", "手机"], "rows": [["张三", "138"]]},
                ],
            }
        ],
        "has_conflicts": True,
        "overview": [],
        "categories": [{"title": "1 领导", "indicators": [indicator]}],
        "worth": "40",
        "points": "22",
        "attachments": [{"number": "1", "title": "证书", "file": ["证书.pdf", "abcd"], "links": ["1.1a 第 2 页"]}],
    }


def _pages(fonts: Path, blocks: list, pictures: dict[str, bytes] | None = None) -> list[str]:
    with PdfDocument(application_pdf(Paper(_content(blocks), pictures or {}, MADE), fonts)) as document:
        return [re.sub(r"\s+", "", page.get_textpage().get_text_bounded()) for page in document]


def _picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 20)).save(file, "PNG")
    return file.getvalue()


def test_every_page_has_its_number_and_the_code(fonts: Path) -> None:
    pages = _pages(fonts, [])
    assert len(pages) == 7
    for number, page in enumerate(pages, 1):
        assert f"校验码W5CX-SZ7S-YGPX编号4F89J2第2次提交第{number}页，共7页" in page


def test_parts_stand_in_their_order(fonts: Path) -> None:
    pages = _pages(fonts, [_paragraph("每年评审。")])
    cover, contents, form, overview, report, scores, evidence = pages
    assert "申报书" in cover
    assert "91350100M000100Y43" in cover
    assert "申报组织（盖章）" in cover
    assert "1.1文化" in contents
    assert "联系人姓名手机张三138" in form
    assert "外部辅导情况只用于核对利害关系" in form
    assert "（未填写）" in overview
    assert "1.1a如何建立文化？每年评审。" in report
    assert "1.1文化405522合计4022" in scores
    assert "1证书证书.pdfabcd1.1a第2页" in evidence


def test_cover_says_who_took_it_in(fonts: Path) -> None:
    paper = Paper({**_content([]), "taken_in_by": "王 #示例"}, {}, MADE)
    with PdfDocument(application_pdf(paper, fonts)) as document:
        cover = re.sub(r"\s+", "", document[0].get_textpage().get_text_bounded())
    assert ("秘书处收件，王#示例代录" in cover, "代录" in _pages(fonts, [])[0]) == (True, False)


def test_texts_are_set_as_they_are(fonts: Path) -> None:
    text = '#panic("x") $x$ *星* _下_ @ref <a> \\ [b] // ①℃喆堃昇祎'
    assert re.sub(r"\s+", "", text) in _pages(fonts, [_paragraph(text)])[4]


def test_every_kind_of_node_is_set(fonts: Path) -> None:
    item = {"type": "list_item", "content": [_paragraph("一点")]}
    marked = [{"type": "text", "text": "2", "marks": [{"type": one}]} for one in ("bold", "sub", "sup")]
    rows = [
        {"type": "table_row", "content": [_cell("头", "table_header", 2), _cell("尾", "table_header")]},
        {"type": "table_row", "content": [_cell("高", rowspan=2), _cell("甲"), _cell("乙")]},
        {"type": "table_row", "content": [_cell("丙"), _cell("丁")]},
    ]
    blocks = [
        {"type": "paragraph"},
        {"type": "paragraph", "content": [*marked, {"type": "hard_break"}, {"type": "text", "text": "后"}]},
        {"type": "bullet_list", "content": [item]},
        {"type": "ordered_list", "content": [item, item]},
        {"type": "table", "content": rows},
        {"type": "picture", "attrs": {"file": "here", "caption": "图一"}},
        {"type": "picture", "attrs": {"file": "gone", "caption": ""}},
    ]
    page = _pages(fonts, blocks, {"here": _picture()})[4]
    assert "222后•一点1.一点2.一点头尾高甲乙丙丁图一（图片不在本文件中）" in page.replace("‣", "•")


def test_same_paper_is_the_same_bytes(fonts: Path) -> None:
    paper = Paper(_content([_paragraph("一")]), {}, MADE)
    assert application_pdf(paper, fonts) == application_pdf(paper, fonts)


def test_picture_that_cannot_be_read_is_told(fonts: Path) -> None:
    block = {"type": "picture", "attrs": {"file": "bad", "caption": ""}}
    with pytest.raises(RuntimeError):
        application_pdf(Paper(_content([block]), {"bad": b"\x89PNG\r\n\x1a\nbad"}, MADE), fonts)


def test_typeface_is_the_listed_one() -> None:
    vendor = resources.files("zhiheng.reports.application_pdf") / "vendor"
    rows = re.findall(r"^\| (\S+\.xz) .* ([0-9a-f]{64}) \|$", (vendor / "README.md").read_text("utf-8"), re.MULTILINE)
    assert [(name, hashlib.sha256((vendor / name).read_bytes()).hexdigest()) for name, _ in rows] == rows
    assert len(rows) == 2
