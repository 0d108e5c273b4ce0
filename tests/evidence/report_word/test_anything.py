"""Whatever stands in a Word file, it is read or refused, and what is read is a document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.pictures import png
from evidence.report_word.reading import STANDARD, read
from evidence.report_word.word_files import p, relation
from zhiheng.documents import parse_document

_TAGS = ["p", "p", "p", "r", "r", "r", "t", "t", "tbl", "tr", "tc", "tc", "pPr", "rPr", "tcPr", "trPr", "numPr"]
_TAGS += ["sdt", "sdtContent", "ins", "del", "drawing", "pict", "hyperlink", "fldChar", "br", "tab", "sym"]
_TAGS += ["txbxContent", "bookmarkStart"]
_OTHER_TAGS = ["m:oMath", "mc:AlternateContent", "mc:Choice", "a:blip"]
_PROPERTIES = ["pStyle", "numId", "ilvl", "outlineLvl", "b", "i", "vertAlign", "gridSpan", "vMerge", "hMerge"]
_PROPERTIES += ["gridBefore", "gridAfter", "tblHeader", "rStyle", "vanish"]
_VALUES = ["", "0", "1", "2", "3", "-1", "restart", "continue", "superscript", "9" * 5000, "p", "zh_1_1a", "strong"]
_ATTRIBUTES = ["w:val", "r:embed", "w:name", "w:fldCharType", "w:char", "w:font", "w:type"]
_WORDS = ["", "甲", "1.1a", "1.1b", "1.2", "a.", "自评得分：1", "图 1", "组织概述", " "]


@st.composite
def _elements(draw: st.DrawFn, level: int = 0) -> str:
    attributes = draw(st.dictionaries(st.sampled_from(_ATTRIBUTES), st.sampled_from(_VALUES), max_size=1))
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    if draw(st.integers(0, 3)) == 0:
        return f'<w:{draw(st.sampled_from(_PROPERTIES))} w:val="{draw(st.sampled_from(_VALUES))}"/>'
    tag = draw(st.sampled_from([*(f"w:{tag}" for tag in _TAGS), *_OTHER_TAGS]))
    children = "" if level > 4 else "".join(draw(st.lists(_elements(level + 1), max_size=4)))
    return f"<{tag}{written}>{children}{draw(st.sampled_from(_WORDS))}</{tag}>"


@pytest.mark.property
@settings(max_examples=60)
@given(st.lists(_elements(), max_size=5))
def test_any_elements_become_documents(elements: list[str]) -> None:
    parts = {"word/media/p.png": png(1)}
    report = read(p("1.1a", "3"), *elements, p("1.1b", "3"), related=relation("p", "image", "media/p.png"), parts=parts)
    assert "1.1b" in report.documents
    assert not any("太长" in note.text("zh") for note in report.notes)
    for document in report.documents.values():
        assert parse_document(document.text) == document
        assert set(document.pictures) <= set(report.pictures)
    assert set(report.self_scores) <= {indicator.code for indicator in STANDARD.indicators}
