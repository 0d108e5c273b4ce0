"""A letter in Word has the form of official papers."""

from datetime import date
from io import BytesIO

from django.utils import timezone
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from zhiheng.web.messages import actions
from zhiheng.web.messages.letter_word import letter_docx
from zhiheng.web.messages.models import Letter

BODY = "一、申报类别\n（一）制造业\n请于年底前提交。"


def _letter(award) -> Letter:
    return Letter(
        cycle=award.cycle,
        programme=award.cycle.programme,
        kind="call_notice",
        title="关于组织申报的通知",
        recipient="各有关单位",
        signer="示例秘书处",
        body=BODY,
        drafted_at=timezone.now(),
    )


def _fonts(document) -> dict[str, str]:
    return {
        paragraph.text: paragraph.runs[0]._r.rPr.rFonts.get(qn("w:eastAsia"))
        for paragraph in document.paragraphs
        if paragraph.text
    }


def test_letter_has_margins_typefaces_and_all_its_text(award) -> None:
    letter = _letter(award)
    letter.number, letter.dated = "质奖〔2026〕1号", date(2026, 3, 2)
    document = Document(BytesIO(letter_docx(letter)))
    section = document.sections[0]
    assert [round(one / Mm(1)) for one in (section.top_margin, section.left_margin, section.right_margin)] == [
        37,
        28,
        26,
    ]
    assert _fonts(document) == {
        "示例秘书处": "仿宋_GB2312",
        "质奖〔2026〕1号": "仿宋_GB2312",
        "关于组织申报的通知": "方正小标宋简体",
        "各有关单位：": "仿宋_GB2312",
        "一、申报类别": "黑体",
        "（一）制造业": "楷体_GB2312",
        "请于年底前提交。": "仿宋_GB2312",
        "2026年3月2日": "仿宋_GB2312",
    }
    assert [document.paragraphs[0].text, document.paragraphs[-2].text] == ["示例秘书处", "示例秘书处"]


def test_missing_typefaces_have_stand_ins(award) -> None:
    parts = Document(BytesIO(letter_docx(_letter(award)))).part.package.iter_parts()
    [table] = [part.blob.decode() for part in parts if part.partname == "/word/fontTable.xml"]
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="小标宋体,' in table


def test_draft_and_void_letter_say_so(award) -> None:
    letter = _letter(award)
    texts = [paragraph.text for paragraph in Document(BytesIO(letter_docx(letter))).paragraphs]
    assert (texts[1], texts[-1]) == ("（草稿，未签发）", "　　年　月　日")
    letter.state, letter.recipient = Letter.State.VOID, ""
    texts = [paragraph.text for paragraph in Document(BytesIO(letter_docx(letter))).paragraphs]
    assert texts[2:4] == ["（已作废）", "关于组织申报的通知"]


def test_draft_of_the_office_opens_in_word(award) -> None:
    to = actions.Recipient("各有关单位")
    letter = actions.draft_letter(award.actor("clerk"), award.cycle, "call_notice", to, {})
    assert Document(BytesIO(letter_docx(letter))).core_properties.author == letter.signer
