"""The stored data says of itself when it is not what was locked."""

from datetime import date

import pytest

from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes import invariants
from zhiheng.web.programmes.models import (
    Cycle,
    DeadlineExtension,
    GuideVersion,
    Phase,
    RulesVersion,
    Setting,
    StandardVersion,
)

ALL = (
    invariants.documents_match_their_digests,
    invariants.rules_are_those_locked,
    invariants.extended_deadlines_are_those_extended_to,
)


def _breaches() -> list[str]:
    return [problem.what("zh").partition(" ")[0] for one in ALL for problem in one.find()]


def test_sound_data_breaks_nothing(office) -> None:
    office.open_call()
    assert _breaches() == []


@pytest.mark.parametrize(
    ("spoil", "breaches"),
    [
        (lambda _cycle: StandardVersion.objects.filter(code="gbt19580-2012").update(content="{}"), 1),
        (lambda cycle: GuideVersion.objects.filter(digest=cycle.guide_digest).update(digest="0" * 64), 2),
        (lambda _cycle: RulesVersion.objects.update(content="{}"), 1),
        (lambda _cycle: RulesVersion.objects.update(digest="0" * 64), 2),
        (lambda cycle: Setting.objects.filter(cycle=cycle, key="notice.days").update(value=9), 1),
        (lambda cycle: Cycle.objects.filter(pk=cycle.pk).update(rules_digest=""), 1),
        (lambda cycle: Phase.objects.filter(cycle=cycle, code="defence").update(is_on=True), 1),
    ],
)
def test_every_breach_is_found(office, spoil, breaches) -> None:
    office.open_call()
    spoil(office.cycle)
    assert len(_breaches()) == breaches


def test_open_call_without_locked_rules_is_found(office) -> None:
    Cycle.objects.filter(pk=office.cycle.pk).update(stage=Stage.CALL)
    assert len(_breaches()) == 1


def test_day_that_is_not_the_extended_one_is_found(office) -> None:
    phase = office.cycle.phases.get(code="call")
    values = {"old_ends": date(2100, 1, 1), "new_ends": date(2100, 1, 2), "extended_at": "2100-01-01T00:00Z"}
    DeadlineExtension.objects.create(cycle=office.cycle, phase=phase, reason="台风", **values)
    assert len(_breaches()) == 1
    Phase.objects.filter(pk=phase.pk).update(ends=date(2100, 1, 2))
    assert _breaches() == []
