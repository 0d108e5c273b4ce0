"""Handing in, opening again, handing in anew and reading the difference, in the browser."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from web.browser.conftest import OpenPage
from web.browser.entry_page import PATIENCE, follow, tab_to
from web.browser.look import assert_accessible, assert_fits, sign_in_as, take_picture
from web.entries.conftest import Company
from web.entries.writing import complete, write
from web.permissions.worlds import World, make_world
from zhiheng.documents import Document, document_of, paragraph_of
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.models import Entry, Submission
from zhiheng.web.entries.papers import make_paper
from zhiheng.web.people.models import Organisation
from zhiheng.web.programmes.models import Phase

pytestmark = pytest.mark.browser


@pytest.fixture
def world(site: str, tmp_path: Path, settings) -> World:
    settings.HOME = tmp_path
    world = make_world()
    world.set_stage(Stage.CALL)
    Phase.objects.filter(cycle=world.cycle, code="call").update(ends=date(2100, 3, 31))
    return world


def _table() -> Document:
    rows = [
        {"type": "table_row", "content": [_cell(kind, text) for text in texts]}
        for kind, texts in (("table_header", ("年度", "合格率")), ("table_cell", ("2099", "99.2")))
    ]
    return document_of([{"type": "table", "content": rows}])


def _cell(kind: str, text: str) -> dict[str, object]:
    return {"type": kind, "attrs": {"colspan": 1, "rowspan": 1}, "content": [paragraph_of(text)]}


def _company(world: World) -> Company:
    return Company(
        world.organisation, world.people[Role.ENTRY_OWNER], world.people[Role.ENTRY_MEMBER], world.row(Entry)
    )


def _look_at(page: Page, name: str) -> None:
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
        take_picture(page, f"submissions-{name}-{width}")
        assert_fits(page)
        assert_accessible(page)
    page.set_viewport_size({"width": 1366, "height": 844})


def test_contact_hands_in_opens_again_and_hands_in_anew(world: World, page_at: OpenPage, site: str) -> None:
    company, page = _company(world), page_at(1366)
    contact = company.contact
    sign_in_as(page, site, contact)
    page.goto(reverse("entries:entry", args=[company.entry.public_id]))
    page.get_by_role("link", name="提交申报").click()
    expect(page.get_by_role("alert").first).to_contain_text("还不能提交")
    _look_at(page, "blocked")
    complete(company)
    Organisation.objects.update(authorised=timezone.now())
    page.reload()
    _look_at(page, "confirm")
    page.goto(reverse("entries:papers", args=[company.entry.public_id]))
    _look_at(page, "papers")
    page.get_by_role("link", name="打印 授权委托书").click()
    _look_at(page, "sheet")
    page.goto(reverse("entries:submit", args=[company.entry.public_id]))
    page.get_by_role("button", name="确认提交").click()
    expect(page.get_by_text("第几次提交")).to_be_visible()
    expect(page.get_by_text("正在生成申报书")).to_be_visible()
    make_paper.call(Submission.objects.get().public_id)
    expect(page.get_by_role("link", name="下载申报书（PDF）")).to_be_visible(timeout=20_000)
    _look_at(page, "receipt")
    page.goto(reverse("entries:entry", args=[company.entry.public_id]))
    page.get_by_role("button", name="重新打开").click()
    expect(page.get_by_text("已重新打开，可以修改")).to_be_visible()
    _look_at(page, "entry")
    write(contact.as_actor(), company.part("overview"), "overview", "本组织生产工业自动化阀门，内销为主。")
    write(contact.as_actor(), company.part("1.2"), "1.2a", _table().text)
    page.get_by_role("link", name="提交申报").click()
    page.get_by_role("button", name="确认提交").click()
    page.get_by_role("link", name="查看提交的内容").click()
    _look_at(page, "content")
    page.get_by_role("link", name="与上一次的不同").click()
    expect(page.locator("ins")).to_have_text(["本组织生产工业自动化阀门，内销为主。", "年度\t合格率", "2099\t99.2"])
    _look_at(page, "changes")
    assert list(Submission.objects.values_list("number", flat=True)) == [1, 2]


def test_contact_hands_in_opens_again_and_withdraws_by_keyboard(world: World, page_at: OpenPage, site: str) -> None:
    company, page = _company(world), page_at(1366)
    complete(company)
    Organisation.objects.update(authorised=timezone.now())
    sign_in_as(page, site, company.contact)
    page.goto(reverse("entries:entries"))
    follow(page, world.cycle.title)
    follow(page, "提交申报")
    _press(page, "确认提交")
    expect(page.get_by_text("第几次提交")).to_be_visible(timeout=PATIENCE)
    page.goto(reverse("entries:entry", args=[company.entry.public_id]))
    _press(page, "重新打开")
    expect(page.get_by_text("已重新打开，可以修改")).to_be_visible(timeout=PATIENCE)
    follow(page, "撤回申报")
    tab_to(page, page.get_by_role("textbox", name="理由"))
    page.keyboard.type("今年不参加")
    _press(page, "撤回申报")
    expect(page.locator(".page-head")).to_contain_text("已撤回", timeout=PATIENCE)
    assert Entry.objects.get(pk=company.entry.pk).state == Entry.State.WITHDRAWN


def _press(page: Page, name: str) -> None:
    tab_to(page, page.get_by_role("button", name=name, exact=True))
    page.keyboard.press("Enter")
