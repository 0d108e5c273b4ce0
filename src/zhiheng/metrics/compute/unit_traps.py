"""Units that look wrong: 元 for 万元, 平方米 or 公顷 for 亩, kWh for 万kWh, a fraction for percent, 当量 for 等价."""

from collections.abc import Iterator
from decimal import Decimal

from zhiheng.metrics.compute import messages
from zhiheng.metrics.compute.column import rows_of
from zhiheng.metrics.compute.frame import Frame
from zhiheng.metrics.compute.status import Statuses
from zhiheng.problems import Message

Trap = tuple[int, str, Message]

_TIMES_10K = (Decimal(2_000), Decimal(50_000))
_TIMES_M2 = (Decimal(200), Decimal(2_000))
_TIMES_HA = (Decimal(1) / Decimal(22), Decimal(1) / Decimal(10))
_MONEY, _ELECTRICITY, _LAND = "万元", "万千瓦时", "construction_land_mu"
_REVENUE, _EMPLOYEES = "operating_revenue", "avg_employees"
_SCORES = ("customer_satisfaction_score", "employee_satisfaction_score", "employee_engagement_score")
_REVENUE_PER_HEAD_IN_YUAN = Decimal(20_000)
_KWH_PER_OUTPUT = Decimal(5)
_BETWEEN_FACTORS = Decimal(2)


def unit_traps(statuses: Statuses) -> Iterator[Trap]:
    """Yield (row, input, what it looks like): by the year before, by another figure, or by the value alone."""
    frame = statuses.evaluation.frame
    yield from _jumps(frame)
    yield from _ratio(frame, _REVENUE, _EMPLOYEES, _REVENUE_PER_HEAD_IN_YUAN, messages.YUAN)
    output = "gross_industrial_output"
    yield from _ratio(frame, "purchased_electricity_10k_kwh", output, _KWH_PER_OUTPUT, messages.KWH)
    yield from _ratio(frame, _LAND, output, Decimal(1) / Decimal(5), messages.SQUARE_METRES)
    for name in _SCORES:
        for row, value in _given(frame, name):
            if 0 < value <= 1:
                yield row, name, messages.FRACTION
    for row, value in _given(frame, "coef_tce_electricity_equal"):
        if value < _BETWEEN_FACTORS:
            yield row, "coef_tce_electricity_equal", messages.CALORIFIC
    for row, value in _given(frame, "coef_tce_electricity"):
        if value > _BETWEEN_FACTORS:
            yield row, "coef_tce_electricity", messages.EQUIVALENT


def _jumps(frame: Frame) -> Iterator[Trap]:
    """Yield figures that are about a unit's factor away from the year before."""
    for one in frame.catalogue.inputs.values():
        if one.unit == _MONEY:
            yield from _jump(frame, one.id, _TIMES_10K, messages.YUAN)
        elif one.unit == _ELECTRICITY:
            yield from _jump(frame, one.id, _TIMES_10K, messages.KWH)
    yield from _jump(frame, _LAND, _TIMES_M2, messages.SQUARE_METRES)
    yield from _jump(frame, _LAND, _TIMES_HA, messages.HECTARES)


def _jump(frame: Frame, name: str, factor: tuple[Decimal, Decimal], trap: Message) -> Iterator[Trap]:
    values = frame.input(name).values
    low, high = factor
    if low > 1 and max(values) < low * min(values):
        return  # nowhere far enough apart
    for row in rows_of(_rows_given(frame, name) & ~frame.missing((name, 1))):
        before = values[row - 1]
        if before > 0 and low * before <= values[row] <= high * before:
            yield row, name, trap


def _ratio(frame: Frame, name: str, over: str, most: Decimal, trap: Message) -> Iterator[Trap]:
    values, others = frame.input(name).values, frame.input(over).values
    for row in rows_of(_rows_given(frame, name) & _rows_given(frame, over)):
        if others[row] > 0 and values[row] > most * others[row]:
            yield row, name, trap


def _given(frame: Frame, name: str) -> Iterator[tuple[int, Decimal]]:
    values = frame.input(name).values
    return ((row, values[row]) for row in rows_of(_rows_given(frame, name)))


def _rows_given(frame: Frame, name: str) -> int:
    return frame.all_rows & ~frame.input(name).na & ~frame.missing((name, 0))
