"""Pictures out of Word, and their captions."""

import zipfile

import pytest

from documents.examples import items, paragraph, picture
from documents.pictures import file_of, png
from evidence.report_word.reading import read, read_1_1a
from evidence.report_word.word_files import drawing, item, p, relation, run

_CONTENT = png(1)
_FILE = file_of(_CONTENT)
_RELATED = {"related": relation("p", "image", "media/p.png"), "parts": {"word/media/p.png": _CONTENT}}


def test_a_picture_is_known_by_its_content() -> None:
    report = read(p("1.1a", "3"), p(drawing("p")), p(drawing("p")), **_RELATED)
    assert list(report.documents["1.1a"].blocks) == [picture(_FILE), picture(_FILE)]
    (taken,) = report.pictures.values()
    assert (taken.content, taken.suffix, taken.sha256[:32], taken.file) == (_CONTENT, "png", _FILE, _FILE)


@pytest.mark.parametrize("shown", ['<v:imagedata r:id="p"/>', "<w:x><v:shape><v:imagedata r:id='p'/></v:shape></w:x>"])
def test_pictures_of_older_files_are_taken(shown: str) -> None:
    document, notes = read_1_1a(p(f"<w:r><w:pict>{shown}</w:pict></w:r>"), **_RELATED)
    assert (list(document.blocks), notes) == ([picture(_FILE)], [])


def test_a_picture_stands_between_the_words_around_it() -> None:
    content = run("前") + drawing("p") + run("  ") + drawing("p") + run("后")
    document, _ = read_1_1a(p(content), **_RELATED)
    assert list(document.blocks) == [paragraph("前"), picture(_FILE), picture(_FILE), paragraph("后")]


def test_a_picture_ends_its_list() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    content = run("前") + drawing("p") + run("后")
    document, _ = read_1_1a(p(content, "", numbered), item("新", 2), **_RELATED)
    assert list(document.blocks) == [
        items("bullet_list", [paragraph("前")]),
        picture(_FILE),
        paragraph("后"),
        items("bullet_list", [paragraph("新")]),
    ]


def test_a_picture_in_a_heading_is_taken() -> None:
    report = read(p(run("1.1a") + drawing("p"), "3"), p("甲"), **_RELATED)
    assert list(report.documents["1.1a"].blocks) == [picture(_FILE), paragraph("甲")]


def test_pictures_below_no_criterion_are_not_taken() -> None:
    report = read(p(drawing("p")), p("1.1a", "3"), **_RELATED)
    assert report.pictures == {}
    assert len(report.notes) == 1


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        (p("图 1 趋势", "caption"), "图 1 趋势"),
        (p("趋势", "caption"), "趋势"),
        (p("图 1 趋势"), "图 1 趋势"),
        (p("图１ 趋势"), "图１ 趋势"),
        (p("图一"), "图一"),
        (p("<w:r><w:t>图 1</w:t><w:br/><w:t>趋势</w:t></w:r>"), "图 1 趋势"),
    ],
)
def test_captions_belong_to_their_picture(caption: str, words: str) -> None:
    document, _ = read_1_1a(p(drawing("p")), caption, p("图 2 不是图题"), **_RELATED)
    assert list(document.blocks) == [picture(_FILE, words), paragraph("图 2 不是图题")]


@pytest.mark.parametrize("text", ["如图 1 所示", "图 1 " + "说明" * 30, ""])
def test_other_paragraphs_are_no_captions(text: str) -> None:
    document, _ = read_1_1a(p(drawing("p")), p(text), p("图 1"), **_RELATED)
    assert list(document.blocks) == [picture(_FILE), paragraph(text) if text else paragraph(), paragraph("图 1")]


def test_a_caption_without_a_picture_is_a_paragraph() -> None:
    assert read_1_1a(p("图 1", "caption"))[0].plain_text == "图 1"


_NO_PNG = "1.1a › 第 1 段: 图片不是 PNG 或 JPG，没有带入 › 复制后选择性粘贴为 PNG 图片"
_HUGE = "1.1a › 第 1 段: 图片太大，没有带入 › 压缩图片（不超过 20 MB、8000 万像素）"


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (b"GIF89a", _NO_PNG),
        (png(1)[:20], _NO_PNG),
        (png(1, 0), _NO_PNG),
        (png(1, 60_000, 2)[:16] + (60_000).to_bytes(4, "big") * 2 + b"\x08" * 20, _HUGE),
        (png(1) + bytes(20 << 20), _HUGE),
    ],
)
def test_other_pictures_are_told(content: bytes, note: str) -> None:
    related = {"related": _RELATED["related"], "parts": {"word/media/p.png": content}}
    assert read_1_1a(p(run("甲") + drawing("p")), method=zipfile.ZIP_STORED, **related)[1] == [note]


def test_linked_pictures_are_told() -> None:
    related = relation("l", "image", "file:///C:/a.png", "External")
    document, notes = read_1_1a(p(run("甲") + drawing("l", "link") + drawing("unknown")), related=related)
    assert document.plain_text == "甲"
    assert notes == ["1.1a › 第 1 段: 图片只是链接，不在文件里 › 重新插入图片"] * 2
