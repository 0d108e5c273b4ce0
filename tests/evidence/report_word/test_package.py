"""Files that are no Word file, or not safe to read, are refused."""

import io
import zipfile

import pytest

from evidence.report_word.reading import NAME, STANDARD, read, told
from evidence.report_word.word_files import SPACES, p, relation, relations, word_file
from zhiheng.documents import MOST_CHARACTERS
from zhiheng.evidence import read_report_docx
from zhiheng.problems import BadInputError

_BODY = p("1.1a", "3") + p("甲")


def _problems(content: bytes) -> list[str]:
    with pytest.raises(BadInputError) as refused:
        read_report_docx(content, STANDARD, NAME)
    return [problem.text("zh").removeprefix(f"{NAME}: ") for problem in refused.value.problems]


def _zip(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


_NOT_WORD = ["不是可读的 Word 文件（.docx） › 用 Word 或 WPS 打开，去掉打开密码，另存为 .docx"]
_ENTITIES = ["文件里有不允许的 XML 声明 › 用 Word 或 WPS 打开，另存为 .docx"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        _zip(a="b"),
        word_file(_BODY, parts={"_rels/.rels": relations()}),
        word_file(_BODY, parts={"_rels/.rels": relations(relation("d", "officeDocument", "word/none.xml"))}),
        word_file(_BODY, parts={"word/document.xml": "<w:document"}),
        word_file(_BODY, parts={"word/document.xml": b"\xff\xfe\x00"}),
        word_file(_BODY, parts={"word/styles.xml": "<w:styles>"}),
        word_file(_BODY, parts={"word/document.xml": "\xe9".encode("latin-1")}),
        word_file(_BODY)[:-30],
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    assert _problems(content) == _NOT_WORD


_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document/>'


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("content", [_LAUGHS.encode(), _LAUGHS.encode("utf-16")])
def test_entities_are_refused(part: str, content: bytes) -> None:
    assert _problems(word_file(_BODY, parts={part: content})) == _ENTITIES


@pytest.mark.parametrize(
    "parts",
    [{"word/media/x.bin": bytes(30 << 20)}, {f"word/media/{number}": "" for number in range(5001)}],
)
def test_bombs_are_refused(parts: dict) -> None:
    assert _problems(word_file(_BODY, parts=parts)) == ["文件展开后过大（超过 400 MB） › 压缩或减少图片后另存为 .docx"]


def test_a_huge_text_is_refused() -> None:
    huge = f"<!--{' ' * (48 << 20)}-->"
    assert _problems(word_file(_BODY, huge, method=zipfile.ZIP_STORED)) == _NOT_WORD


@pytest.mark.parametrize("target", ["http://example.com/a.dotm", "\\\\server\\a.dotx", "//server/a", "https://x/a.png"])
def test_content_from_elsewhere_is_refused(target: str) -> None:
    related = relation("t", "attachedTemplate", target, "External") + relation("i", "image", target, "External")
    assert (
        _problems(word_file(_BODY, related=related))
        == [f"文件引用外部内容（{target}） › 把内容插入文件，或断开链接（文件 → 信息 → 编辑指向文件的链接）后保存"] * 2
    )


def test_links_and_a_template_of_the_same_computer_are_allowed() -> None:
    related = relation("h", "hyperlink", "http://example.com", "External") + relation("x", "theme", "none.xml")
    related += relation("t", "attachedTemplate", "file:///C:/Normal.dotm", "External")
    assert read(_BODY, related=related).documents["1.1a"].plain_text == "甲"


def test_a_file_of_its_main_part_alone_is_read() -> None:
    content = f"<w:document {SPACES}><w:body>{p('1.1a')}{p('甲')}</w:body></w:document>"
    document = _zip(**{"_rels/.rels": relations(relation("d", "officeDocument", "/x.xml")), "x.xml": content})
    assert read_report_docx(document, STANDARD, NAME).documents["1.1a"].plain_text == "甲"


def test_a_main_part_without_body_holds_nothing() -> None:
    (problem,) = _problems(word_file(parts={"word/document.xml": f"<w:document {SPACES}/>"}))
    assert problem.startswith("没有找到评价要点的编号标题")


def test_strict_files_are_read() -> None:
    spaces = SPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    content = f"<w:document {spaces}><w:body>{_BODY}</w:body></w:document>"
    report = read(parts={"word/document.xml": content})
    assert report.documents["1.1a"].plain_text == "甲"


def test_utf16_is_read() -> None:
    content = f"<w:document {SPACES}><w:body>{_BODY}</w:body></w:document>".encode("utf-16")
    assert read(parts={"word/document.xml": content}).documents["1.1a"].plain_text == "甲"


def test_too_deep_nesting_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 2000 + "</w:sdtContent></w:sdt>" * 2000
    assert _problems(word_file(_BODY + deep)) == ["文件嵌套层次太多 › 减少嵌套的表格和文本框"]


def test_wrapped_paragraphs_are_read_and_contents_passed_over() -> None:
    contents = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents += f"<w:sdtContent>{p('1.1a 企业家精神……3')}</w:sdtContent></w:sdt>"
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('乙')}</w:sdtContent></w:sdt>"
    report = read(
        contents, _BODY, inside, f"<w:customXml>{p('丙')}</w:customXml>", "<w:altChunk/>", f"<w:del>{p('丁')}</w:del>"
    )
    assert report.documents["1.1a"].plain_text == "甲\n乙\n丙"
    assert told(report) == [
        "1.1a › 第 3 段: 嵌入的对象（如 Excel、Visio）没有带入 › 改为表格，或截图后作为图片插入",
        "1.1a › 第 3 段: 有修订，按接受修订后的文字带入 › 核对，或在 Word 中处理修订后重新上传",
    ]


def test_a_text_too_long_for_a_field_is_told() -> None:
    report = read(p("1.1a", "3"), p("甲" * MOST_CHARACTERS), p("1.1b", "3"), p("乙"))
    assert {code: document.plain_text for code, document in report.documents.items()} == {"1.1b": "乙"}
    assert told(report) == ["1.1a: 内容太长，没有带入 › 删减或拆分"]
    assert [one.text for one in report.left_out] == ["甲" * MOST_CHARACTERS]
