"""The editor of documents: typing, composing, lists, tables, pictures, all of it by keyboard."""

import base64
import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from web.browser.conftest import OpenPage
from web.browser.document_page import button, html, open_document, paste, paste_picture, press, saved, value, writing
from web.browser.look import assert_accessible, assert_fits, set_cookies, take_picture
from web.drafts.example.urls import PICTURES
from web.drafts.example.with_example import with_example
from web.make import make_assignment, make_cycle
from zhiheng.canonical import canonical_json
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.models import Version

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

_FILE = "0123456789abcdef" * 2
_SPANS = {"colspan": 1, "rowspan": 1}
_TEXTS = [
    '引号 " 反斜杠 \\ 斜杠 /',
    "\t制表 ",
    "行分隔\u2028段分隔\u2029",
    "㙍𠮷😀",
    "\u200f\u05e2\u05d1 e\u0301",
]
DOCUMENT = {
    "type": "doc",
    "content": [
        {
            "type": "paragraph",
            "content": [
                *({"type": "text", "text": text, "marks": [{"type": "bold"}, {"type": "sup"}]} for text in _TEXTS[:1]),
                {"type": "hard_break"},
                {"type": "text", "text": _TEXTS[1], "marks": [{"type": "sub"}]},
                {"type": "text", "text": _TEXTS[2]},
            ],
        },
        {"type": "paragraph"},
        {
            "type": "ordered_list",
            "content": [
                {
                    "type": "list_item",
                    "content": [
                        {"type": "paragraph", "content": [{"type": "text", "text": _TEXTS[3]}]},
                        {"type": "bullet_list", "content": [{"type": "list_item", "content": [{"type": "paragraph"}]}]},
                    ],
                }
            ],
        },
        {
            "type": "table",
            "content": [
                {
                    "type": "table_row",
                    "content": [
                        {"type": kind, "attrs": _SPANS, "content": [{"type": "paragraph"}]}
                        for kind in ("table_header", "table_cell")
                    ],
                },
                {
                    "type": "table_row",
                    "content": [
                        {
                            "type": "table_cell",
                            "attrs": {"colspan": 2, "rowspan": 1},
                            "content": [{"type": "paragraph", "content": [{"type": "text", "text": _TEXTS[4]}]}],
                        }
                    ],
                },
            ],
        },
        {"type": "picture", "attrs": {"caption": '图 1："现场"', "file": _FILE}},
    ],
}
_WRITE = """text => { const field = document.querySelector("textarea[name=text]"); field.value = text;
  field.form.dispatchEvent(new Event("draft:written")); }"""
TEXT = canonical_json(DOCUMENT).decode()


def _picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (160, 90), "#1d4f91").save(target, "PNG")
    return target.getvalue()


@pytest.fixture(autouse=True)
def _example() -> Iterator[None]:
    PICTURES.clear()
    with with_example():
        yield


@pytest.fixture
def writer():
    return make_assignment(Role.ENTRY_OWNER, make_cycle(stage=Stage.CALL))


@pytest.fixture
def page(page_at: OpenPage, site: str, writer) -> Page:
    return open_document(page_at, site, writer)


def _table(*rows: str) -> str:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<div class="document-table" tabindex="0"><table><tbody>{body}</tbody></table></div>'


def test_typed_document_is_saved_as_canonical_json(page: Page) -> None:
    page.keyboard.type("面积 ")
    press(page, "Control+b")
    page.keyboard.type("100 m")
    press(page, "Control+.")
    page.keyboard.type("2")
    press(page, "Control+.", "Control+b", "Shift+Enter", "Control+,")
    expect(button(page, "下标")).to_have_attribute("aria-pressed", "true")
    page.keyboard.type("x")
    press(page, "Enter")
    saved(page)
    assert html(page) == ("<p>面积 <strong>100 m</strong><strong><sup>2</sup></strong><br><sub>x</sub></p><p></p>")
    assert Version.objects.last().text == value(page)
    expect(page.locator("[data-document-count]")).to_have_text("8 字")
    press(page, "Control+a", "Backspace")
    saved(page)
    assert (value(page), Version.objects.last().text) == ("", "")
    press(page, "Control+z")
    expect(page.locator("[data-document-count]")).to_have_text("8 字")
    press(page, "Control+y")
    expect(page.locator("[data-document-count]")).to_have_text("0 字")


def test_document_has_the_same_bytes_as_on_the_server(page: Page) -> None:
    PICTURES[_FILE] = _picture()
    same = "text => documentEditor.valueOf(documentEditor.documentOf(text)) === text"
    assert page.evaluate(same, TEXT)
    value_of = "text => documentEditor.valueOf(documentEditor.documentOf(text))"
    bold_break = '{"marks":[{"type":"bold"}],"type":"hard_break"}'
    assert page.evaluate(value_of, TEXT.replace('{"type":"hard_break"}', bold_break)) == TEXT
    assert page.evaluate(value_of, TEXT.replace("制表 ", "制表 \\u0001\x7f")) == TEXT
    assert page.evaluate("text => documentEditor.lengthOf(documentEditor.documentOf(text))", TEXT) == len(
        "".join("".join([*_TEXTS, '图 1："现场"']).split())
    )
    assert page.evaluate("documentEditor.valueOf(documentEditor.documentOf(''))") == ""
    page.evaluate(_WRITE, TEXT)
    expect(writing(page).locator("li li")).to_have_count(1)
    assert value(page) == TEXT
    writing(page).locator("p").first.click()
    page.keyboard.type("x")
    press(page, "Backspace")
    assert value(page) == TEXT


def test_composed_characters_are_typed_whole(page: Page) -> None:
    page.keyboard.type("公")
    press(page, "Control+Shift+8")
    client = page.context.new_cdp_session(page)
    for typed in ("s", "si"):
        at = len(typed)
        client.send("Input.imeSetComposition", {"text": typed, "selectionStart": at, "selectionEnd": at})
    # keys that an input method uses itself while it composes: nothing may become of them
    for key in ("Enter", "Tab"):
        client.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": key, "windowsVirtualKeyCode": 229})
    client.send("Input.insertText", {"text": "司"})
    saved(page)
    assert html(page) == "<ul><li><p>公司</p></li></ul>"
    assert [version.text for version in Version.objects.all() if '"s' in version.text] == []


def test_lists_by_keyboard(page: Page) -> None:
    press(page, "Control+Shift+7")
    page.keyboard.type("甲")
    press(page, "Enter", "Tab")
    page.keyboard.type("乙")
    press(page, "Enter", "Control+]")
    page.keyboard.type("丙")
    press(page, "Enter", "Shift+Tab")
    page.keyboard.type("丁")
    expect(button(page, "编号")).to_have_attribute("aria-pressed", "true")
    press(page, "Control+Shift+8")
    press(page, "Enter", "Enter", "Enter")
    page.keyboard.type("戊")
    assert html(page) == (
        "<ol><li><p>甲</p><ul><li><p>乙</p><ol><li><p>丙</p></li></ol></li><li><p>丁</p></li></ul></li></ol><p>戊</p>"
    )


def test_table_by_keyboard(page: Page) -> None:
    press(page, "Alt+F10")
    expect(button(page, "加粗")).to_be_focused()
    press(page, *["ArrowRight"] * 7)
    expect(button(page, "插入表格")).to_be_focused()
    press(page, "Enter")
    expect(writing(page)).to_be_focused()
    page.keyboard.type("年")
    press(page, "Tab", "Tab", "Tab")
    page.keyboard.type("行")
    press(page, "Shift+Tab")
    page.keyboard.type("末")
    press(page, *["Tab"] * 7)
    page.keyboard.type("新")
    empty, head = "<td><p></p></td>", '<td class="document-head"><p></p></td>'
    rows = [f"<th><p>年</p></th>{head}<th><p>末</p></th>", f"<td><p>行</p></td>{empty * 2}", empty * 3]
    assert html(page) == _table(*rows, f"<td><p>新</p></td>{empty * 2}") + "<p></p>"
    expect(button(page, "合并单元格")).to_have_attribute("aria-disabled", "true")
    press(page, "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Alt+F10", "End")
    expect(button(page, "删除表格")).to_be_focused()
    press(page, *["ArrowLeft"] * 3)
    expect(button(page, "合并单元格")).to_be_focused()
    press(page, "Enter")
    assert 'colspan="3"><p>新</p>' in html(page)
    press(page, "Escape", "Tab")
    expect(writing(page)).not_to_be_focused()


def test_table_by_buttons(page: Page) -> None:
    button(page, "插入表格").click()
    page.keyboard.type("甲")
    for name in ("删除列", "删除行", "右侧加列", "上方加行", "首行表头"):
        button(page, name).click()
    page.keyboard.type("乙")
    rows = value(page).count("table_row")
    assert (rows, value(page).count("table_header"), value(page).count("table_cell")) == (3, 3, 6)
    writing(page).locator(".document-head").first.click()
    writing(page).locator("td").last.click(modifiers=["Shift"])
    button(page, "删除表格").click()
    assert "table" not in value(page)


def test_rows_that_merged_cells_cover_go(page: Page) -> None:
    paste(page, "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>")
    writing(page).get_by_text("甲").click()
    page.keyboard.down("Shift")
    press(page, "ArrowRight", "ArrowRight", "ArrowDown")
    page.keyboard.up("Shift")
    button(page, "合并单元格").click()
    assert html(page) == _table('<td colspan="2"><p>甲</p><p>乙</p><p>丙</p><p>丁</p></td>')


def test_what_is_beyond_the_limits_is_not_inserted(page: Page) -> None:
    paste(page, f"<table>{'<tr><td>1</td></tr>' * 201}</table>")
    expect(page.locator("[data-document-status]")).to_contain_text("表格最多 200 行")
    assert value(page) == ""


def test_pictures_are_sent_and_captioned(page: Page) -> None:
    page.keyboard.type("前后")
    press(page, "ArrowLeft")
    with page.expect_file_chooser() as chosen:
        button(page, "插入图片").click()
    chosen.value.set_files({"name": "图.png", "mimeType": "image/png", "buffer": _picture()})
    caption = page.get_by_label("图片说明")
    caption.click()
    page.keyboard.type("图 1")
    press(page, "ArrowDown")
    expect(writing(page)).to_be_focused()
    page.keyboard.type("下文")
    shown = '<figure><img src="/pictures/{:032x}" alt="{}" loading="lazy">{}</figure>'
    first = shown.format(1, "图 1", "<figcaption>图 1</figcaption>")
    assert html(page) == f"<p>前后</p>{first}<p>下文</p>"
    expect(page.locator("[data-document-count]")).to_have_text("6 字")
    paste_picture(page, base64.b64encode(_picture()).decode())
    expect(caption).to_have_count(2)
    saved(page)
    assert html(page) == f"<p>前后</p>{first}<p>下文</p>{shown.format(2, '图片', '')}<p></p>"
    assert [content[:4] for content in PICTURES.values()] == [b"\x89PNG"] * 2
    paste_picture(page, base64.b64encode(b"no picture").decode())
    expect(page.locator("[data-document-status]")).to_have_text("不是图片 › 选一张图片")
    expect(caption).to_have_count(2)


@pytest.mark.parametrize("width", [1366, 390])
def test_editor_has_no_barrier_and_fits(page_at: OpenPage, site: str, writer, width: int) -> None:
    page = open_document(page_at, site, writer, width)
    press(page, "Control+Shift+8")
    page.keyboard.type("公司建立了三级质量安全责任制")
    press(page, "Enter", "Enter")
    button(page, "插入表格").click()
    page.keyboard.type("年度")
    paste_picture(page, base64.b64encode(_picture()).decode())
    expect(page.get_by_label("图片说明")).to_be_visible()
    writing(page).locator("td").first.click()
    page.get_by_text("键盘操作").click()
    saved(page)
    assert_fits(page)
    assert_accessible(page)
    take_picture(page, f"document-{width}")
    set_cookies(page, site, language="en")
    page.reload()
    expect(page.get_by_role("button", name="Bold")).to_be_visible()
    assert_accessible(page)
