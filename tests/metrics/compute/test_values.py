"""Values: exact, published with 12 significant digits, against published and constructed examples."""

from decimal import Decimal

import pytest

from metrics.company import CATALOGUE, ENTRY, figures_of_company, result_of
from zhiheng.metrics import Figures, compute
from zhiheng.metrics.compute.result import shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("57.80", "57.8"),
        ("0.1234567890125", "0.123456789013"),
        ("-0.1234567890125", "-0.123456789013"),
        ("1234567890125", "1234567890130"),
        ("0", "0"),
        ("-0.00", "0"),
        ("1E-7", "0.0000001"),
        ("100", "100"),
    ],
)
def test_value_is_shown_with_twelve_digits(value: str, text: str) -> None:
    assert shown(Decimal(value)) == text


def _metrics(**figures: object) -> dict[str, str | None]:
    """Return the metrics of 2025 of an entry with these figures of 2025 alone."""
    cells = [(ENTRY, 2025, name, Decimal(str(value))) for name, value in figures.items()]
    (result,) = compute(Figures.of(CATALOGUE.inputs, cells), CATALOGUE)
    return {name: one.value for name, one in result.years[2025].items()}


def test_worked_example_of_energy_and_carbon() -> None:
    """1 000 万kWh, 50 万m³ gas, 20 t diesel, output 50 000 万元, Guangdong's factor of 2022."""
    zeros = dict.fromkeys(
        (
            *(
                "coal_t",
                "coke_t",
                "gasoline_t",
                "fuel_oil_t",
                "lpg_t",
                "lng_t",
                "other_renewable_tce",
                "other_energy_tce",
            ),
            *("onsite_renewable_electricity_10k_kwh", "electricity_sold_10k_kwh", "purchased_heat_gj", "heat_sold_gj"),
            *("process_co2_t", "recovered_co2_t"),
        ),
        0,
    )
    metrics = _metrics(
        purchased_electricity_10k_kwh=1000,
        natural_gas_10k_m3=50,
        diesel_t=20,
        gross_industrial_output=50000,
        grid_ef="0.4403",
        **zeros,
    )
    assert metrics["comprehensive_energy"] == "1923.142"
    assert metrics["energy_per_10k_output"] == "0.03846284"
    assert metrics["co2_total"] == "5546.018"


@pytest.mark.parity
def test_published_index_of_guangdong() -> None:
    """广东省统计局, 全省总计, 2004年1–8月: 10.7, 109.5, 58.0, 2.3, 5.2, 83 176 and 97.7 give 152.4 as published.

    The inputs are rounded to one decimal, so that the recomputed index is 152.56 (turnover 2.3 alone is good for 0.5).
    """
    cells = {
        2003: {"total_assets": 1000, "current_assets": 1000, "total_equity": 1000},
        2004: {
            "total_assets": 1000,
            "current_assets": 1000,
            "total_equity": 1095,
            "total_liabilities": 580,
            "total_profit": 107,
            "taxes_and_surcharges": 0,
            "vat_payable": 0,
            "interest_expense": 0,
            "operating_revenue": 2300,
            "operating_cost": "2057.692307692",
            "selling_expense": 0,
            "admin_expense": 0,
            "rd_expense_pl": 0,
            "finance_expense": 0,
            "va_depreciation": "83176",
            "va_compensation": 0,
            "va_net_production_tax": 0,
            "va_operating_surplus": 0,
            "avg_employees": 10000,
            "industrial_sales_output": 977,
            "gross_industrial_output": 1000,
        },
    }
    rows = [(ENTRY, year, name, Decimal(str(value))) for year, row in cells.items() for name, value in row.items()]
    (result,) = compute(Figures.of(CATALOGUE.inputs, rows), CATALOGUE)
    index = result.years[2004]["industrial_benefit_index"].value
    assert index is not None
    assert round(Decimal(index), 2) == Decimal("152.56")
    assert abs(Decimal(index) - Decimal("152.4")) <= Decimal("0.8")


def test_scaling_all_money_leaves_ratios_as_they_are() -> None:
    scaled = {
        (name, year): value * 10_000
        for (name, year), value in figures_of_company().items()
        if isinstance(value, Decimal) and CATALOGUE.inputs[name].unit == "万元"
    }
    before, after = result_of().years[2025], result_of(scaled).years[2025]
    ratios = [
        name
        for name, metric in CATALOGUE.metrics.items()
        if metric.unit in ("%", "次/年", "天", "倍")
        and all(CATALOGUE.inputs[one].unit in ("万元", "人") for one in CATALOGUE.inputs_of(name))
        and name not in ("industrial_benefit_index", "labor_productivity")
    ]
    assert len(ratios) > 50
    assert {name: before[name].value for name in ratios} == {name: after[name].value for name in ratios}


def test_adding_a_year_leaves_earlier_years_as_they_are() -> None:
    figures = figures_of_company()
    shorter = result_of(figures={place: value for place, value in figures.items() if place[1] < 2025})
    assert shorter.years == {year: of_year for year, of_year in result_of().years.items() if year < 2025}


def test_order_of_rows_changes_nothing() -> None:
    backwards = dict(reversed(figures_of_company().items()))
    assert result_of(figures=backwards) == result_of()


def test_entries_in_portions_are_each_as_alone() -> None:
    cells = [
        (f"E{number}", year, name, value) for number in (2, 1) for (name, year), value in figures_of_company().items()
    ]
    figures = Figures.of(CATALOGUE.inputs, cells)
    assert [len(part.rows) for part in figures.portions(1)] == [4, 4]
    first, second = compute(figures, CATALOGUE)
    assert (first.entry, second.entry) == ("E1", "E2")
    assert first.years == second.years == result_of().years
    assert list(Figures.of(CATALOGUE.inputs, []).portions(5)) == []
