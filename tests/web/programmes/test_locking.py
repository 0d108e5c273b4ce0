"""Rules are locked by digest, amended by the committee's decision only."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest

from zhiheng.canonical import digest_of
from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.approvals import decide, performer_of, prepare
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.programmes import contributions, rules
from zhiheng.web.programmes.actions.cycles import rename_cycle
from zhiheng.web.programmes.actions.locking import Decision, amendment, locking_arguments
from zhiheng.web.programmes.actions.phases import plan_phases
from zhiheng.web.programmes.actions.rules_of_cycle import change_scheme, change_tracks, choose_guide
from zhiheng.web.programmes.actions.settings import change_settings
from zhiheng.web.programmes.contributions import NewForm
from zhiheng.web.programmes.locked import digest_of_rules
from zhiheng.web.programmes.models import RulesVersion, Setting
from zhiheng.web.programmes.phase_page import read_phases, stored_phases
from zhiheng.web.programmes.scheme import body_of, scheme_of
from zhiheng.web.programmes.track_page import stored_tracks
from zhiheng.web.programmes.values import value_of
from zhiheng.web.programmes.versions import keep_form

DAY = date(2025, 1, 2)


def _amendment(office, changes):
    return amendment(Decision("蓬评委〔2100〕7号", DAY, office.scan().public_id, "程序需要"), changes)


def _whats(error: BlockedError) -> list[str]:
    return [problem.what("zh") for problem in error.problems]


def test_locking_needs_two_persons_and_keeps_the_digest(office) -> None:
    office.make_ready()
    digest = digest_of_rules(office.cycle)
    proposal = prepare(office.lead.as_actor(), rules.LOCK_RULES, office.cycle, locking_arguments(office.cycle))
    with pytest.raises(NotPermittedError):
        decide(office.lead.as_actor(), proposal, is_approved=True)
    assert not office.fresh().is_locked
    decide(office.second_lead(), proposal, is_approved=True)
    [version] = RulesVersion.objects.filter(cycle=office.cycle)
    assert (version.number, version.digest, office.fresh().rules_digest) == (0, digest, digest)
    assert digest_of(json.loads(version.content)) == digest
    last = LedgerEntry.objects.order_by("-sequence").first()
    assert LedgerPayload.objects.get(commitment=last.commitment).payload["digest"] == digest


def test_rules_changed_after_they_were_proposed_are_not_locked(office) -> None:
    office.make_ready()
    proposal = prepare(office.clerk.as_actor(), rules.LOCK_RULES, office.cycle, locking_arguments(office.cycle))
    body = body_of(office.cycle) | {"spread_limit": "25"}
    change_scheme(office.clerk.as_actor(), office.cycle, body, {})
    with pytest.raises(BlockedError) as refused:
        decide(office.lead.as_actor(), proposal, is_approved=True)
    assert _whats(refused.value) == ["提交审核以后规则又有改动"]
    assert not office.fresh().is_locked


def test_locked_rules_refuse_every_direct_change(office) -> None:
    office.open_call()
    clerk, cycle = office.clerk.as_actor(), office.fresh()
    digest = digest_of_rules(cycle)
    attempts = [
        lambda: change_scheme(clerk, cycle, body_of(cycle), {}),
        lambda: change_tracks(clerk, cycle, stored_tracks(cycle)),
        lambda: choose_guide(clerk, cycle, cycle.guide_digest),
        lambda: rename_cycle(clerk, cycle, "改名"),
        lambda: change_settings(clerk, cycle, {"notice.days": "7"}),
    ]
    for attempt in attempts:
        with pytest.raises(NotPermittedError) as refused:
            attempt()
        assert refused.value.reason.text("zh").endswith("只能按评审委员会的决定修改")
    assert digest_of_rules(office.fresh()) == digest


def test_settings_that_are_no_rules_stay_open(office) -> None:
    office.open_call()
    change_settings(office.clerk.as_actor(), office.cycle, {"desk.days": "3", "notice.days": "5"})
    assert (value_of(office.cycle, "desk.days"), digest_of_rules(office.fresh())) == (3, office.cycle.rules_digest)


def test_rule_of_a_later_release_is_not_among_those_locked_before(office) -> None:
    Setting.objects.filter(cycle=office.cycle, key="shortlist.decided_by").delete()
    office.open_call()
    change_settings(office.clerk.as_actor(), office.cycle, {"application.file_size": "60"})
    assert digest_of_rules(office.fresh()) == office.fresh().rules_digest
    assert value_of(office.cycle, "shortlist.decided_by") == "committee"


def test_structure_of_locked_phases_stays(office) -> None:
    office.open_call()
    fields = stored_phases(office.cycle) | {"phases.5.is_on": "on"}
    rows, _, _ = read_phases(fields)
    with pytest.raises(BadInputError) as refused:
        plan_phases(office.clerk.as_actor(), office.cycle, rows)
    assert [problem.place.cell for problem in refused.value.problems] == ["phases.5.name"]
    assert not office.cycle.phases.get(code="defence").is_on


def test_amendment_needs_the_decision_and_two_persons(office) -> None:
    office.open_call()
    before = office.cycle.rules_digest
    body = body_of(office.cycle) | {"spread_limit": "25"}
    arguments = _amendment(office, {"scheme": {"body": body, "ceilings": {}}})
    proposal = prepare(office.clerk.as_actor(), rules.AMEND_RULES, office.cycle, arguments, "程序需要")
    assert scheme_of(office.fresh()).spread_limit == 20
    decide(office.lead.as_actor(), proposal, is_approved=True)
    first, second = RulesVersion.objects.filter(cycle=office.cycle)
    assert (first.digest, second.number, second.decision) == (before, 1, "蓬评委〔2100〕7号")
    assert (second.scan, second.reason) == (arguments["scan"], "程序需要")
    assert office.fresh().rules_digest == second.digest == digest_of_rules(office.fresh())
    assert scheme_of(office.fresh()).spread_limit == 25


def test_form_is_locked_and_changes_by_the_committees_decision_only(office) -> None:
    track = office.cycle.tracks.get()
    other = keep_form(office.programme, NewForm("另一份", {"sections": []}, ""))
    office.open_call()
    kept = RulesVersion.objects.get(cycle=office.cycle)
    assert json.loads(kept.content)["forms"] == {track.code: track.form_digest}
    row = replace(stored_tracks(office.cycle)[0], form=other.digest)
    with pytest.raises(NotPermittedError):
        change_tracks(office.clerk.as_actor(), office.fresh(), [row])
    office.approve(rules.AMEND_RULES, **_amendment(office, {"forms": {track.code: other.digest}}))
    track.refresh_from_db()
    assert (track.form_digest, office.fresh().rules_digest) == (other.digest, digest_of_rules(office.fresh()))


def test_amendment_of_settings_and_guide(office) -> None:
    office.open_call()
    builtin = office.programme_guides()[0]
    changes = {"settings": {"notice.days": "7"}, "guide": builtin.digest}
    office.approve(rules.AMEND_RULES, **_amendment(office, changes))
    assert value_of(office.cycle, "notice.days") == 7
    assert office.cycle.guide_digest == builtin.digest


def test_amendment_of_a_standard(office) -> None:
    office.open_call()
    other = office.programme_standard("gbt19580-2012")
    body = body_of(office.cycle) | {"ties": {"order": []}}
    changes = {"standards": {"manufacturing": other.digest}, "scheme": {"body": body, "ceilings": {}}}
    office.approve(rules.AMEND_RULES, **_amendment(office, changes))
    assert scheme_of(office.fresh()).standard.digest == other.digest


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"decision": " "}, "没有写评审委员会决定的文号和扫描件"),
        ({"scan": "0" * 32}, "没有写评审委员会决定的文号和扫描件"),
        ({"decided_on": "2999-01-01"}, "决定的日期在以后"),
        ({"changes": {}}, "规则没有变化"),
    ],
)
def test_amendment_is_blocked(office, changed, what) -> None:
    office.open_call()
    arguments = _amendment(office, {"settings": {"notice.days": "7"}})
    assert list(performer_of(rules.AMEND_RULES).blockers(office.cycle, arguments)) == []
    with pytest.raises(BlockedError) as refused:
        prepare(office.clerk.as_actor(), rules.AMEND_RULES, office.cycle, arguments | changed)
    assert _whats(refused.value) == [what]


def test_scan_of_another_cycle_is_no_scan_of_this_decision(office, other_office) -> None:
    office.open_call()
    decision = Decision("1号", DAY, other_office.scan().public_id)
    with pytest.raises(BlockedError):
        prepare(office.clerk.as_actor(), rules.AMEND_RULES, office.cycle, amendment(decision, {"guide": "x"}))


def test_amendment_is_impossible_once_another_area_says_so(office, monkeypatch) -> None:
    """As the reviews area does after the first confirmed sheet."""
    office.open_call()
    said = Message("已有评分表确认提交 › 规则不能再改", "a score sheet was submitted › the rules stay")

    def contribute(cycle, verb):
        return [contributions.Blocker(said)] if verb is rules.AMEND_RULES else []

    monkeypatch.setattr(contributions, "contributions", lambda *_names: [contribute])
    arguments = _amendment(office, {"settings": {"notice.days": "7"}})
    with pytest.raises(BlockedError) as refused:
        prepare(office.clerk.as_actor(), rules.AMEND_RULES, office.cycle, arguments)
    assert _whats(refused.value) == ["已有评分表确认提交"]


def test_open_rules_are_not_amended(office) -> None:
    with pytest.raises(NotPermittedError):
        prepare(office.clerk.as_actor(), rules.AMEND_RULES, office.cycle, _amendment(office, {}))


def test_preview_of_an_amendment_says_each_value_before_and_after(office) -> None:
    office.open_call()
    body = body_of(office.cycle) | {"spread_limit": "25", "allow_na": True}
    phases, tiers = (deepcopy(body[name]) for name in ("phases", "tiers"))
    phases[0] |= {"weight": "50", "aggregate": "median"}
    changes = {
        "scheme": {"body": body | {"phases": phases, "tiers": tiers[:1]}, "ceilings": {}},
        "settings": {"notice.days": "7"},
        "guide": office.programme_guides()[0].digest,
        "standards": {"manufacturing": office.programme_standard("gbt19580-2012").digest},
    }
    _, *said = [
        one.text("zh") for one in performer_of(rules.AMEND_RULES).preview(office.cycle, _amendment(office, changes))
    ]
    assert said[:4] == [
        "评审方案 · 允许填“不适用”：否 → 是",
        "评审方案 · 分差超过多少个百分点时提示：20 → 25",
        "评审方案 · 第 1 个阶段 · 权重：40 → 50",
        "评审方案 · 第 1 个阶段 · 汇总方式：去掉最高分和最低分后平均 → 中位数",
    ]
    assert "评审方案 · 第 2 个奖项 · 名称：区政府质量奖提名奖 → （空）" in said
    assert "设置 · 公示期：5 → 7" in said
    assert [one.partition("：")[0] for one in said[-2:]] == ["评分指南", "评分要点（制造业）"]


def test_amendment_that_changes_nothing_is_refused(office) -> None:
    office.open_call()
    changes = {"scheme": {"body": body_of(office.cycle), "ceilings": {}}, "guide": office.cycle.guide_digest}
    with pytest.raises(BlockedError) as refused:
        prepare(office.clerk.as_actor(), rules.AMEND_RULES, office.cycle, _amendment(office, changes))
    assert _whats(refused.value) == ["规则没有变化"]
