"""What tests of the editor of documents do on a page."""

import json

from playwright.sync_api import Locator, Page, expect

from web.browser.conftest import OpenPage
from web.browser.look import sign_in_as
from zhiheng.canonical import canonical_json
from zhiheng.documents import parse_document
from zhiheng.web.documents.rendering import render

LABEL = "1.1c 组织治理"
_PASTE = """([html, text]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  const options = {clipboardData: data, bubbles: true, cancelable: true};
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", options));
}"""
_PASTE_PICTURE = """([name, base64]) => {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name, {type: "image/png"}));
  const options = {clipboardData: data, bubbles: true, cancelable: true};
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", options));
}"""


def open_document(page_at: OpenPage, site: str, writer, width: int = 1366) -> Page:
    """Open the page with the document as the writer, the cursor in it."""
    page = page_at(width)
    sign_in_as(page, site, writer)
    page.goto(f"/example/{writer.cycle.public_id}/document")
    writing(page).focus()
    return page


def writing(page: Page) -> Locator:
    return page.get_by_role("textbox", name=LABEL, exact=True)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def value(page: Page) -> str:
    return page.locator("textarea[name=text]").input_value()


def html(page: Page) -> str:
    """Return the document as the server will show it; fails unless it is canonical and of the schema."""
    text = value(page)
    assert not text or canonical_json(json.loads(text)) == text.encode()
    return str(render(parse_document(text), "/pictures/{file}"))


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def paste(page: Page, html: str, text: str = "text") -> None:
    page.evaluate(_PASTE, [html, text])


def paste_picture(page: Page, base64: str) -> None:
    page.evaluate(_PASTE_PICTURE, ["图.png", base64])


def saved(page: Page) -> None:
    expect(page.locator("[data-draft-status]")).to_have_attribute("data-state", "saved", timeout=20_000)
    expect(page.locator("[data-draft-status]")).to_contain_text("已保存")
