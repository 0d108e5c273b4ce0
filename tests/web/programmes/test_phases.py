"""Phases are planned, and put off by two persons."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from zhiheng.problems import BadInputError
from zhiheng.web.audit.approvals import decide, performer_of, prepare
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.actions.phases import extension_arguments, plan_phases
from zhiheng.web.programmes.models import Cycle, DeadlineExtension, Phase
from zhiheng.web.programmes.phase_page import read_phases, stored_phases

FAR = date(2100, 4, 15)


def _plan(office, **fields) -> None:
    values = stored_phases(office.cycle) | {f"phases.{key}": value for key, value in fields.items()}
    rows, _, unread = read_phases(values)
    assert unread == []
    plan_phases(office.clerk.as_actor(), office.fresh(), rows)


def _call(office) -> Phase:
    return office.cycle.phases.get(code="call")


def test_plan_dates_order_and_switches(office) -> None:
    _plan(office, **{"0.begins": "2100-03-01", "0.ends": "2100-03-31", "5.is_on": "on", "5.order": "1"})
    phases = list(office.cycle.phases.all())
    assert [phase.code for phase in phases[:3]] == ["call", "defence", "form_check"]
    assert (phases[0].begins, phases[0].ends, phases[1].is_on) == (date(2100, 3, 1), date(2100, 3, 31), True)


def test_add_a_phase(office) -> None:
    _plan(
        office,
        **{"12.code": "survey", "12.name": "社会评价", "12.stage": "evaluation", "12.order": "4", "12.is_on": "on"},
    )
    assert office.cycle.phases.get(code="survey").name == "社会评价"


def test_faulty_plan_is_refused_at_its_fields(office) -> None:
    with pytest.raises(BadInputError) as refused:
        _plan(
            office,
            **{"0.begins": "2100-03-31", "0.ends": "2100-03-01", "1.code": "call", "2.name": " ", "3.code": "a b"},
        )
    cells = [problem.place.cell for problem in refused.value.problems]
    assert cells == ["phases.0.ends", "phases.1.code", "phases.2.name", "phases.3.code"]
    assert _call(office).begins is None


def test_what_cannot_be_read_is_named() -> None:
    rows = {"phases.0.code": "call", "phases.0.begins": "明天", "phases.0.order": "x", "phases.0.stage": "draft"}
    _, _, problems = read_phases(rows)
    assert [problem.place.cell for problem in problems] == ["phases.0.order", "phases.0.stage", "phases.0.begins"]


def test_dates_of_a_phase_that_has_begun_are_fixed(office) -> None:
    office.open_call()
    _plan(office, **{"0.ends": "2100-04-01"})
    assert _call(office).ends == date(2100, 4, 1)
    Phase.objects.filter(pk=_call(office).pk).update(begins=date(2020, 1, 1))
    with pytest.raises(BadInputError) as refused:
        _plan(office, **{"0.ends": "2100-04-15"})
    assert refused.value.problems[0].what("zh") == "“申报”已经开始，不能直接改日期"


def test_extension_takes_two_persons_and_keeps_its_history(office) -> None:
    office.open_call()
    phase, old = _call(office), _call(office).ends
    arguments = extension_arguments(phase, FAR, "台风影响")
    proposal = prepare(office.lead.as_actor(), rules.EXTEND_DEADLINE, phase, arguments, "台风影响")
    with pytest.raises(NotPermittedError):
        decide(office.lead.as_actor(), proposal, is_approved=True)
    assert _call(office).ends == old
    decide(office.second_lead(), proposal, is_approved=True)
    [extension] = DeadlineExtension.objects.all()
    assert (extension.old_ends, extension.new_ends, extension.reason) == (old, FAR, "台风影响")
    assert _call(office).ends == FAR
    with pytest.raises(BadInputError):
        _plan(office, **{"0.ends": "2100-05-01"})


def test_extension_preview(office) -> None:
    office.open_call()
    arguments = extension_arguments(_call(office), FAR, "台风")
    [said] = performer_of(rules.EXTEND_DEADLINE).preview(_call(office), arguments)
    assert said.text("zh") == "“申报”的截止日由 2100-03-31 延至 2100-04-15 24:00；理由：台风"


@pytest.mark.parametrize(
    ("day", "reason", "ends", "said"),
    [
        (date(2100, 3, 31), "台风", date(2100, 3, 31), "新的截止日不晚于原来的 2100-03-31"),
        (FAR, " ", date(2100, 3, 31), "没有写延期的理由"),
        (FAR, "台风", None, "“申报”没有截止日"),
        (date(2020, 4, 2), "台风", date(2020, 4, 1), "新的截止日已经过去"),
    ],
)
def test_extension_is_blocked(office, day, reason, ends, said) -> None:
    office.open_call()
    Phase.objects.filter(pk=_call(office).pk).update(ends=ends)
    with pytest.raises(BlockedError) as refused:
        prepare(
            office.clerk.as_actor(),
            rules.EXTEND_DEADLINE,
            _call(office),
            extension_arguments(_call(office), day, reason),
        )
    assert [problem.what("zh") for problem in refused.value.problems] == [said]


def test_phase_of_a_stage_that_is_over_is_not_extended(office) -> None:
    office.open_call()
    Cycle.objects.filter(pk=office.cycle.pk).update(stage=Stage.SCREENING)
    with pytest.raises(BlockedError) as refused:
        prepare(
            office.clerk.as_actor(),
            rules.EXTEND_DEADLINE,
            _call(office),
            extension_arguments(_call(office), FAR, "台风"),
        )
    assert [problem.what("zh") for problem in refused.value.problems] == ["“申报”所在的阶段已经结束"]


def test_deadline_that_has_passed_may_still_be_extended(office) -> None:
    office.open_call()
    yesterday = timezone.localdate() - timedelta(days=1)
    Phase.objects.filter(pk=_call(office).pk).update(begins=yesterday, ends=yesterday)
    arguments = extension_arguments(_call(office), timezone.localdate() + timedelta(days=1), "台风")
    proposal = prepare(office.clerk.as_actor(), rules.EXTEND_DEADLINE, _call(office), arguments)
    decide(office.lead.as_actor(), proposal, is_approved=True)
    assert _call(office).ends == timezone.localdate() + timedelta(days=1)
