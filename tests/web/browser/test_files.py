"""Documents read page by page, files uploaded, codes looked up: by mouse, by keyboard, at both widths."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, assert_fits, sign_in_as, take_picture
from web.files.example import declared_example, upload
from web.files.samples import make_docx, make_xlsx
from web.make import make_assignment, make_cycle, make_person
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.files import actions
from zhiheng.web.files.models import Rendition, StoredFile
from zhiheng.web.files.tasks import make_pages
from zhiheng.web.people.models import Assignment

pytestmark = pytest.mark.browser

_REPORT = """<html lang="zh-Hans"><body><h1>示例制造有限公司 自评报告</h1>
<p>公司坚持“质量第一”的方针，最高管理者每季度主持质量分析会。Quality policy 12.5% 㙍 𠮷。</p>
<table border="1"><tr><td>指标</td><td>2023</td><td>2024</td><td>2025</td></tr>
<tr><td>一次交验合格率（%）</td><td>97.2</td><td>98.1</td><td>98.8</td></tr></table>
<h1 {next}>第二页</h1><p>首席质量官制度自 2021 年起实行。</p><h1 {next}>第三页</h1></body></html>"""


@pytest.fixture(autouse=True)
def _example(tmp_path: Path, settings) -> Iterator[None]:
    settings.HOME = tmp_path
    with declared_example():
        yield


@pytest.fixture
def owner(site: str) -> Assignment:
    return make_assignment(Role.OFFICE_CLERK, make_cycle(stage=Stage.CALL), make_person("张三"))


@pytest.fixture
def document(owner: Assignment, browser: Browser) -> StoredFile:
    """Three pages of Chinese text, their pages made."""
    printer = browser.new_page()
    printer.set_content(_REPORT.replace("{next}", 'style="break-before: page"'))
    content = printer.pdf(format="A4")
    printer.close()
    file = upload(owner.as_actor(), owner.cycle, content, "自评报告.pdf")
    make_pages.call(file.blob_id)
    return file


@pytest.fixture(params=[1366, 390])
def page(request: pytest.FixtureRequest, page_at: OpenPage, site: str, owner: Assignment) -> Page:
    opened = page_at(request.param)
    sign_in_as(opened, site, owner)
    return opened


def _look(page: Page, name: str) -> None:
    """Look at a page; it must be loaded anew before it is used on, for axe leaves style attributes behind."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    take_picture(page, f"files-{name}-{width}")
    assert_fits(page)
    assert_accessible(page)


def test_document_is_read_with_the_keyboard(page: Page, document: StoredFile) -> None:
    page.goto(f"/files/{document.public_id}")
    _look(page, "first-page")
    page.reload()
    page.keyboard.press("PageDown")
    expect(page.get_by_text("第二页", exact=True)).to_have_count(1)
    page.keyboard.press("PageDown")
    expect(page.get_by_text("第三页", exact=True)).to_have_count(1)
    assert page.evaluate("location.search") == "?page=3&zoom=fit"
    page.keyboard.press("PageUp")
    expect(page.get_by_text("第二页", exact=True)).to_have_count(1)
    page.get_by_role("link", name="150%").click()
    expect(page.locator("svg.sheet-150")).to_have_count(1)
    _look(page, "zoomed")


def test_text_of_a_page_is_selected_where_it_is_seen(page: Page, document: StoredFile) -> None:
    page.goto(f"/files/{document.public_id}")
    run = page.locator("svg text", has_text="一次交验合格率")
    box = run.bounding_box()
    assert box
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    text = run.text_content()
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).textContent", middle) == text
    run.evaluate("element => getSelection().selectAllChildren(element)")
    assert page.evaluate("getSelection().toString()") == text


def test_files_are_uploaded_and_bad_ones_told(page: Page, owner: Assignment, tmp_path: Path) -> None:
    good, bad = tmp_path / "年度数据.xlsx", tmp_path / "程序.pdf"
    good.write_bytes(make_xlsx())
    bad.write_bytes(b"MZ program")
    address = f"/files/upload/paper/{owner.cycle.public_id}/attachment"
    page.goto(address)
    _look(page, "upload")
    page.reload()
    page.set_input_files("input[type=file]", [good, bad])
    page.get_by_role("button", name="上传", exact=True).click()
    expect(page.get_by_text("下列文件没有上传：")).to_be_visible()
    _look(page, "upload-problems")
    assert list(StoredFile.objects.values_list("name", flat=True)) == ["年度数据.xlsx"]
    good.write_bytes(make_docx())
    page.goto(address)
    page.set_input_files("input[type=file]", [good])
    page.get_by_role("button", name="上传", exact=True).click()
    expect(page.get_by_text("已上传 1 份文件。")).to_be_visible()


def test_document_appears_when_its_pages_are_made(page: Page, document: StoredFile) -> None:
    Rendition.objects.update(state="waiting")
    page.goto(f"/files/{document.public_id}")
    _look(page, "waiting")
    page.reload()
    Rendition.objects.update(state="ready")
    expect(page.locator("svg.sheet-fit")).to_have_count(1)
    Rendition.objects.update(state="failed", failure="unreadable")
    page.reload()
    _look(page, "failed")


def test_code_of_a_printed_page_is_looked_up(page: Page, owner: Assignment) -> None:
    code = actions.print_code(owner.as_actor(), owner.cycle, "paper_cover")
    page.goto("/codes")
    page.get_by_label("校验码").fill(code.code.lower())
    page.keyboard.press("Enter")
    expect(page.get_by_text("有效：")).to_be_visible()
    _look(page, "code")
    page.get_by_role("link", name="上传签章页扫描件").click()
    _look(page, "signed-copy")


def test_quarantine_is_asked_for(page: Page, document: StoredFile) -> None:
    page.goto(f"/files/{document.public_id}/quarantine")
    _look(page, "quarantine")
    page.get_by_label("隔离的理由").fill("误传，不属于申报材料")
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_text("已提交隔离，等待另一位审核人决定。")).to_be_visible()
    page.goto("/files/quarantined")
    _look(page, "quarantined")
