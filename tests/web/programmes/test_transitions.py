"""A cycle goes on when nothing is in the way and two persons agree."""

from datetime import UTC, date, datetime

import pytest

from zhiheng.problems import Message
from zhiheng.web.audit.approvals import decide, performer_of, prepare
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.stages import Stage
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes import contributions, rules
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle
from zhiheng.web.programmes.actions.locking import locking_arguments
from zhiheng.web.programmes.actions.rules_of_cycle import change_scheme
from zhiheng.web.programmes.actions.transitions import NEXT
from zhiheng.web.programmes.contributions import Blocker, Step, blockers
from zhiheng.web.programmes.models import Cycle, Phase, RulesVersion, StageCounts
from zhiheng.web.programmes.scheme import body_of

PAST = date(2020, 3, 31)


def _said(cycle: Cycle, verb) -> list[str]:
    return [one.as_problem().what("zh") for one in blockers(cycle, verb)]


def test_new_cycle_says_all_that_is_in_the_way_of_the_call(office) -> None:
    found = blockers(office.cycle, rules.OPEN_CALL)
    assert [one.as_problem().what("zh") for one in found] == [
        "评分指南“过程类与结果类评分指南”还是草案",
        "23 项评审规则的设置待秘书处确认",
        "环节“申报”没有起止日期",
    ]
    assert [one.link.rpartition("/")[2] for one in found] == ["tracks", "settings", "phases"]


def test_practice_cycle_opens_with_a_draft_guide(office) -> None:
    cycle = create_cycle(office.clerk.as_actor(), office.programme, Edition(None, 2100), "district")
    assert _said(cycle, rules.OPEN_CALL) == ["环节“申报”没有起止日期"]
    Phase.objects.filter(cycle=cycle).update(begins=date(2100, 3, 1), ends=date(2100, 3, 31))
    proposal = prepare(office.clerk.as_actor(), rules.OPEN_CALL, cycle, locking_arguments(cycle))
    decide(office.lead.as_actor(), proposal, is_approved=True)
    cycle.refresh_from_db()
    assert (cycle.stage, cycle.is_locked) == (Stage.CALL, True)


def test_opening_the_call_locks_the_rules(office) -> None:
    office.open_call()
    [version] = RulesVersion.objects.filter(cycle=office.cycle)
    assert (office.cycle.stage, office.cycle.rules_digest) == (Stage.CALL, version.digest)


def test_rules_locked_before_stay_when_the_call_opens(office) -> None:
    office.make_ready()
    office.approve(rules.LOCK_RULES, **locking_arguments(office.cycle))
    office.approve(rules.OPEN_CALL, **locking_arguments(office.cycle))
    assert RulesVersion.objects.filter(cycle=office.cycle).count() == 1
    assert office.cycle.stage == Stage.CALL


def test_blocked_call_does_not_open(office) -> None:
    with pytest.raises(BlockedError) as refused:
        prepare(office.clerk.as_actor(), rules.OPEN_CALL, office.cycle, locking_arguments(office.cycle))
    assert len(refused.value.problems) == 3
    assert office.fresh().stage == Stage.DRAFT


def _phases(office, code):
    return Phase.objects.filter(cycle=office.cycle, code=code)


def _cycles(office):
    return Cycle.objects.filter(pk=office.cycle.pk)


SPOILT = {
    "“申报”的截止日已经过去": lambda office: _phases(office, "call").update(ends=PAST),
    "没有启用申报环节": lambda office: _phases(office, "call").update(is_on=False),
    "评审方案的“现场评审”应由一个启用的环节计分，现在有 0 个": lambda office: _phases(office, "visit").update(
        is_on=False
    ),
    "环节“评审委员会审议”计入评审方案的“x”，方案里没有": lambda office: _phases(office, "vote").update(
        scheme_phase="x"
    ),
    "没有届次": lambda office: _cycles(office).update(number=None),
    "评审方案有 1 处问题": lambda office: _cycles(office).update(guide_digest=""),
    "秘书处还缺人：至少要有一名经办人和一名审核人": lambda office: Assignment.objects.filter(pk=office.lead.pk).update(
        ended=datetime(2100, 1, 1, tzinfo=UTC)
    ),
}


@pytest.mark.parametrize("said", SPOILT)
def test_each_thing_in_the_way_is_named(office, said) -> None:
    office.make_ready()
    assert _said(office.fresh(), rules.OPEN_CALL) == []
    SPOILT[said](office)
    assert _said(office.fresh(), rules.OPEN_CALL) == [said]


def test_screening_begins_after_the_deadline(office) -> None:
    office.open_call()
    assert _said(office.cycle, rules.BEGIN_SCREENING) == ["“申报”到 2100-03-31 24:00 才截止"]
    with pytest.raises(BlockedError):
        office.approve(rules.BEGIN_SCREENING)
    Phase.objects.filter(cycle=office.cycle, code="call").update(begins=PAST, ends=PAST)
    office.approve(rules.BEGIN_SCREENING)
    assert office.cycle.stage == Stage.SCREENING


def test_cycle_goes_its_whole_way(office) -> None:
    office.open_call()
    Phase.objects.filter(cycle=office.cycle).update(begins=PAST, ends=PAST)
    for verb in (rules.BEGIN_SCREENING, rules.BEGIN_EVALUATION, rules.ANNOUNCE, rules.ARCHIVE):
        office.approve(verb)
    assert office.cycle.stage == Stage.ARCHIVED
    noted = list(StageCounts.objects.filter(cycle=office.cycle).order_by("pk").values_list("stage", flat=True))
    assert noted == [str(stage) for stage in Stage][:-1]


def test_stage_is_not_left_out(office) -> None:
    office.open_call()
    with pytest.raises(NotPermittedError) as refused:
        office.approve(rules.BEGIN_EVALUATION)
    assert refused.value.reason.zh == "“结束审查，开始评审”只能在审查阶段办理，现在是申报阶段"


def test_other_areas_block_and_are_counted(office, monkeypatch) -> None:
    office.open_call()
    said = Message("3 份申报材料尚未完成资格审查 › 完成审查", "3 entries are not screened › screen them")

    def contributions_of(module, _function):
        return {
            "blockers": [lambda _cycle, verb: [Blocker(said)] if verb is rules.BEGIN_SCREENING else []],
            "funnel": [lambda _cycle: [Step(Message("申报", "Entries"), 12)]],
        }[module]

    monkeypatch.setattr(contributions, "contributions", contributions_of)
    assert _said(office.cycle, rules.BEGIN_SCREENING) == ["3 份申报材料尚未完成资格审查"]
    monkeypatch.setattr(
        contributions, "contributions", lambda module, _: [] if module == "blockers" else contributions_of(module, _)
    )
    office.approve(rules.BEGIN_SCREENING)
    assert StageCounts.objects.get(cycle=office.cycle, stage=Stage.CALL).counts == [["申报", "Entries", 12]]


def test_preview_says_what_will_happen(office) -> None:
    office.make_ready()
    arguments = locking_arguments(office.cycle)
    lines = [one.text("zh") for one in performer_of(rules.OPEN_CALL).preview(office.cycle, arguments)]
    assert lines[0] == f"“{office.cycle.title}”由筹备阶段进入申报阶段，不能退回"
    assert arguments["digest"] in lines[1]


def test_every_stage_but_the_last_has_a_way_on() -> None:
    assert [stage for stage in Stage if stage not in NEXT] == [Stage.ARCHIVED]
    assert all(verb.needs_two for verb, _ in NEXT.values())


def test_rules_changed_after_the_call_was_proposed_do_not_open_it(office) -> None:
    office.make_ready()
    proposal = prepare(office.clerk.as_actor(), rules.OPEN_CALL, office.cycle, locking_arguments(office.cycle))
    change_scheme(office.clerk.as_actor(), office.cycle, body_of(office.cycle) | {"spread_limit": "30"}, {})
    with pytest.raises(BlockedError):
        decide(office.lead.as_actor(), proposal, is_approved=True)
    assert office.fresh().stage == Stage.DRAFT
