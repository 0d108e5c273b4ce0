"""Screening in the browser: completion and handing in again; a rejected application with statement and reconsideration.

Everything is clicked by the persons themselves: clerk, lead, contact, and others for the reconsideration.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, assert_fits, sign_in_as, take_picture
from web.entries.conftest import Call, Company
from web.entries.screening import check_of
from web.entries.writing import submitted_entry, write
from web.make import make_actor, make_assignment
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.models import Entry, ScreeningCheck, ScreeningOutcome
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle
from zhiheng.web.programmes.actions.programmes import create_programme
from zhiheng.web.programmes.models import Cycle

pytestmark = pytest.mark.browser

PATIENCE = 20_000


@dataclass
class Award:
    """An award at screening with one application handed in, and its office."""

    company: Company
    clerk: Assignment
    lead: Assignment
    others: tuple[Assignment, Assignment]


@pytest.fixture
def award(site: str) -> Award:
    programme = create_programme(make_actor(Role.OPERATOR), "示例区政府质量奖", "示例区")
    clerk, lead, clerk_too, lead_too = (
        make_assignment(role, None, programme=programme)
        for role in (Role.OFFICE_CLERK, Role.OFFICE_LEAD, Role.OFFICE_CLERK, Role.OFFICE_LEAD)
    )
    cycle = create_cycle(clerk.as_actor(), programme, Edition(1, 2100), "district")
    Cycle.objects.update(stage=Stage.CALL)
    cycle.refresh_from_db()
    call = Call(cycle, cycle.tracks.get(), lead.as_actor())
    company = call.company("甲示例")
    write(company.contact.as_actor(), company.part("1.1"), "1.1a", "企业家精神的说明。")
    submitted_entry(company)
    call.set_stage(Stage.SCREENING)
    return Award(company, clerk, lead, (clerk_too, lead_too))


def _good(page: Page, name: str) -> None:
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 844})
        take_picture(page, f"screening-{name}-{width}")
        assert_fits(page)
        assert_accessible(page)


def _open_check(page: Page, site: str, who: Assignment, award: Award, kind: ScreeningCheck.Kind) -> None:
    sign_in_as(page, site, who)
    page.goto(reverse("entries:screening_check", args=[check_of(award.company, kind).public_id]))


def _prepare(page: Page, outcome: str, reasons: str = "") -> None:
    page.get_by_role("radio", name=outcome, exact=True).check()
    if reasons:
        page.get_by_label("事实和理由（告知申报组织）").fill(reasons)
        page.get_by_label("依据（条款）").fill("申报通知第三条")
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_text("已提交审核")).to_be_visible()


def _approve(page: Page, site: str, who: Assignment, picture: Callable[[], None] = lambda: None) -> None:
    sign_in_as(page, site, who)
    page.reload()
    page.get_by_role("link", name="查看", exact=True).click()
    picture()
    page.get_by_role("button", name="同意并办理").click()
    expect(page.get_by_text("已同意并办理")).to_be_visible()


def _find(page: Page) -> None:
    """Note for every rule that it is met, by keyboard, and its source for the first."""
    for group in page.get_by_role("group", name="审查情况").all():
        group.get_by_role("radio", name="符合", exact=True).focus()
        page.keyboard.press("Space")
    page.get_by_label("第 1 条的依据和来源").fill("系统中的提交记录")
    for state in page.locator("[id$='.finding-state'], [id$='-source-state']").all():
        expect(state).to_contain_text("已保存", timeout=PATIENCE)


def test_completion_then_handed_in_again_then_passed(award: Award, page_at: OpenPage, site: str) -> None:
    page, company = page_at(1366), award.company
    sign_in_as(page, site, award.clerk)
    page.goto(reverse("entries:screening"))
    page.get_by_role("button", name="开始审查 1 份申报").click()
    expect(page.get_by_role("row", name="形式审查 甲示例公司")).to_be_visible()
    _good(page, "list")
    page.get_by_role("link", name="形式审查 甲示例公司").click()
    page.get_by_label("涉及哪一部分").select_option(label="1.1a 要点说明")
    page.get_by_label("缺什么、怎么补").fill("写明起始时间")
    page.get_by_role("button", name="列出", exact=True).click()
    page.get_by_role("radio", name="合格", exact=True).check()
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_role("alert").filter(has_text="还有 5 项没有核完")).to_be_focused()
    _prepare(page, "补正")
    _good(page, "check")
    _approve(page, site, award.lead, lambda: _good(page, "proposal"))

    sign_in_as(page, site, company.contact)
    page.goto(reverse("entries:entry", args=[company.entry.public_id]))
    _good(page, "points")
    page.get_by_role("link", name="1.1 企业家精神：1.1a 要点说明").click()
    page.get_by_label("1.1a 要点说明", exact=True).fill("2026 年起的说明。")
    expect(page.locator("[id$='1.1a-state']")).to_contain_text("已保存", timeout=PATIENCE)
    page.goto(reverse("entries:submit", args=[company.entry.public_id]))
    page.get_by_role("button", name="确认提交").click()
    expect(page.get_by_text("已提交，摘要值")).to_be_visible()
    assert company.entry.submissions.count() == 2

    _open_check(page, site, award.clerk, award, ScreeningCheck.Kind.FORM)
    expect(page.get_by_text("发出后改过")).to_be_visible()
    page.get_by_role("button", name="已补正 1").click()
    _find(page)
    _prepare(page, "合格")
    _approve(page, site, award.lead)
    _open_check(page, site, award.clerk, award, ScreeningCheck.Kind.ELIGIBILITY)
    _find(page)
    page.get_by_label("确认制造业类型（通过时）").select_option(label="先进制造业")
    _prepare(page, "通过")
    _good(page, "eligibility")
    _approve(page, site, award.lead)
    entry = Entry.objects.get(pk=company.entry.pk)
    assert (entry.state, entry.confirmed_kind) == (Entry.State.SUBMITTED, "advanced")
    assert {one.state for one in entry.checks.all()} == {"passed"}


def test_rejected_with_statement_and_reconsideration(award: Award, page_at: OpenPage, site: str) -> None:
    page, company = page_at(1366), award.company
    sign_in_as(page, site, award.clerk)
    page.goto(reverse("entries:screening"))
    page.get_by_role("button", name="开始审查 1 份申报").click()
    page.get_by_role("link", name="形式审查 甲示例公司").click()
    _prepare(page, "拟不予受理", "没有推荐单位的意见")
    _approve(page, site, award.lead)

    outcomes = reverse("entries:outcomes", args=[company.entry.public_id])
    sign_in_as(page, site, company.contact)
    page.goto(outcomes)
    expect(page.get_by_text("没有推荐单位的意见")).to_be_visible()
    _good(page, "statement")
    page.get_by_label("意见和理由").fill("推荐意见已经寄出，附上邮寄单。")
    expect(page.locator("[id$='-text-state']")).to_contain_text("已保存", timeout=PATIENCE)
    page.get_by_role("link", name="核对并提交陈述申辩").click()
    _good(page, "statement-confirm")
    page.get_by_role("button", name="确认提交").click()
    expect(page.get_by_text("陈述申辩已提交，可以上传材料")).to_be_visible()

    _open_check(page, site, award.clerk, award, ScreeningCheck.Kind.FORM)
    expect(page.get_by_text("推荐意见已经寄出，附上邮寄单。")).to_be_visible()
    _prepare(page, "不予受理", "截止前没有收到推荐意见")
    _approve(page, site, award.lead)
    page.go_back()
    sign_in_as(page, site, company.contact)
    page.goto(outcomes)
    page.get_by_label("意见和理由").fill("请核对收件登记。")
    expect(page.locator("[id$='-text-state']")).to_contain_text("已保存", timeout=PATIENCE)
    page.get_by_role("link", name="核对并申请复核").click()
    page.get_by_role("button", name="确认提交").click()
    expect(page.get_by_text("复核申请已提交，可以上传材料")).to_be_visible()
    _good(page, "asked")

    _open_check(page, site, award.clerk, award, ScreeningCheck.Kind.FORM)
    expect(page.get_by_role("heading", name="复核", exact=True)).to_have_count(0)
    clerk, lead = award.others
    _open_check(page, site, clerk, award, ScreeningCheck.Kind.FORM)
    _good(page, "reconsider")
    _prepare(page, "复核：维持原结论", "收件登记中没有推荐意见")
    _approve(page, site, lead)
    kinds = list(ScreeningOutcome.objects.order_by("number").values_list("kind", flat=True))
    assert kinds == ["intended", "failed", "upheld"]
    sign_in_as(page, site, company.contact)
    page.goto(outcomes)
    expect(page.get_by_role("heading", name="复核：维持原结论")).to_be_visible()


def test_departments_are_asked_by_letter_and_their_answers_noted(award: Award, page_at: OpenPage, site: str) -> None:
    page, cycle = page_at(1366), award.company.entry.cycle
    assert cycle is not None
    sign_in_as(page, site, award.clerk)
    page.goto(reverse("entries:screening_rules", args=[cycle.public_id]))
    _good(page, "rules")
    page.goto(reverse("entries:screening"))
    page.get_by_role("button", name="开始审查 1 份申报").click()
    page.get_by_role("link", name="征求部门意见").click()
    page.get_by_label("反馈截止日").fill("2100-01-31")
    _good(page, "ask")
    page.get_by_role("button", name="登记并拟函").click()
    expect(page.get_by_text("已登记 12 个部门")).to_be_visible()
    _good(page, "asked-departments")
    page.get_by_role("link", name="税务", exact=True).click()
    opinion = page.url
    page.get_by_role("link", name="关于征求").click()
    expect(page.get_by_text("甲示例公司（")).to_be_visible()
    page.goto(opinion)
    page.get_by_role("combobox").select_option(label="有异议")
    page.get_by_label("内容（有异议或其他时填写）").fill("2025 年有一笔欠税")
    _good(page, "opinion")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("已登记", exact=True)).to_be_visible()
    assert [one.text for one in award.company.entry.opinions.all()] == ["2025 年有一笔欠税"]
