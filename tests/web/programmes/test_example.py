"""The worked example follows the scheme in every step."""

from decimal import Decimal

import pytest

from zhiheng.problems import BadInputError
from zhiheng.scoring import Scheme, parse_scheme
from zhiheng.standard import load_guide, load_standard
from zhiheng.web.programmes.documents import form_document, texts_of
from zhiheng.web.programmes.example import worked_example
from zhiheng.web.programmes.presets import NAMES, load_preset


def _scheme(preset: str = "district", **changed) -> Scheme:
    body = texts_of(dict(load_preset(preset).scheme)) | changed
    standard = load_preset(preset).tracks[0]["standard"]
    return parse_scheme(form_document({"standard": standard, **body}), load_standard, load_guide)


def _phases(**changed) -> list[dict]:
    first, second = texts_of(list(load_preset("district").scheme["phases"]))
    return [{**first, **changed}, second]


@pytest.mark.parametrize("preset", NAMES)
def test_numbers_shown_give_the_score_shown(preset) -> None:
    example = worked_example(_scheme(preset))
    for phase in example.phases:
        total = sum(map(Decimal, phase.sum_of.split(" + "))) / phase.divisor
        assert abs(total - Decimal(phase.score)) <= Decimal("0.01")
        assert sum(mark.is_used for mark in phase.marks) == phase.divisor
    weighted = sum(Decimal(phase.weight) * Decimal(phase.score) for phase in example.phases)
    weights = sum(Decimal(phase.weight) for phase in example.phases)
    assert abs(weighted / weights - Decimal(example.total)) <= Decimal("0.01")
    assert example.tier == f"{'区市省'[NAMES.index(preset)]}政府质量奖"


def test_five_experts_are_too_few_to_trim() -> None:
    desk = worked_example(_scheme()).phases[0]
    assert (desk.is_fallback, desk.aggregate.zh, desk.divisor) == (True, "算术平均", 5)


def test_trimmed_mean_drops_the_highest_and_the_lowest() -> None:
    desk = worked_example(_scheme(phases=_phases(when_fewer_than="5"))).phases[0]
    totals = sorted(Decimal(mark.total) for mark in desk.marks)
    used = sorted(Decimal(mark.total) for mark in desk.marks if mark.is_used)
    assert used == totals[1:-1]


def test_scheme_that_cannot_do_with_five_gets_the_experts_it_needs() -> None:
    desk = worked_example(_scheme(phases=_phases(fallback="error", when_fewer_than="7"))).phases[0]
    assert (len(desk.marks), desk.divisor, desk.is_fallback) == (7, 5, False)


@pytest.mark.parametrize(("aggregate", "divisor"), [("median", 1), ("consensus", 1), ("mean", 5)])
def test_other_aggregates(aggregate, divisor) -> None:
    row = {key: value for key, value in _phases()[0].items() if key not in ("drop_high", "drop_low")}
    phase = worked_example(_scheme(phases=[{**row, "aggregate": aggregate}, _phases()[1]])).phases[0]
    assert phase.divisor == divisor


def test_points_are_on_their_scale() -> None:
    example = worked_example(_scheme(unit="points"))
    assert all(Decimal(points) % Decimal("0.5") == 0 for _, points, _ in example.indicator.given)


def test_gate_that_stops_the_example_ends_it() -> None:
    example = worked_example(_scheme(phases=_phases(advance_min_percent="90")))
    assert ([phase.name for phase in example.phases], example.tier) == (["材料评审"], None)


def test_scheme_over_indicators() -> None:
    assert worked_example(_scheme(phases=_phases(over="indicator"))).phases[0].over == "indicator"


def test_faulty_scheme_has_no_example() -> None:
    with pytest.raises(BadInputError):
        _scheme(phases=[])
