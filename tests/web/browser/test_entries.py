"""Writing an application in the browser: rows, choices, lengths; two colleagues at once."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from web.browser.conftest import OpenPage
from web.browser.entry_page import PATIENCE, called_world, open_part, responses, says, writing
from web.browser.look import assert_accessible, assert_fits, sign_in_as, take_picture
from web.permissions.worlds import World
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.models import AttachmentLink, Entry, Part, Remark

pytestmark = pytest.mark.browser


@pytest.fixture
def world(site: str) -> World:
    return called_world()


def test_form_is_filled_in_with_rows_and_choices(world: World, page_at: OpenPage, site: str) -> None:
    page = page_at(1366)
    part = open_part(page, site, world, Role.ENTRY_OWNER, "profile")
    page.get_by_label("联系人 第 1 行 姓名", exact=True).fill("张三")
    page.get_by_label("联系人 第 1 行 手机", exact=True).fill("13800000000")
    page.get_by_role("button", name="增加一行").first.press("Enter")
    page.get_by_role("button", name="删除第 2 行").first.press("Enter")
    expect(page.get_by_label("联系人 第 1 行 姓名", exact=True)).to_be_focused()
    page.get_by_label("中华人民共和国计量法").check()
    page.get_by_label("中华人民共和国产品质量法").check()
    page.get_by_label("先进制造业").check()
    for name in ("contacts", "regulations", "kind"):
        says(page, name, "已保存")
    kept = texts_of("entry_part", part)
    assert kept["contacts"] == "张三 |  | 13800000000 | "
    assert kept["regulations"] == "中华人民共和国产品质量法\n中华人民共和国计量法"
    assert Entry.objects.get(pk=part.entry_id).kind == "advanced"
    page.reload()
    expect(page.get_by_label("联系人 第 1 行 手机", exact=True)).to_have_value("13800000000")
    expect(page.get_by_label("中华人民共和国计量法")).to_be_checked()
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
        take_picture(page, f"entries-profile-{width}")
        assert_fits(page)
        assert_accessible(page)


def test_contact_and_contributor_write_at_once(world: World, page_at: OpenPage, site: str) -> None:
    """Each in a field of the same part: both texts are kept; in the same field nothing is lost either."""
    contact, writer = page_at(1366), page_at(1366)
    part = open_part(contact, site, world, Role.ENTRY_OWNER, "1.2")
    open_part(writer, site, world, Role.ENTRY_MEMBER, "1.2")
    writing(contact, "1.2a").fill("联系人写的一段。")
    writing(writer, "1.2b").fill("填报人员写的一段。")
    says(contact, "1.2a", "已保存")
    says(writer, "1.2b", "已保存")
    assert responses(part) == {"1.2a": "联系人写的一段。", "1.2b": "填报人员写的一段。"}
    writing(writer, "1.2a").fill("另一段。")
    says(writer, "1.2a", "内容已被修改")
    expect(writing(writer, "1.2a")).to_have_text("另一段。")
    assert responses(part)["1.2a"] == "联系人写的一段。"
    expect(contact.locator("[data-length]")).to_contain_text("自评报告共 12 字", timeout=PATIENCE)
    contact.reload()
    expect(contact.locator("#presence")).to_contain_text("正在编写", timeout=PATIENCE)


def test_length_of_a_final_part_is_shown_and_nothing_can_be_typed(world: World, page_at: OpenPage, site: str) -> None:
    Part.objects.filter(entry=world.row(Entry), code="1.1").update(state=Part.State.FINAL)
    page = page_at(1366)
    open_part(page, site, world, Role.ENTRY_OWNER, "1.1")
    expect(page.locator("[data-length]")).to_contain_text("自评报告共 4 字")
    expect(page.get_by_role("textbox", name="1.1a 要点说明")).to_have_count(0)


@pytest.mark.parametrize("name", ["share", "part", "add_attachment", "link_attachment", "upload_report"])
def test_pages_of_an_open_call_fit_and_have_no_barrier(world: World, page_at: OpenPage, site: str, name: str) -> None:
    page, row = page_at(1366), world.row(Entry if name in ("share", "upload_report") else Part)
    world.row(Remark)
    world.row(AttachmentLink)
    sign_in_as(page, site, world.people[Role.ENTRY_OWNER])
    page.goto(reverse(f"entries:{name}", args=[row.public_id]))
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
        take_picture(page, f"entries-call-{name}-{width}")
        assert_fits(page)
        assert_accessible(page)
