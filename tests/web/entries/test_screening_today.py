"""What screening puts into the office's day, and what stands in the way of the evaluation."""

from datetime import timedelta

import pytest
from django.utils import timezone

from web.entries.conftest import Call, Company
from web.entries.screening import (
    COMPLETION,
    ELIGIBILITY,
    FAILED,
    INTENDED,
    PASSED,
    ask,
    begun,
    check_of,
    end_deadline,
    find,
    hand_in,
    outcome,
    pass_form_check,
    rejected,
    state,
)
from web.make import make_actor
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.actions.opinions import Opinion, ask_opinions, note_opinions
from zhiheng.web.entries.actions.screening import Concern, Intended, add_point
from zhiheng.web.entries.blockers import blockers
from zhiheng.web.entries.models import OpinionReply
from zhiheng.web.entries.today import items
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.models import Cycle

REASONS = "没有推荐意见"


def _today(call: Call, actor: Actor, after: int = 0) -> list[tuple[str, str]]:
    cycle = Cycle.objects.get(pk=call.cycle.pk)
    return [(one.kind, one.text.zh) for one in items(actor, cycle, timezone.now() + timedelta(days=after))]


def _in_the_way(call: Call) -> list[str]:
    found = blockers(Cycle.objects.get(pk=call.cycle.pk), rules.BEGIN_EVALUATION)
    return [one.as_message().zh.partition(" › ")[0] for one in found]


def test_evaluation_waits_for_every_check(call: Call, clerk: Actor, ours: Company, theirs: Company) -> None:
    for company in (ours, theirs):
        hand_in(company)
    call.set_stage(Stage.SCREENING)
    assert _in_the_way(call) == ["2 份申报材料尚未开始审查"]
    assert _today(call, clerk) == [("to_do", "2 份申报等待开始审查")]
    begun(call, clerk)
    assert _in_the_way(call) == ["2 份申报材料尚未完成形式审查", "2 份申报材料尚未完成资格审查"]
    pass_form_check(clerk, call.lead, ours)
    check = check_of(ours, ELIGIBILITY)
    find(clerk, check)
    outcome(clerk, call.lead, check, Intended(PASSED, confirmed_kind="traditional"))
    failed = rejected(clerk, call.lead, theirs)
    assert _in_the_way(call) == ["1 份申报材料的申请复核期限没有到"]
    end_deadline(failed)
    assert (_in_the_way(call), _today(call, clerk)) == ([], [])
    assert list(blockers(call.cycle, rules.BEGIN_SCREENING)) == []


def test_day_says_whose_answer_came_and_whose_time_is_over(call: Call, clerk: Actor, ours: Company) -> None:
    begun(call, clerk, ours)
    waiting = _today(call, clerk)
    check, contact = check_of(ours), ours.contact.as_actor()
    add_point(clerk, check, Concern(), "补交推荐意见")
    asked = outcome(clerk, call.lead, check, Intended(COMPLETION))
    assert _today(call, clerk) == waiting
    end_deadline(asked)
    assert _today(call, clerk)[2:] == [("waiting", "甲示例公司 逾期没有补正")]
    hand_in(ours)
    assert _today(call, clerk)[2:] == [("waiting", "甲示例公司 已补正并重新提交")]
    intended = outcome(clerk, call.lead, check_of(ours), Intended(INTENDED, REASONS))
    assert _today(call, clerk)[2:] == []
    state(contact, intended, "已经寄出。")
    assert _today(call, clerk)[2:] == [("waiting", "甲示例公司 提交了陈述申辩")]
    ask(contact, outcome(clerk, call.lead, check, Intended(FAILED, REASONS)), "请复核。")
    assert ("waiting", "甲示例公司 申请复核") in _today(call, clerk)


def test_day_names_departments_until_they_answered_about_everybody(
    call: Call, clerk: Actor, ours: Company, theirs: Company
) -> None:
    begun(call, clerk, ours, theirs)
    before = _today(call, clerk)
    day = timezone.now().date() + timedelta(days=10)
    asked = ask_opinions(clerk, call.cycle, ["税务"], day)[0]
    assert _today(call, clerk) == before
    fine = Opinion(OpinionReply.Answer.NO_OBJECTION)
    note_opinions(clerk, asked, {ours.entry: fine})
    assert _today(call, clerk, 9)[2:] == [("due", f"税务 的意见还差 1 家，{day} 截止")]
    assert _today(call, clerk, 12)[2:] == [("overdue", f"税务 的意见还差 1 家，{day} 截止")]
    note_opinions(clerk, asked, {theirs.entry: fine})
    assert _today(call, clerk, 12) == before


@pytest.mark.parametrize("role", [Role.CONTRACTOR, Role.SUPERVISOR])
def test_day_of_others_says_nothing_of_screening(call: Call, clerk: Actor, ours: Company, role: Role) -> None:
    begun(call, clerk, ours)
    assert _today(call, make_actor(role, None, programme=call.cycle.programme)) == []
