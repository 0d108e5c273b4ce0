"""How a metric moved."""

from dataclasses import replace
from decimal import Decimal

import pytest

from metrics.company import CATALOGUE
from zhiheng.metrics.trend import Trend, trend_of

_HIGHER = CATALOGUE.metrics["first_pass_yield"]
_LOWER = CATALOGUE.metrics["quality_loss_rate"]
_TARGET = replace(_HIGHER, direction="target", target=(Decimal(40), Decimal(60)))


def _trend(metric, *values: object, first: int = 2022) -> Trend | None:
    years = {year: Decimal(str(value)) for year, value in enumerate(values, first) if value is not None}
    return trend_of(metric, years)


@pytest.mark.parametrize(
    ("metric", "values", "expected"),
    [
        (_HIGHER, (90, 92, 95), Trend("better", Decimal("2.5"))),
        (_HIGHER, (95, 92, 90), Trend("worse", Decimal("-2.5"))),
        (_LOWER, (3, 2, 1), Trend("better", Decimal(-1))),
        (_LOWER, (1, 2, 3), Trend("worse", Decimal(1))),
        (_HIGHER, (90, 90.2, 90.1), Trend("stable", Decimal("0.05"))),
        (_HIGHER, (0, 0, 0), Trend("stable", Decimal(0))),
        (_HIGHER, (90, 85, 95, 96), Trend("better", Decimal("2.8"), 2023)),
        (_HIGHER, (90, 95, 85, 80), Trend("mixed", Decimal(-4))),
        (_HIGHER, (90, 70, 95, 60, 99), Trend("mixed", Decimal("0.8"))),
        (_TARGET, (30, 39, 50), Trend("better", Decimal(10))),
        (_TARGET, (50, 61, 70), Trend("worse", Decimal(10))),
        (_HIGHER, (50, None, 90, 91, 92), Trend("better", Decimal(1))),
    ],
)
def test_movement_follows_the_direction(metric, values: tuple[object, ...], expected: Trend) -> None:
    assert _trend(metric, *values) == expected


def test_fewer_than_three_years_in_a_row_and_mere_information_have_no_trend() -> None:
    info = replace(_HIGHER, direction="info")
    assert [_trend(_HIGHER, 1, 2), _trend(_HIGHER, 1, 2, None, 3), _trend(_HIGHER), _trend(info, 1, 2, 3)] == [None] * 4
