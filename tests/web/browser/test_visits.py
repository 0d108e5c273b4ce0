"""A visit on a telephone of 390 px: a question is carried to the site, answered, photographed and ended."""

import io

import pytest
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Page, expect

from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, assert_fits, sign_in_as, take_picture
from web.entries.conftest import Call, call, clerk
from web.visits.world import Visiting, make_visiting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.files.models import StoredFile
from zhiheng.web.visits.models import Issue

__all__ = ["call", "clerk"]

pytestmark = pytest.mark.browser


@pytest.fixture
def visiting(site: str, call: Call, clerk: Actor) -> Visiting:
    made = make_visiting(call, clerk)
    made.issue_notice()
    made.begin()
    return made


def _press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).press("Enter")


def _photo() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "blue").save(content, "JPEG")
    return content.getvalue()


def test_visit_on_a_telephone(page_at: OpenPage, site: str, visiting: Visiting) -> None:
    page = page_at(390)
    sign_in_as(page, site, visiting.review.experts[1])
    page.goto(reverse("visits:visit", args=[visiting.visit.public_id]))
    assert_fits(page)
    page.get_by_role("link", name="查证事项", exact=True).press("Enter")
    page.get_by_role("link", name="加一项").press("Enter")
    page.get_by_label("二级指标").select_option("2.2")
    page.get_by_label("要查证或澄清什么").fill("任选一批能否双向追溯")
    page.get_by_label("问谁").fill("质量部长")
    _press(page, "保存")
    with page.expect_navigation():  # with its scripts, which save what is typed
        page.get_by_role("link", name="任选一批能否双向追溯").press("Enter")
    page.get_by_label("查证情况").fill("现场演示双向追溯成功")
    page.keyboard.press("Tab")
    expect(page.locator("[data-draft-status]").first).to_have_attribute("data-state", "saved", timeout=20_000)
    photo = {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": _photo()}
    page.get_by_label("现场照片").set_input_files(photo)
    _press(page, "上传")
    expect(page.get_by_role("link", name="现场.jpg", exact=True)).to_be_visible()
    assert_fits(page)
    assert_accessible(page)
    take_picture(page, "visit-issue-390")
    _press(page, "部分证实")
    issue = Issue.objects.get()
    assert (issue.outcome, issue.question) == ("partly", "任选一批能否双向追溯")
    assert StoredFile.objects.filter(owner=issue.public_id).count() == 1

    company = page_at(390)
    sign_in_as(company, site, visiting.review.company(0).contact)
    company.goto(reverse("visits:plan", args=[visiting.visit.public_id]))
    assert_fits(company)
    assert_accessible(company)
    company.get_by_role("link", name="填写").press("Enter")
    for question in company.get_by_role("radio", name="没有").all():
        question.check()
    _press(company, "交给监督人员")
    expect(company.get_by_text("由监督人员直接查收")).to_be_visible()
