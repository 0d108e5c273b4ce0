"""A company assesses itself outside any cycle and starts its application from it, on the pages and by keyboard."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from web.browser.conftest import OpenPage
from web.browser.entry_page import called_world, follow, responses, tab_to
from web.browser.look import assert_accessible, assert_fits, sign_in_as
from web.entries.writing import write
from zhiheng.documents import stored_document
from zhiheng.web.audit.roles import Role
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.models import Entry

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1366, 390])
def test_contact_assesses_and_starts_the_application_from_it(page_at: OpenPage, site: str, width: int) -> None:
    world = called_world()
    page = page_at(width)
    sign_in_as(page, site, world.people[Role.ENTRY_OWNER])
    page.goto(reverse("entries:entries"))
    follow(page, "开始自评")
    expect(page.get_by_role("heading", name="开始自评")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("名称").fill("2099 年自评")
    tab_to(page, page.get_by_role("button", name="开始自评"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2099 年自评")
    earlier, application = Entry.objects.get(cycle=None), world.row(Entry)
    contact = world.actor(Role.ENTRY_OWNER)
    write(contact, earlier.parts.get(code="1.2"), "1.2a", "自评里写的做法")
    write(contact, earlier.parts.get(code="1.1"), "1.1a", "自评里的另一种说法")
    write(contact, earlier.parts.get(code="1.1"), "self_score", "55")
    page.reload()
    expect(page.get_by_role("heading", name="自评得分（非正式）")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    page.goto(reverse("entries:entry", args=[application.public_id]))
    follow(page, f"核对并带入 2099 年自评 · {earlier.code}")
    expect(page.get_by_role("heading", name="带入以前写的内容")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    expect(page.get_by_role("checkbox", name="1.1a 要点说明")).not_to_be_checked()
    expect(page.get_by_role("checkbox", name="1.2a 要点说明")).to_be_checked()
    tab_to(page, page.get_by_role("button", name="带入勾选的各项"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("项", exact=False).filter(has_text="已带入").first).to_be_visible()
    assert responses(application.parts.get(code="1.2")) == {"1.2a": "自评里写的做法"}
    kept = texts_of("entry_part", application.parts.get(code="1.1"))
    assert (stored_document(kept["1.1a"]).plain_text, kept["self_score"]) == (f"示例说明{world.mark}", "55")
