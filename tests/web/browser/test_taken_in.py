"""Taking an application in from a folder: files sorted, report taken over, scan, handed in, receipt."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from documents.pictures import PICTURES
from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, assert_fits, sign_in_as, take_picture
from web.entries.writing import fill_in_form
from web.files.samples import make_pdf
from web.permissions.worlds import World, make_world
from zhiheng.documents import document_from_text
from zhiheng.reports.report_word import Report, report_docx
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.models import Entry, Submission
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.entries.papers import make_paper
from zhiheng.web.entries.standards import standard_of_digest

pytestmark = pytest.mark.browser


@pytest.fixture
def world(site: str, tmp_path: Path, settings) -> World:
    settings.HOME = tmp_path
    world = make_world()
    world.set_stage(Stage.CALL)
    return world


def _look_at(page: Page, name: str) -> None:
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
        take_picture(page, f"taken-in-{name}-{width}")
        assert_fits(page)
        assert_accessible(page)
    page.set_viewport_size({"width": 1366, "height": 844})


def _folder(world: World, folder: Path) -> list[Path]:
    standard = standard_of_digest(world.cycle.tracks.get().standard_digest)
    report = Report("自评报告", "纸质示例", standard, {"1.1a": document_from_text("纸上的说明")}, {"1.1": "60"})
    contents = {
        "自评报告.docx": report_docx(report, PICTURES.__getitem__),
        "1.1a 任职证明.pdf": make_pdf(),
        "营业执照.pdf": make_pdf(2),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def test_clerk_takes_an_application_in_from_a_folder(
    world: World, page_at: OpenPage, site: str, tmp_path: Path
) -> None:
    clerk = world.people[Role.OFFICE_CLERK]
    page = page_at(1366)
    sign_in_as(page, site, clerk)
    page.goto(reverse("entries:taken_in"))
    page.get_by_role("link", name="登记一份申报").click()
    _look_at(page, "choose")
    page.get_by_label("申报组织").select_option(world.organisation.public_id)
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_role("heading", name="收下申报材料")).to_be_visible()
    page.get_by_label("文件（可以多选）").set_input_files(_folder(world, tmp_path))
    page.locator("form:has(#files)").get_by_role("button", name="上传").click()
    expect(page.get_by_role("row", name="1.1a 任职证明.pdf")).to_contain_text("1.1a")
    _look_at(page, "files")
    page.get_by_role("link", name="核对并带入").click()
    page.get_by_role("button", name="带入勾选的各项").click()
    entry = Entry.objects.get()
    assert texts_of(ENTRY_PART, entry.parts.get(code="1.1"))["self_score"] == "60"
    page.get_by_role("link", name="收下材料").click()
    page.locator("#signed input[type=file]").set_input_files(tmp_path / "营业执照.pdf")
    page.locator("#signed").get_by_role("button", name="上传").click()
    expect(page.locator("#signed")).to_contain_text("营业执照.pdf")
    fill_in_form(clerk.as_actor(), entry)
    page.get_by_role("link", name="提交申报").click()
    page.get_by_role("button", name="确认提交").click()
    expect(page.get_by_role("main")).to_contain_text(f"秘书处收件，{clerk.person.name}代录")
    made = Submission.objects.get()
    make_paper.func(made.public_id)
    page.reload()
    expect(page.get_by_role("link", name="下载申报书（PDF）")).to_be_visible()
    _look_at(page, "receipt")
    made.paper.refresh_from_db()
    page.goto(reverse("entries:entry", args=[entry.public_id]))
    _look_at(page, "entry")
    page.goto(reverse("entries:taken_in"))
    _look_at(page, "list")
