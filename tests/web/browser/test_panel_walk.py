"""Four at once: three experts and their leader score by different ways, confirm, agree, dissent and close."""

import json
import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from scoring.workbooks.make import fill
from web.browser.conftest import OpenPage
from web.browser.look import assert_fits, sign_in_as
from web.reviews.conftest import Review, call, clerk, ours, review, theirs
from web.reviews.consensus import Agreeing, make_agreeing
from zhiheng.scoring.workbooks import entry_layout
from zhiheng.tables import cell_address
from zhiheng.web.programmes.models import Setting
from zhiheng.web.reviews.models import AgreedScore, ConfirmedConsensus, ConfirmedSheet, Consensus, Sheet
from zhiheng.web.reviews.sheet_form import form_of_sheet

__all__ = ["call", "clerk", "ours", "review", "theirs"]

pytestmark = [pytest.mark.browser, pytest.mark.soak]

INDICATORS, OTHERWISE = 26, "2.2"
PATIENCE = 30_000


def _press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).press("Enter")


def _begin(page: Page) -> Sheet:
    page.goto(reverse("reviews:reviews"))
    _press(page, "开始评分")
    return Sheet.objects.latest("pk")


def _quick(page: Page, sheet: Sheet, otherwise: str) -> None:
    """One page: the numbers one after the other, the one that is seen otherwise where it stands."""
    codes = form_of_sheet(sheet).form.codes
    page.goto(reverse("reviews:quick", args=[sheet.public_id]))
    page.locator("[data-quick] input[name=text]").first.focus()
    page.keyboard.type("".join(otherwise if code == OTHERWISE else "60" for code in codes))
    expect(page.locator("[data-draft-status][data-state=saved]")).to_have_count(INDICATORS, timeout=PATIENCE)


def _one_by_one(page: Page, sheet: Sheet) -> None:
    """The scoring screen: band 4 twice is 55, three times 60; then the next indicator."""
    steps = ("50", "55", "60")
    for code in form_of_sheet(sheet).form.codes:
        page.wait_for_url(re.compile(rf"/indicators/{re.escape(code)}$"))
        for step in steps:
            page.keyboard.press("4")
            expect(page.locator("#score input:checked")).to_have_value(step)
        expect(page.locator("#score-state")).to_have_attribute("data-state", "saved", timeout=PATIENCE)
        page.keyboard.press("n")
    page.wait_for_url(re.compile(r"/confirm$"))


def _by_excel(page: Page, sheet: Sheet, folder: Path) -> None:
    """The workbook down, filled in, up, all differences taken."""
    page.goto(reverse("reviews:upload_workbook", args=[sheet.public_id]))
    with page.expect_download() as download:
        page.get_by_role("link", name="下载评分表（Excel）").click()
    blocks = entry_layout.lay_out_entry(form_of_sheet(sheet).form.standard, sheet.entry.kind).blocks
    cells = {cell_address(block.top, entry_layout.INPUT): 60 for block in blocks}
    filled = folder / "评分表.xlsx"
    filled.write_bytes(fill(download.value.path().read_bytes(), {sheet.entry.code: cells}))
    page.set_input_files("#file", filled)
    _press(page, "上传并核对")
    expect(page.locator("input[name=take]:checked")).to_have_count(INDICATORS)
    _press(page, "带入勾选的各格")


@pytest.fixture
def agreeing(site: str, review: Review) -> Agreeing:
    """The panel with one expert more; no comment is asked for, which would make the walk longer."""
    Setting.objects.filter(cycle=review.call.cycle, key="scoring.comment_per").update(value="none")
    return make_agreeing(review)


def test_four_score_confirm_and_agree_at_once(page_at: OpenPage, site: str, agreeing: Agreeing, tmp_path: Path) -> None:
    review = agreeing.review
    people = [review.first, review.second, agreeing.third, review.join("专家丁")]
    pages = [page_at(width) for width in (1366, 1366, 1366, 390)]
    for page, person in zip(pages, people, strict=True):
        page.set_default_timeout(PATIENCE)
        sign_in_as(page, site, person)
    leader, second, third, fourth = pages
    sheets = [_begin(page) for page in pages]
    _quick(leader, sheets[0], "60")
    _one_by_one(second, sheets[1])
    _by_excel(third, sheets[2], tmp_path)
    _quick(fourth, sheets[3], "30")
    assert_fits(fourth)
    for page, sheet in zip(pages, sheets, strict=True):
        page.goto(reverse("reviews:confirm", args=[sheet.public_id]))
        _press(page, "确认提交")
    marks = [json.loads(one.content)["percents"] for one in ConfirmedSheet.objects.order_by("sheet__pk")]
    assert marks[0] == marks[1] == marks[2] == dict.fromkeys(marks[0], "60")
    assert marks[3] == {**marks[0], OTHERWISE: "30"}

    leader.goto(reverse("reviews:reviews"))
    _press(leader, "开始合议")
    url = reverse("reviews:consensus", args=[Consensus.objects.get().public_id])
    _press(leader, "采纳未超限各项")
    leader.locator(".consensus-flagged a").first.press("Enter")
    leader.get_by_label("合议分（得分率 %）").fill("55")
    leader.keyboard.press("Tab")
    leader.keyboard.type("记录齐全，数据为人工填报")
    _press(leader, "保存")
    for page in (second, third):
        page.goto(url)
        _press(page, "我确认合议分")
    fourth.goto(url)
    fourth.get_by_role("link", name="记录保留意见").press("Enter")
    fourth.get_by_label("保留意见").fill("2.2 偏高")
    _press(fourth, "记录保留意见")
    leader.goto(url)
    _press(leader, "我确认合议分")
    _press(leader, "结束合议并确认")
    closed = json.loads(ConfirmedConsensus.objects.get().content)
    assert (AgreedScore.objects.count(), len(closed["confirmed"]), len(closed["dissents"])) == (INDICATORS, 3, 1)
    assert closed["agreed"]["percents"][OTHERWISE] == "55"
    assert [json.loads(one.content)["percents"] for one in ConfirmedSheet.objects.order_by("sheet__pk")] == marks
