"""The five statuses, their precedence, and what NA does."""

import pytest

from metrics.company import CATALOGUE, ENTRY, YEARS, figures_of_company, result_of
from zhiheng.metrics import MetricResult

Change = dict[tuple[str, int], object]


def _of(metric: str, changes: Change, year: int = 2025) -> MetricResult:
    return result_of(changes).years[year][metric]


def test_every_metric_of_the_company_is_ok() -> None:
    result = result_of()
    assert (result.entry, tuple(result.years)) == (ENTRY, YEARS)
    for year in (2024, 2025):
        assert {name for name, one in result.years[year].items() if one.status != "ok"} == set()
    assert list(result.years[2025]) == list(CATALOGUE.metrics)
    assert result.findings == ()


def test_missing_lists_inputs_with_their_years() -> None:
    missing = _of("roe", {("total_equity", 2024): None, ("net_profit", 2025): None})
    assert (missing.value, missing.status) == (None, "missing")
    assert missing.reason is not None
    assert missing.reason.en == "missing: net_profit@2025, total_equity@2024"


def test_first_year_has_no_averages() -> None:
    first = result_of().years[2022]["inventory_turnover"]
    assert first.reason is not None
    assert (first.status, first.reason.zh) == ("missing", "缺少：inventory@2021")


def test_a_year_left_out_is_no_prior_year() -> None:
    figures = {place: value for place, value in figures_of_company().items() if place[1] != 2024}
    reason = result_of(figures=figures).years[2025]["revenue_growth"].reason
    assert reason is not None
    assert reason.en == "missing: operating_revenue@2024"


@pytest.mark.parametrize(
    ("metric", "changes", "status"),
    [
        # missing before blocked, blocked before not applicable
        ("roe", {("total_equity", 2025): -1, ("net_profit", 2025): None}, "missing"),
        ("roe", {("total_equity", 2025): -1}, "blocked"),
        ("roe", {("total_equity", 2024): 0}, "blocked"),
        ("roe", {("total_equity", 2024): 0, ("net_profit", 2025): "NA"}, "blocked"),
        ("capital_preservation_rate", {("total_equity", 2024): 0}, "blocked"),
        # a clause acts only on metrics that use its inputs
        ("roe_diluted", {("total_equity", 2024): -1}, "ok"),
        ("total_asset_contribution_rate", {("total_equity", 2024): -99999}, "ok"),
        ("industrial_benefit_index", {("avg_employees", 2025): 0}, "blocked"),
        # growth
        ("revenue_growth", {("operating_revenue", 2024): 0}, "not_meaningful"),
        ("energy_intensity_reduction", {("gross_industrial_output_constant", 2024): 0}, "not_applicable"),
        ("energy_intensity_reduction", {("gross_industrial_output_constant", 2024): -1}, "not_meaningful"),
        ("customer_retention_rate", {("customers_active", 2024): 0}, "not_applicable"),
        # denominators and NA
        ("supervision_pass_rate", {("supervision_batches", 2025): 0}, "not_applicable"),
        ("supervision_pass_rate", {("supervision_batches", 2025): "NA"}, "not_applicable"),
        ("supervision_pass_rate", {("supervision_pass_batches", 2025): "NA"}, "not_applicable"),
        ("comprehensive_energy", {("coal_t", 2025): "NA"}, "ok"),
        ("quality_loss_rate", {("internal_failure_cost", 2025): "NA"}, "ok"),
        (
            "quality_loss_rate",
            {("internal_failure_cost", 2025): "NA", ("external_failure_cost", 2025): "NA"},
            "not_applicable",
        ),
        ("inventory_turnover", {("inventory", 2024): "NA"}, "not_applicable"),
        ("rd_intensity_hnte_3y", {("rd_expense_hnte", 2023): "NA"}, "not_applicable"),
        ("main_trademark_age", {("main_trademark_year", 2025): "NA"}, "not_applicable"),
        ("brand_value_growth", {("brand_value", 2024): "NA"}, "not_applicable"),
        ("brand_value_growth", {("brand_value", 2025): "NA"}, "not_applicable"),
        ("brand_value_amount", {("brand_value", 2025): "NA"}, "not_applicable"),
        ("co2_total", {("grid_ef", 2025): "NA"}, "ok"),
    ],
)
def test_status(metric: str, changes: Change, status: str) -> None:
    assert _of(metric, {}).status == "ok"
    assert _of(metric, changes).status == status


def test_na_is_neutral_in_a_sum() -> None:
    zero, na = _of("comprehensive_energy", {("coal_t", 2025): 0}), _of("comprehensive_energy", {("coal_t", 2025): "NA"})
    assert zero == na


def test_coefficient_of_the_file_wins_over_the_default() -> None:
    assert _of("co2_total", {("grid_ef", 2025): "0.5"}) != _of("co2_total", {})
    assert _of("co2_total", {("grid_ef", 2025): "0.4419"}) == _of("co2_total", {})
    assert _of("co2_total", {("grid_ef", 2025): None}) == _of("co2_total", {})


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        (-100, 50, "扭亏"),
        (-100, -50, "减亏"),
        (-100, 0, "减亏"),
        (-100, -150, "增亏"),
        (-100, -100, "亏损持平"),
        (0, 50, "基期为零，增长率无意义"),
    ],
)
def test_growth_of_a_loss_is_said_in_words(before: int, now: int, reason: str) -> None:
    growth = _of("profit_growth", {("total_profit", 2024): before, ("total_profit", 2025): now})
    assert growth.reason is not None
    assert (growth.status, growth.reason.zh) == ("not_meaningful", reason)


def test_other_growth_from_a_negative_base_means_nothing() -> None:
    growth = _of("revenue_growth", {("operating_revenue", 2024): -1})
    assert growth.reason is not None
    assert growth.reason.zh == "基期为负，增长率无意义"


def test_blocked_names_its_rule() -> None:
    blocked = _of("roe", {("total_equity", 2024): 0})
    assert blocked.reason is not None
    assert blocked.reason.en.startswith("not shown (R08): ")


def test_debt_ratio_beyond_sixty_lowers_the_index() -> None:
    more_debt = {("total_liabilities", 2025): 50000}
    assert _of("industrial_benefit_index", more_debt).value != _of("industrial_benefit_index", {}).value
