"""What is pasted keeps what the schema knows and nothing else; no HTML is stored."""

from collections.abc import Iterator

import pytest

from web.browser.conftest import OpenPage
from web.browser.document_page import html, open_document, paste, press
from web.drafts.example.with_example import with_example
from web.make import make_assignment, make_cycle
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {{margin:0cm; font-size:10.5pt;}} --></style>
<!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]-->
</head><body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->{}<!--EndFragment--></body></html>"""
_ITEM = """<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level{} lfo1'>
<![if !supportLists]><span lang=EN-US style='font-family:Wingdings;mso-list:Ignore'>{}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><span>{}</span><span
lang=EN-US><o:p></o:p></span></p>"""
_CELL = "<td width=99 {} style='width:74.5pt;border:solid windowtext 1.0pt'><p class=MsoNormal>{}<o:p></o:p></p></td>"
_TABLE = '<div class="document-table" tabindex="0"><table><tbody>'

CASES = {
    "text of Word": (
        _WORD.format(
            "<h1 style='margin:0'><a name='_Toc1'>一、领导作用</a></h1><p class=MsoNormal style='color:red'>面积 100 m"
            "<sup>2</sup>，<b><span style='font-size:12.0pt'>重点</span></b>，H<sub>2</sub>O<br>续行</p>"
            "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
        ),
        "<p>一、领导作用</p><p>面积 100 m<sup>2</sup>，<strong>重点</strong>，H<sub>2</sub>O<br>续行</p>",
    ),
    "lists of Word": (
        _WORD.format(
            "<p class=MsoNormal>前</p>"
            + _ITEM.format(1, "l", "甲")
            + _ITEM.format(2, "1.", "乙")
            + _ITEM.format(2, "2.", "丙")
            + _ITEM.format(1, "l", "丁")
            + "<p class=MsoNormal>后</p>"
            + _ITEM.format(1, "(1)", "戊")
        ),
        (
            "<p>前</p><ul><li><p>甲</p><ol><li><p>乙</p></li><li><p>丙</p></li></ol></li><li><p>丁</p></li></ul>"
            "<p>后</p><ol><li><p>戊</p></li></ol>"
        ),
    ),
    "a list deeper than four": (
        _WORD.format("".join(_ITEM.format(level, "·", str(level)) for level in (1, 2, 3, 4, 5))),
        (
            "<ul><li><p>1</p><ul><li><p>2</p><ul><li><p>3</p><ul><li><p>4</p></li><li><p>5</p></li>"
            "</ul></li></ul></li></ul></li></ul>"
        ),
    ),
    "table of Word with joined cells": (
        _WORD.format(
            "<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='height:1cm'>"
            + _CELL.format("colspan=2", "年度")
            + _CELL.format("rowspan=2", "备注")
            + "</tr><tr>"
            + _CELL.format("", "2024")
            + _CELL.format("", "<b>2025</b>")
            + "</tr></table>"
        ),
        (
            f'{_TABLE}<tr><td colspan="2"><p>年度</p></td><td rowspan="2">'
            "<p>备注</p></td></tr><tr><td><p>2024</p></td><td><p><strong>2025</strong></p></td></tr></tbody></table></div>"
        ),
    ),
    "cells of a spreadsheet": (
        "<table><colgroup><col width=64></colgroup><tr><td style='background:yellow'>甲</td><td>1</td></tr></table>",
        f"{_TABLE}<tr><td><p>甲</p></td><td><p>1</p></td></tr></tbody></table></div>",
    ),
    "a table within a table": (
        "<table><tr><td>外<table><tr><td>内一</td><td>内二</td></tr></table></td></tr></table>",
        f"{_TABLE}<tr><td><p>外</p><p>内一</p><p>内二</p></td></tr></tbody></table></div>",
    ),
    "web page": (
        (
            '<div style="font-weight:bold" onclick="alert(1)">粗<script>alert(1)</script></div>'
            '<b style="font-weight:normal">细</b><ul><li>甲<ul><li>乙</li></ul></li></ul>'
            '<img src="https://elsewhere.example/a.png" onerror="alert(1)">'
            '<a href="javascript:alert(1)">链接</a><span style="vertical-align:super">3</span>'
            '<span style="display:none">藏</span><blockquote>引</blockquote>'
        ),
        (
            "<p><strong>粗</strong></p><p>细</p><ul><li><p>甲</p><ul><li><p>乙</p></li></ul></li></ul>"
            "<p>链接<sup>3</sup></p><p>引</p>"
        ),
    ),
    "a picture of another site's making": (
        '<figure data-file="../../secret" data-caption="x"></figure><p>甲</p>',
        "<p>甲</p>",
    ),
}


@pytest.fixture(autouse=True)
def _example() -> Iterator[None]:
    with with_example():
        yield


def test_paste_keeps_what_the_schema_knows(page_at: OpenPage, site: str) -> None:
    page = open_document(page_at, site, make_assignment(Role.ENTRY_OWNER, make_cycle(stage=Stage.CALL)))
    pasted = {}
    for name, (given, _) in CASES.items():
        press(page, "Control+a", "Backspace")
        paste(page, given)
        pasted[name] = html(page)
    assert pasted == {name: wanted for name, (_, wanted) in CASES.items()}


def test_own_copy_is_pasted_as_it_was(page_at: OpenPage, site: str) -> None:
    page = open_document(page_at, site, make_assignment(Role.ENTRY_OWNER, make_cycle(stage=Stage.CALL)))
    for name in ("lists of Word", "table of Word with joined cells"):
        press(page, "Control+a", "Backspace")
        paste(page, CASES[name][0])
        before = html(page)
        press(page, "Control+a", "Control+x")
        assert html(page) == ""
        press(page, "Control+v")
        assert html(page) == before
