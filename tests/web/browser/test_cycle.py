"""The office sets up a cycle from the preset, and two persons open it."""

import pytest
from playwright.sync_api import Page, expect

from web.browser.conftest import OpenPage
from web.browser.look import assert_accessible, assert_fits, sign_in_as, take_picture
from web.make import make_assignment, make_person
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.actions.programmes import create_programme
from zhiheng.web.programmes.models import Cycle, Programme

pytestmark = pytest.mark.browser


@pytest.fixture
def programme(site: str) -> Programme:
    return create_programme(make_assignment(Role.OPERATOR).as_actor(), "示例区政府质量奖", "示例区")


@pytest.fixture
def office(programme: Programme) -> dict[Role, Assignment]:
    roles = (Role.OFFICE_CLERK, Role.OFFICE_LEAD)
    return {role: make_assignment(role, None, make_person(f"示例{role}"), programme=programme) for role in roles}


@pytest.mark.parametrize("width", [1366, 390])
def test_office_sets_up_a_cycle_and_two_persons_open_it(
    width: int, page_at: OpenPage, site: str, programme: Programme, office: dict[Role, Assignment]
) -> None:
    page = page_at(width)
    sign_in_as(page, site, office[Role.OFFICE_CLERK])
    _set_up(page, programme)
    cycle = Cycle.objects.get()
    _adopt_the_guide(page)
    _confirm_the_settings(page)
    _plan_the_call(page)
    page.goto(f"/cycles/{cycle.public_id}")
    expect(page.get_by_text("没有待完成的事项，可以提交审核。")).to_be_visible()
    _is_good(page, f"cycle-ready-{width}")
    page.get_by_role("link", name="发布申报通知，开始申报").click()
    page.get_by_role("button", name="提交审核").click()
    waiting = page.url
    sign_in_as(page, site, office[Role.OFFICE_LEAD])
    page.goto(waiting)
    expect(page.get_by_text("由筹备阶段进入申报阶段")).to_be_visible()
    page.get_by_role("button", name="同意并办理").click()
    page.wait_for_load_state()
    cycle.refresh_from_db()
    assert (cycle.stage, cycle.is_locked) == (Stage.CALL, True)
    page.goto(f"/cycles/{cycle.public_id}")
    expect(page.get_by_text(cycle.rules_digest)).to_be_visible()
    _is_good(page, f"cycle-open-{width}")


def test_problems_and_example_follow_what_is_typed(
    page_at: OpenPage, site: str, programme: Programme, office: dict[Role, Assignment]
) -> None:
    page = page_at(1366)
    sign_in_as(page, site, office[Role.OFFICE_CLERK])
    _set_up(page, programme)
    page.get_by_role("link", name="评审方案", exact=True).click()
    total = page.locator("#example strong").last
    before = total.inner_text()
    page.locator("#f-phases-0-weight").fill("x")
    page.locator("#f-phases-0-weight").blur()
    expect(page.locator("#f-phases-0-weight-error")).to_contain_text("应为数字")
    expect(page.locator("#checks")).to_contain_text("还有问题要改")
    _is_good(page, "scheme-problem-1366")
    page.locator("#f-phases-0-weight").fill("90")
    page.locator("#f-phases-0-weight").blur()
    expect(page.locator("#f-phases-0-weight-error")).to_be_empty()
    expect(page.locator("#checks")).to_be_empty()
    expect(total).not_to_have_text(before)
    page.get_by_role("link", name="设置", exact=True).click()
    page.locator("[name='panel.size']").fill("99")
    page.locator("[name='panel.size']").blur()
    expect(page.locator("#checks")).to_contain_text("超出范围")


def _set_up(page: Page, programme: Programme) -> None:
    page.goto(f"/programmes/{programme.public_id}/cycles/new")
    page.get_by_label("预设：区（县）级").check()
    page.get_by_label("年度").fill("2100")
    page.get_by_role("button", name="新建", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("第一届示例区政府质量奖（2100年度）")


def _adopt_the_guide(page: Page) -> None:
    page.get_by_role("link", name="评审委员会通过后登记文号，再选用通过的那一版").click()
    cycle_page = page.url
    page.locator("a code").first.click()
    page.get_by_role("link", name="登记评审委员会通过").click()
    page.get_by_label("评审委员会决定的文号").fill("示例评委〔2100〕1号")
    page.get_by_label("通过日期").fill("2026-01-05")
    page.get_by_role("button", name="登记").click()
    page.goto(cycle_page)
    page.get_by_role("radio").last.check()
    page.get_by_role("button", name="选定").click()
    expect(page.get_by_text("已保存。")).to_be_visible()
    page.get_by_role("link", name="总览", exact=True).click()


def _confirm_the_settings(page: Page) -> None:
    page.get_by_role("link", name="在“设置”中按文号确认").click()
    page.get_by_text("按文号确认设置").click()
    page.get_by_label("确认文件的文号").fill("示例质奖〔2100〕2号")
    page.get_by_role("button", name="确认", exact=True).click()
    expect(page.get_by_text("已确认。")).to_be_visible()
    page.get_by_role("link", name="总览", exact=True).click()


def _plan_the_call(page: Page) -> None:
    page.get_by_role("link", name="在“环节和日程”中填写").click()
    page.locator("[name='phases.0.begins']").fill("2100-03-01")
    page.locator("[name='phases.0.ends']").fill("2100-03-31")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存。")).to_be_visible()


def _is_good(page: Page, picture: str) -> None:
    take_picture(page, picture)
    assert_fits(page)
    assert_accessible(page)
