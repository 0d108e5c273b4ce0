"""Responses are not lost: a cut network, a tab that is out of date; and all of it by keyboard."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, expect

from documents.examples import items, paragraph, text
from web.browser.conftest import OpenPage
from web.browser.entry_page import PATIENCE, called_world, follow, open_part, responses, says, tab_to, writing
from web.browser.look import sign_in_as
from web.permissions.worlds import World
from zhiheng.documents import document_of
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.models import Version
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.models import Part
from zhiheng.web.entries.standards import title_of

pytestmark = pytest.mark.browser

Context = Callable[[], BrowserContext]


@pytest.fixture
def world(site: str) -> World:
    return called_world()


def test_network_is_cut_and_comes_back(world: World, new_context: Context, site: str) -> None:
    context = new_context()
    page = context.new_page()
    part = open_part(page, site, world, Role.ENTRY_OWNER, "1.2")
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    writing(page, "1.2a").fill("断网时写的一段。")
    says(page, "1.2a", "您的文字已保留在本机")
    assert responses(part) == {}
    context.set_offline(False)
    says(page, "1.2a", "已保存")
    assert responses(part) == {"1.2a": "断网时写的一段。"}


def test_tab_out_of_date_overwrites_nothing(world: World, new_context: Context, site: str) -> None:
    """Two tabs of one person, one without network: both texts are shown and stay among the versions."""
    context = new_context()
    old, new = context.new_page(), context.new_page()
    part = open_part(old, site, world, Role.ENTRY_OWNER, "1.2")
    open_part(new, site, world, Role.ENTRY_OWNER, "1.2")
    for page in (old, new):
        page.wait_for_load_state("networkidle")
    old.route("**/drafts/**", lambda route: route.abort())
    writing(old, "1.2a").fill("旧标签页里写的。")
    says(old, "1.2a", "您的文字已保留在本机")
    writing(new, "1.2a").fill("新标签页里写的。")
    says(new, "1.2a", "已保存")
    old.unroute("**/drafts/**")
    says(old, "1.2a", "请选择保留哪一份")
    assert responses(part) == {"1.2a": "新标签页里写的。"}
    old.get_by_role("button", name="保存上面的文字").click()
    says(old, "1.2a", "已保存")
    kept = Version.objects.filter(field__owner=part.public_id).order_by("number").values_list("text", flat=True)
    assert list(kept) == [document_of([paragraph(words)]).text for words in ("新标签页里写的。", "旧标签页里写的。")]


def test_part_is_written_and_handed_in_by_keyboard(world: World, page_at: OpenPage, site: str) -> None:
    page = page_at(1366)
    part = world.row(Part).entry.parts.get(code="1.2")
    sign_in_as(page, site, world.people[Role.ENTRY_MEMBER])
    page.goto(reverse("entries:entry", args=[part.entry.public_id]))
    follow(page, title_of(part).zh)
    tab_to(page, writing(page, "1.2a"))
    page.keyboard.type("做法：")
    page.keyboard.press("Control+b")
    page.keyboard.type("三级责任制")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Shift+8")
    page.keyboard.type("公司")
    page.keyboard.press("Escape")
    tab_to(page, page.get_by_label("自评得分（得分率，%）"))
    page.keyboard.type("55")
    says(page, "self_score", "已保存")
    says(page, "1.2a", "已保存")
    written = [
        paragraph("做法：", text("三级责任制", "bold")),
        items("bullet_list", [paragraph("公司")]),
    ]
    assert texts_of("entry_part", part) == {"1.2a": document_of(written).text, "self_score": "55"}
    page.reload()
    tab_to(page, page.get_by_role("button", name="送审"))
    page.keyboard.press("Enter")
    expect(page.locator(".page-head")).to_contain_text("待审", timeout=PATIENCE)
