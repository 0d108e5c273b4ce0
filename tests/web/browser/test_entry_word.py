"""The report goes out to Word and comes back through the pages, with its tables and pictures; by keyboard too."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from documents.examples import cell, items, paragraph, picture, table, text
from documents.pictures import file_of, png
from web.browser.conftest import OpenPage
from web.browser.entry_page import PATIENCE, called_world, follow, open_part, responses, tab_to
from web.browser.look import assert_accessible, assert_fits, sign_in_as, take_picture
from web.permissions.worlds import World
from zhiheng.documents import Document, document_of
from zhiheng.evidence import OVERVIEW, read_report_docx
from zhiheng.reports.report_word import Report, report_docx
from zhiheng.standard import Standard
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.standards import standard_of_entry
from zhiheng.web.files.bare_pictures import without_metadata
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.models import StoredFile
from zhiheng.web.files.tasks import make_pages

pytestmark = pytest.mark.browser

_BARE = [without_metadata(BytesIO(png(number, 320, 200)), FileType.PNG).read() for number in range(9)]
PICTURES = {file_of(content): content for content in _BARE}
"""As they are kept: without what is written beside a picture."""
WORDS = "公司围绕战略目标建立质量管理体系，按季度评审过程绩效，对顾客反馈的问题及时采取纠正措施。"


@pytest.fixture
def world(site: str, tmp_path: Path, settings) -> World:
    settings.HOME = tmp_path
    return called_world()


def _response(code: str, number: int) -> Document:
    rows = [[cell("指标", kind="table_header"), cell("2024", kind="table_header"), cell("2025", kind="table_header")]]
    rows += [[cell(f"{code} 合格率", 1, 1), cell(f"{90 + row}.5%"), cell(f"{91 + row}.5%")] for row in range(3)]
    file = list(PICTURES)[number % len(PICTURES)]
    return document_of(
        [
            paragraph(text(f"{code} 做法", "bold"), f"：{WORDS}{number}"),
            paragraph(WORDS * 3),
            items("ordered_list", [paragraph("策划"), items("bullet_list", [paragraph("目标")])], [paragraph("实施")]),
            table(*rows, [cell("合计", 2), cell("92.5%")]),
            *([picture(file, f"图 {number}")] if number % 2 == 0 else []),
        ]
    )


def _report(standard: Standard) -> Report:
    """81 criteria and the overview: about 60 pages, 82 tables, 41 pictures."""
    codes = [OVERVIEW, *(one.code for indicator in standard.indicators for one in indicator.criteria)]
    documents = {code: _response(code, number) for number, code in enumerate(codes)}
    return Report("自评报告", "示例公司", standard, documents, dict.fromkeys(["1.1", "5.7"], "55%"))


def test_report_of_sixty_pages_makes_the_round_trip(world: World, page_at: OpenPage, site: str, tmp_path: Path) -> None:
    entry = world.row(Entry)
    report, page, source = _report(standard_of_entry(entry)), page_at(1366), tmp_path / "自评报告.docx"
    source.write_bytes(report_docx(report, PICTURES.__getitem__))
    sign_in_as(page, site, world.people[Role.ENTRY_OWNER])
    page.goto(reverse("entries:entry", args=[entry.public_id]))
    page.get_by_role("link", name="导入自评报告（Word）").click()
    page.get_by_label("填好的自评报告（Word）").set_input_files(source)
    page.get_by_role("button", name="上传并核对").click()
    expect(page.get_by_role("heading", name="将带入（84）")).to_be_visible(timeout=PATIENCE)
    page.locator("summary").filter(has_text="1.1a 要点说明").click()
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
        take_picture(page, f"entries-filled-report-{width}")
        assert_fits(page)
    assert_accessible(page)
    page.get_by_role("button", name="带入勾选的各项").click()
    expect(page.get_by_text("已从 Word 带入 84 项")).to_be_visible(timeout=PATIENCE)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载自评报告（Word）").click()
    back = read_report_docx(download.value.path().read_bytes(), report.standard, "a.docx")
    assert back.documents == report.documents
    assert ({code: back.self_scores[code] for code in report.self_scores}, back.notes) == (report.self_scores, ())
    _look_at_a_picture(page, site, world)


def test_report_is_taken_in_by_keyboard(world: World, page_at: OpenPage, site: str, tmp_path: Path) -> None:
    entry, page, source = world.row(Entry), page_at(1366), tmp_path / "自评报告.docx"
    documents = {code: document_of([paragraph(code)]) for code in ("1.2a", "1.2b")}
    report = Report("自评报告", "示例公司", standard_of_entry(entry), documents, parts={"1.2"})
    source.write_bytes(report_docx(report, PICTURES.__getitem__))
    page.on("filechooser", lambda chooser: chooser.set_files(source))
    sign_in_as(page, site, world.people[Role.ENTRY_MEMBER])
    page.goto(reverse("entries:entry", args=[entry.public_id]))
    follow(page, "导入自评报告（Word）")
    chooser = page.get_by_label("填好的自评报告（Word）")
    tab_to(page, chooser)
    page.keyboard.press("Enter")
    expect(chooser).to_have_value(re.compile(source.name))
    tab_to(page, page.get_by_role("button", name="上传并核对"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("checkbox", name="1.2b 要点说明"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="带入勾选的各项"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("已从 Word 带入 1 项")).to_be_visible(timeout=PATIENCE)
    assert responses(entry.parts.get(code="1.2")) == {"1.2a": "1.2a"}


def _look_at_a_picture(page: Page, site: str, world: World) -> None:
    """The editor shows what was taken over, once its pages are made."""
    part = world.row(Entry).parts.get(code="1.1")
    for file in StoredFile.objects.filter(owner=part.public_id).select_related("blob"):
        make_pages.call(file.blob_id)
    open_part(page, site, world, Role.ENTRY_OWNER, "1.1")
    shown = page.locator(".document-area img").first
    expect(shown).to_be_visible()
    shown.scroll_into_view_if_needed()
    page.wait_for_function("one => one.complete && one.naturalWidth > 0", arg=shown.element_handle())
