"""Paper: no controls, and the statement and the code of the page at the foot of every sheet."""

from io import BytesIO

import pypdfium2
import pytest

from web.browser.conftest import OpenPage
from web.browser.look import sign_in_as
from web.make import make_assignment
from zhiheng.web.audit.roles import Role

pytestmark = pytest.mark.browser


def test_every_sheet_carries_statement_and_code(page_at: OpenPage, site: str, settings) -> None:
    settings.ROOT_URLCONF = "web.browser.sample_urls"
    page = page_at(1366)
    sign_in_as(page, site, make_assignment(Role.OFFICE_LEAD))
    page.goto("/sample")
    content = page.pdf(prefer_css_page_size=True)
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(BytesIO(content))]
    assert len(sheets) > 1
    for sheet in sheets:
        assert [sheet.count(text) for text in ("本系统为非涉密系统", "ZH-7K2M-9QXA", "退出登录")] == [1, 1, 0]
