"""What stands in paragraphs: kept with its marks, or told."""

import pytest

from documents.examples import BREAK, paragraph, text
from evidence.report_word.reading import read, read_1_1a
from evidence.report_word.word_files import SPACES, p, relation, run

_TRACKED = "1.1a › 第 1 段: 有修订，按接受修订后的文字带入 › 核对，或在 Word 中处理修订后重新上传"
_SUB = '<w:vertAlign w:val="subscript"/>'
_PLACEHOLDER = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处')}</w:sdtContent></w:sdt>"
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText><w:t>x</w:t></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("图 1")}{_END}{_END}{run("乙")}'
)
_CHANGES = (
    f"<w:ins>{run('甲')}</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>"
    f"<w:moveTo>{run('丙')}</w:moveTo><w:moveFrom>{run('丁')}</w:moveFrom>"
)
_IN_BOX = f"<w:txbxContent>{p('框')}</w:txbxContent>"
_BOX = (
    f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{_IN_BOX}</w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict>{_IN_BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def _one(content: str, **parts) -> tuple[dict, list[str]]:
    document, notes = read_1_1a(p(content), **parts)
    return document.blocks[0] if document.blocks else {}, notes


@pytest.mark.parametrize(
    ("content", "nodes"),
    [
        (run("甲") + run("乙"), ["甲乙"]),
        (run("甲", "<w:b/>") + run("乙", '<w:b w:val="0"/>'), [text("甲", "bold"), "乙"]),
        (run("甲", '<w:rStyle w:val="strong"/>'), [text("甲", "bold")]),
        (run("甲", '<w:rStyle w:val="strong"/><w:b w:val="false"/>'), ["甲"]),
        (run("甲", '<w:rStyle w:val="unknown"/>'), ["甲"]),
        (run("x") + run("2", '<w:b/><w:vertAlign w:val="superscript"/>'), ["x", text("2", "bold", "sup")]),
        (
            run("2", '<w:vertAlign w:val="subscript"/>') + run("3", '<w:vertAlign w:val="baseline"/>'),
            [text("2", "sub"), "3"],
        ),
        ("<w:r><w:t>  甲 \n</w:t><w:tab/><w:t>乙</w:t><w:br/><w:cr/></w:r>", ["甲\t乙", BREAK, BREAK]),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:br w:type="column"/><w:t>乙</w:t></w:r>', ["甲乙"]),
        ('<w:r><w:t xml:space="preserve"> 一\r\n二 </w:t><w:br w:type="textWrapping"/></w:r>', [" 一 二 ", BREAK]),
        ("<w:r><w:t>甲</w:t><w:noBreakHyphen/><w:softHyphen/><w:lastRenderedPageBreak/></w:r>", ["甲\u2011\u00ad"]),
        (f'<w:hyperlink r:id="x">{run("链接")}</w:hyperlink>', ["链接"]),
        (f"<w:smartTag>{run('甲')}</w:smartTag><w:customXml>{run('乙')}</w:customXml>", ["甲乙"]),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>", ["甲"]),
        (
            f"{run('甲')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击')}</w:sdtContent></w:sdt>",
            ["甲"],
        ),
        (f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>', ["3"]),
        (_FIELD, ["图 1乙"]),
        (
            f"<w:r><w:ruby><w:rt>{run('pin')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby></w:r>{run('音')}",
            ["拼音"],
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', ["✓"]),
        ("<mc:AlternateContent/><w:r><w:t/></w:r>" + run("甲"), ["甲"]),
    ],
)
def test_words_and_marks_are_kept(content: str, nodes: list) -> None:
    assert _one(content) == (paragraph(*nodes), [])


@pytest.mark.parametrize(
    ("content", "words", "note"),
    [
        (run("甲") + run("密", "<w:vanish/>"), "甲", "1.1a › 第 1 段: 隐藏文字没有带入：“密” › 需要的取消隐藏"),
        (
            _CHANGES,
            "甲丙",
            _TRACKED,
        ),
        (f"<w:del>{run('丁')}</w:del>{run('甲')}", "甲", _TRACKED),
        (
            f"{run('甲')}<m:oMath><m:r><m:t>x²+y²</m:t></m:r></m:oMath>",
            "甲",
            "1.1a › 第 1 段: 公式没有带入：“x²+y²” › 用文字和上下标写，或截图后作为图片插入",
        ),
        (
            f"{run('甲')}<w:r><w:object/></w:r>",
            "甲",
            "1.1a › 第 1 段: 嵌入的对象（如 Excel、Visio）没有带入 › 改为表格，或截图后作为图片插入",
        ),
        (
            f"{run('甲')}<w:r><w:commentReference/></w:r><w:r><w:commentReference/></w:r>",
            "甲",
            "1.1a › 第 1 段: 批注没有带入 › 需要的写进正文",
        ),
        (
            f'{run("甲")}<w:r><w:sym w:font="Webdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="?"/></w:r>',
            "甲",
            "1.1a › 第 1 段: 符号字体的字符没有带入 › 改用普通字符（如 ✓、→）",
        ),
        (
            f"{run('甲')}<w:r><w:drawing><w:txbxContent>{p('框中')}{p('文字')}</w:txbxContent></w:drawing></w:r>",
            "甲",
            "1.1a › 第 1 段: 文本框没有带入：“框中 文字” › 把文字移到正文",
        ),
        (
            run("甲") + _BOX,
            "甲",
            "1.1a › 第 1 段: 文本框没有带入：“框” › 把文字移到正文",
        ),
        (
            f"{run('甲')}<mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>",
            "甲",
            "1.1a › 第 1 段: 图表或图形没有带入 › 复制后选择性粘贴为图片",
        ),
        (
            run("甲", "<w:i/><w:u/>") + run("乙", '<w:i/><w:strike w:val="0"/><w:u w:val="none"/>'),
            "甲乙",
            "1.1a: 这些格式没有保留：斜体、下划线 › 需要强调的用加粗",
        ),
    ],
)
def test_what_is_not_kept_is_told(content: str, words: str, note: str) -> None:
    assert _one(content) == (paragraph(words), [note])


def test_an_empty_text_box_is_not_told() -> None:
    assert _one(f"{run('甲')}<w:r><w:pict><w:txbxContent>{p()}</w:txbxContent></w:pict></w:r>") == (paragraph("甲"), [])


def test_footnotes_and_endnotes_are_told_with_their_text() -> None:
    notes = f'<w:footnotes {SPACES}><w:footnote w:id="2">{p("见年报")}</w:footnote></w:footnotes>'
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    content = f"{run('甲')}{reference.format(2)}{reference.format(3)}<w:r><w:endnoteReference w:id='1'/></w:r>"
    related = relation("f", "footnotes", "footnotes.xml")
    assert _one(content, related=related, parts={"word/footnotes.xml": notes}) == (
        paragraph("甲"),
        [
            "1.1a › 第 1 段: 脚注或尾注没有带入：“见年报” › 写进正文",
            "1.1a › 第 1 段: 脚注或尾注没有带入：“” › 写进正文",
            "1.1a › 第 1 段: 脚注或尾注没有带入：“” › 写进正文",
        ],
    )


_DELETED_END = "<w:rPr><w:del/></w:rPr>"


def test_paragraphs_whose_end_was_deleted_are_one() -> None:
    document, notes = read_1_1a(
        p(run("甲"), "", _DELETED_END), p("乙"), p("丙", "", "<w:rPr><w:ins/></w:rPr>"), p("丁", "", _DELETED_END)
    )
    assert (list(document.blocks), notes) == ([paragraph("甲乙"), paragraph("丙"), paragraph("丁")], [_TRACKED])


def test_english_notes_have_their_place_too() -> None:
    report = read(p("1.1a", "3"), p(run("密", "<w:vanish/>")))
    assert [note.text("en") for note in report.notes] == [
        "a.docx › 1.1a › paragraph 1: hidden text was not taken: “密” › show it where it is needed"
    ]


def test_bold_styles_of_paragraphs_make_bold_text() -> None:
    document, _ = read_1_1a(p(run("甲") + run("乙", '<w:b w:val="0"/>'), "heavy"))
    assert list(document.blocks) == [paragraph(text("甲", "bold"), "乙")]
