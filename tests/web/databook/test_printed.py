"""The data book in the printed application."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from web.databook.conftest import type_figures
from web.entries.conftest import Company
from web.entries.writing import submitted_entry, write
from zhiheng.reports.application_pdf import application_pdf, unpack_fonts
from zhiheng.web.databook.printed import printed_tables
from zhiheng.web.entries.paper_content import paper_of


@pytest.mark.django_db
def test_printed_application_has_figures_registers_and_explanations(balanced: Company, tmp_path: Path) -> None:
    contact = balanced.contact.as_actor()
    type_figures(balanced, {"inventory": [None, 5, "不涉及", None]})
    write(contact, balanced.part("data_registers"), "register.honours", "示例质量标杆 | 1 | 质量市级 | 2098\n | |")
    write(contact, balanced.part("data_finance"), "why.R01.1.2099", "示例：\n重述")
    paper = paper_of(submitted_entry(balanced))
    tables = paper.content["tables"]
    titles = [(one["title"], len(one["rows"])) for one in tables]
    assert titles == [("财务与产出数据", 4), ("清单：质量、创新、品牌荣誉", 1), ("数据说明", 1)]
    assert tables[0]["columns"] == ["项目", "单位", "2096", "2097", "2098", "2099"]
    assert tables[0]["rows"][-1] == ["存货", "万元", "—", "5", "不涉及", "—"]
    assert tables[1]["rows"] == [["示例质量标杆", "1", "质量市级", "2098", "", "", ""]]
    assert tables[2]["rows"] == [["说明：2099 年，R01", "示例： 重述"]]
    with PdfDocument(application_pdf(paper, unpack_fonts(tmp_path))) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert ("绩效数据表" in text, "示例质量标杆" in text, "不涉及" in text) == (True, True, True)


def test_application_without_a_data_book_has_no_tables() -> None:
    assert printed_tables({}) == []
