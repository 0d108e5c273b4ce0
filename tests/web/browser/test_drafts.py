"""Typed text survives a cut network, a closed tab and an expired sign-in; nobody else gets it, nobody overwrites it."""

import re
import time
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from web.browser.document_page import LABEL
from web.browser.draft_page import PATIENCE, TYPED, control, says, status
from web.browser.look import assert_accessible, assert_fits
from web.drafts.example.with_example import with_example
from web.make import PASSWORD, make_assignment, make_cycle, make_person
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.models import Version

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _example() -> Iterator[None]:
    with with_example():
        yield


@pytest.fixture
def cycle():
    return make_cycle(stage=Stage.CALL)


@pytest.fixture
def writer(cycle):
    return make_assignment(Role.ENTRY_OWNER, cycle, make_person("张三"))


@pytest.fixture
def colleague(cycle):
    return make_assignment(Role.ENTRY_MEMBER, cycle, make_person("李四"))


def _open(context: BrowserContext, assignment, cycle) -> Page:
    page = context.new_page()
    page.goto(f"/enter/{assignment.public_id}")
    page.goto(f"/example/{cycle.public_id}")
    return page


def _texts() -> list[str | None]:
    return list(Version.objects.order_by("field__name", "number").values_list("text", flat=True))


def _unsent(page: Page) -> list[str]:
    return page.evaluate("Object.entries(localStorage).filter(([name]) => name.startsWith('zhiheng.draft.')).flat()")


def _has_sent_all(page: Page) -> None:
    until = time.monotonic() + PATIENCE / 1000
    while _unsent(page):
        assert time.monotonic() < until
        page.wait_for_timeout(50)


def test_field_saves_itself_within_two_seconds(new_context, writer, cycle) -> None:
    page = _open(new_context(), writer, cycle)
    control(page).type(TYPED)
    began = time.monotonic()
    expect(status(page)).to_have_attribute("data-state", "saved")
    assert time.monotonic() - began < 2
    expect(status(page).locator("time")).to_have_text(re.compile(r"^\d\d:\d\d:\d\d$"))
    assert (_texts()[-1], _unsent(page)) == (TYPED, [])
    page.reload()
    expect(control(page)).to_have_value(TYPED)


def test_choice_and_number_save_themselves_and_tell_problems(new_context, writer, cycle) -> None:
    page = _open(new_context(), writer, cycle)
    page.get_by_label("传统制造业").check()
    control(page, "得分率").fill("很高")
    says(page, "已保存", "kind")
    says(page, "已保存", "percent")
    expect(page.get_by_text("不是数 › 填一个数")).to_be_visible()
    assert sorted(_texts()) == ["traditional", "很高"]


def test_what_is_typed_before_the_scripts_are_there_is_saved_without_another_key(new_context, writer, cycle) -> None:
    page = new_context().new_page()
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(re.compile(r"/drafts/editor"), hold)
    page.goto(f"/enter/{writer.public_id}", wait_until="commit")
    page.goto(f"/example/{cycle.public_id}", wait_until="commit")
    control(page).type(TYPED)
    page.get_by_label("传统制造业").check()
    assert (len(waiting) > 0, _texts()) == (True, [])
    waiting[-1].continue_()
    says(page, "已保存")
    says(page, "已保存", "kind")
    assert sorted(_texts()) == sorted([TYPED, "traditional"])


def test_text_survives_a_cut_network(new_context, writer, cycle) -> None:
    context = new_context()
    page = _open(context, writer, cycle)
    says(page, "各版本")
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    control(page).type(TYPED)
    says(page, "已保留在本机")
    assert (TYPED in "".join(_unsent(page)), len(_unsent(page)), _texts()) == (False, 2, [])
    context.set_offline(False)
    says(page, "已保存")
    assert (_texts(), _unsent(page)) == ([TYPED], [])


def test_text_survives_a_closed_tab(new_context, writer, cycle) -> None:
    context = new_context()
    page = _open(context, writer, cycle)
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    control(page).type(TYPED)
    says(page, "已保留在本机")
    page.close()
    context.set_offline(False)
    again = _open(context, writer, cycle)
    expect(control(again)).to_have_value(TYPED, timeout=PATIENCE)
    says(again, "已保存")
    _has_sent_all(again)
    assert _texts() == [TYPED]


def test_text_left_behind_is_sent_from_any_page(new_context, writer, cycle) -> None:
    context = new_context()
    page = _open(context, writer, cycle)
    page.wait_for_load_state("networkidle")
    control(page).type(TYPED)
    page.goto(f"/enter/{writer.public_id}")  # at once, before it saved itself
    _has_sent_all(page)
    assert _texts() == [TYPED]


def test_text_survives_an_expired_sign_in(new_context, writer, cycle) -> None:
    writer.person.set_password(PASSWORD)
    writer.person.save()
    page = _open(new_context(), writer, cycle)
    page.wait_for_load_state("networkidle")
    Session.objects.all().delete()
    control(page).type(TYPED)
    says(page, "请重新登录，您的文字已保留")
    with page.expect_popup() as opened:
        status(page).get_by_role("link", name="在新窗口登录").click()
    opened.value.get_by_label("账号").fill(writer.person.account)
    opened.value.get_by_label("密码").fill(PASSWORD)
    opened.value.get_by_role("button", name="登录").click()
    says(page, "已保存")
    assert _texts() == [TYPED]
    assert Version.objects.get().author_id == writer.person_id


def test_other_account_neither_sees_nor_sends_the_text(new_context, writer, colleague, cycle) -> None:
    context = new_context()
    page = _open(context, writer, cycle)
    page.wait_for_load_state("networkidle")
    Session.objects.all().delete()
    control(page).type(TYPED)
    says(page, "请重新登录")
    with page.expect_event("load"):
        other = context.new_page()
        other.goto(f"/enter/{colleague.public_id}")
    for one in (page, other):
        one.goto(f"/example/{cycle.public_id}")
        one.wait_for_load_state("networkidle")
        expect(control(one)).to_have_value("")
        assert TYPED not in one.content()
    assert (_texts(), len(_unsent(page))) == ([], 2)
    mine = _open(context, writer, cycle)
    says(mine, "已保存")
    assert (_texts(), Version.objects.get().author_id) == ([TYPED], writer.person_id)


def test_changed_csrf_token_is_fetched_again(new_context, writer, cycle) -> None:
    context = new_context()
    page = _open(context, writer, cycle)
    page.wait_for_load_state("networkidle")
    context.clear_cookies(name="csrftoken")
    control(page).type(TYPED)
    says(page, "已保存")
    assert _texts() == [TYPED]


def test_second_tab_follows_the_first(new_context, writer, cycle) -> None:
    context = new_context()
    one, two = _open(context, writer, cycle), _open(context, writer, cycle)
    two.wait_for_load_state("networkidle")
    control(one).type("一")
    expect(control(two)).to_have_value("一", timeout=PATIENCE)
    control(two).press("End")
    control(two).type("二")
    expect(control(one)).to_have_value("一二", timeout=PATIENCE)
    assert _texts() == ["一", "一二"]


@pytest.mark.parametrize(
    ("button", "texts"), [("保存上面的文字", ["他的", "我的"]), ("用已保存的文字", ["他的", "我的", "他的"])]
)
def test_stale_text_is_shown_beside_the_newer(new_context, writer, colleague, cycle, button: str, texts) -> None:
    mine, theirs = _open(new_context(), writer, cycle), _open(new_context(), colleague, cycle)
    mine.wait_for_load_state("networkidle")
    control(theirs).type("他的")
    says(theirs, "已保存")
    control(mine).type("我的")
    says(mine, "请选择保留哪一份")
    panel = mine.locator("[data-draft-conflict]").first
    expect(panel).to_contain_text("李四")
    expect(panel.locator("ins")).to_have_text("他")
    expect(control(mine)).to_have_value("我的")
    panel.get_by_role("button", name=button).click()
    says(mine, "已保存")
    expect(control(mine)).to_have_value(texts[-1])
    _has_sent_all(mine)
    assert _texts() == texts


def _open_document(context: BrowserContext, assignment, cycle) -> Page:
    page = _open(context, assignment, cycle)
    page.goto(f"/example/{cycle.public_id}/document")
    page.wait_for_load_state("networkidle")
    page.get_by_role("textbox", name=LABEL).focus()
    return page


def _document(text: str) -> str:
    return f'{{"content":[{{"content":[{{"text":"{text}","type":"text"}}],"type":"paragraph"}}],"type":"doc"}}'


def test_document_survives_a_cut_network_and_a_closed_tab(new_context, writer, cycle) -> None:
    context = new_context()
    page = _open_document(context, writer, cycle)
    context.set_offline(True)
    page.keyboard.type(TYPED)
    says(page, "已保留在本机", "1.1c")
    assert (TYPED in "".join(_unsent(page)), len(_unsent(page)), _texts()) == (False, 2, [])
    page.close()
    context.set_offline(False)
    page = _open_document(context, writer, cycle)
    expect(page.get_by_role("textbox", name=LABEL)).to_have_text(TYPED, timeout=PATIENCE)
    says(page, "已保存", "1.1c")
    _has_sent_all(page)
    assert _texts() == [_document(TYPED)]


@pytest.mark.parametrize(("button", "left"), [("保存上面的文字", "我的"), ("用已保存的文字", "他的")])
def test_stale_document_is_shown_in_words(new_context, writer, colleague, cycle, button: str, left: str) -> None:
    mine, theirs = _open_document(new_context(), writer, cycle), _open_document(new_context(), colleague, cycle)
    theirs.keyboard.type("他的")
    says(theirs, "已保存", "1.1c")
    mine.keyboard.type("我的")
    says(mine, "请选择保留哪一份", "1.1c")
    panel = mine.locator("[data-draft-conflict]")
    expect(panel.locator(".draft-text")).to_have_text("我他的")
    panel.get_by_role("button", name=button).click()
    editor = mine.get_by_role("textbox", name=LABEL)
    expect(editor).to_be_focused()
    expect(editor).to_have_text(left)
    says(mine, "已保存", "1.1c")
    _has_sent_all(mine)
    assert _texts()[-1] == _document(left)


@pytest.mark.parametrize("width", [1366, 390])
def test_pages_of_drafts_have_no_barrier_and_fit(new_context, writer, colleague, cycle, width: int) -> None:
    mine, theirs = _open(new_context(), writer, cycle), _open(new_context(), colleague, cycle)
    mine.set_viewport_size({"width": width, "height": 844})
    mine.wait_for_load_state("networkidle")
    control(theirs).type("他的")
    says(theirs, "已保存")
    control(mine).type("我的")
    says(mine, "请选择保留哪一份")
    for address in ("", f"/drafts/example/{cycle.public_id}/1.1a/history?version=1&version=2"):
        if address:
            mine.get_by_role("button", name="保存上面的文字").click()
            says(mine, "已保存")
            mine.goto(address)
        assert_accessible(mine)
        assert_fits(mine)


def test_text_over_the_limit_stays_in_the_browser(new_context, writer, cycle) -> None:
    page = _open(new_context(), writer, cycle)
    page.wait_for_load_state("networkidle")
    control(page).fill("字" * 2001)
    expect(page.get_by_text("这一项有 2001 字，超过 2000 字的上限")).to_be_visible()
    assert (_texts(), len(_unsent(page))) == ([], 2)
    control(page).fill("字" * 2000)
    says(page, "已保存")
    assert _texts() == ["字" * 2000]


def test_nothing_is_sent_in_the_middle_of_composition(new_context, writer, cycle) -> None:
    context = new_context()
    page = _open(context, writer, cycle)
    page.wait_for_load_state("networkidle")
    page.clock.install()
    control(page).focus()
    keyboard = context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "zhi", "selectionStart": 3, "selectionEnd": 3})
    page.clock.fast_forward(6000)
    expect(control(page)).to_have_value("zhi")
    assert (_texts(), _unsent(page)) == ([], [])
    keyboard.send("Input.insertText", {"text": "质衡"})
    page.clock.fast_forward(2000)
    says(page, "已保存")
    assert _texts() == ["质衡"]


@pytest.mark.parametrize(
    ("button", "left", "saved"), [("加密保留在本机并退出", 2, []), ("舍弃并退出", 0, []), ("发送后退出", 0, [TYPED])]
)
def test_sign_out_asks_about_unsent_text(new_context, writer, cycle, button: str, left: int, saved: list[str]) -> None:
    context = new_context()
    page = _open(context, writer, cycle)
    page.wait_for_load_state("networkidle")
    page.route("**/drafts/example/**", lambda route: route.abort())
    control(page).type(TYPED)
    says(page, "已保留在本机")
    page.locator(".who summary").click()
    page.get_by_role("button", name="退出登录").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("还有文字没有保存到服务器")
    if saved:
        page.unroute("**/drafts/example/**")
    page.route("**/*", _let_leave)
    dialog.get_by_role("button", name=button).click()
    expect(page.get_by_text("left", exact=True)).to_be_visible()
    assert (len(_unsent(page)), _texts()) == (left, saved)


def _let_leave(route: Route) -> None:
    """The sign-out itself is another area's."""
    if route.request.is_navigation_request() and route.request.method == "POST":
        route.fulfill(status=200, body="left", content_type="text/plain")
    else:
        route.fallback()


def test_field_can_be_saved_without_scripts(browser: Browser, site: str, writer, cycle) -> None:
    with browser.new_context(base_url=site, java_script_enabled=False) as context:
        page = _open(context, writer, cycle)
        control(page).fill(TYPED)
        page.get_by_role("button", name="保存").first.click()
        expect(control(page)).to_have_value(TYPED)
    assert _texts() == [TYPED]
