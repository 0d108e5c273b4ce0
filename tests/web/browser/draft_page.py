"""What tests of fields that save themselves do on a page."""

from playwright.sync_api import Locator, Page, expect

PATIENCE = 20_000
TYPED = "公司建立了三级质量安全责任制，㙍𠮷。"


def control(page: Page, label: str = "1.1a 领导作用") -> Locator:
    return page.get_by_label(label, exact=True)


def status(page: Page, name: str = "1.1a") -> Locator:
    return page.locator(f"[id$='{name}-state']")


def says(page: Page, text: str, name: str = "1.1a") -> None:
    expect(status(page, name)).to_contain_text(text, timeout=PATIENCE)
