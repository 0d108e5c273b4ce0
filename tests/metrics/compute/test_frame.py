"""Which figures are missing, this year and before."""

from decimal import Decimal

from metrics.company import CATALOGUE
from zhiheng.metrics import Figures
from zhiheng.metrics.compute.frame import Frame


def test_missing_this_year_and_before() -> None:
    cells = [("A", 2023, "coal_t", Decimal(1)), ("A", 2024, "coal_t", None), ("B", 2025, "coal_t", Decimal(1))]
    frame = Frame(CATALOGUE, Figures.of(CATALOGUE.inputs, cells))
    assert [bin(frame.missing(("coal_t", back))) for back in (0, 1, 2)] == ["0b10", "0b101", "0b111"]


def test_coefficient_with_a_default_is_never_missing() -> None:
    frame = Frame(CATALOGUE, Figures.of(CATALOGUE.inputs, [("A", 2025, "coal_t", None)]))
    assert [frame.missing(("grid_ef", back)) for back in (0, 1)] == [0, 0]
    assert frame.missing(("fx_rate_usd_cny", 1)) == 1
