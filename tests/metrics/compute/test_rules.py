"""For every rule and every clause the smallest violation, and ranges and units."""

import pytest

from metrics.company import CATALOGUE, figures_of_company, result_of
from zhiheng.metrics import Finding

Change = dict[tuple[str, int], object]


def _rules(changes: Change, year: int = 2025) -> set[str]:
    return {finding.rule for finding in result_of(changes).findings if finding.year == year}


def _now(**figures: object) -> Change:
    return {(name, 2025): value for name, value in figures.items()}


# One violation for each clause, in the order of the clauses.
VIOLATIONS: dict[str, list[Change]] = {
    "R01": [_now(total_liabilities=30000)],
    "R02": [
        _now(current_assets=60000),
        _now(inventory=40000),
        _now(finished_goods=9999),
        _now(accounts_receivable=40000),
    ],
    "R03": [_now(main_business_revenue=69458)],
    "R04": [_now(operating_profit=7000)],
    "R05": [_now(net_profit=7000)],
    "R06": [_now(tax_paid=8000), _now(tax_paid=1000)],
    "R07": [_now(total_assets=-99999), _now(total_equity=-99999)],
    "R08": [_now(total_equity=0), {("total_equity", 2024): 0}],
    "R09": [_now(interest_expense=5000), _now(finance_expense=2500)],
    "R10": [_now(rd_expensed=2000), _now(rd_capitalized=4000)],
    "R11": [_now(rd_expense_pl=1500)],
    "R12": [_now(rd_expense_hnte=4000), _now(rd_internal_expenditure=6000), _now(sales_revenue_hnte=90000)],
    "R13": [
        _now(rd_staff_master_above=61),
        _now(rd_staff_senior_title=61),
        _now(rd_staff_count=501),
        _now(tech_staff_hnte=501),
        _now(rd_fte=84),
    ],
    "R14": [_now(overseas_invention_patents=21), _now(valid_invention_patents=81)],
    "R15": [_now(standards_lead=11)],
    "R16": [
        _now(new_product_sales=70000),
        _now(new_product_output_value=70000),
        _now(hightech_product_revenue=80000),
        _now(import_substitution_sales=70000),
        _now(own_brand_sales=70000),
        _now(overseas_revenue=70000),
    ],
    "R17": [_now(brand_promotion_expense=7000)],
    "R18": [_now(main_trademark_year=2026)],
    "R19": [
        _now(main_product_domestic_sales=1000000),
        _now(main_product_global_sales=5000000),
        _now(main_product_global_sales=40000),
    ],
    "R20": [
        _now(first_pass_qty=1041863),
        _now(qualified_qty=1030287),
        _now(supervision_pass_batches=5),
        _now(orders_on_time=2001),
        _now(returned_defect_qty=1007135),
        _now(service_items_standardized=21),
        _now(complaints_on_time=13),
        _now(core_tech_self_controlled=7),
        _now(key_processes_nc=21),
        _now(equipment_digital=201),
        _now(equipment_networked=201),
        _now(employees_five_insurance=491),
        _now(employees_housing_fund=491),
        _now(employees_vocational_qualified=501),
        _now(high_skilled_workers=201),
        _now(solid_waste_utilized_t=579),
        _now(env_tests_pass=41),
        _now(key_material_domestic_spend=13892),
        _now(top5_supplier_purchases=40517),
        _now(strategy_kpis_met=31),
        _now(contracts_fulfilled=801),
        _now(incoming_lots_pass=3001),
        _now(supplier_deliveries_on_time=2501),
        _now(key_suppliers_evaluated=31),
        _now(measuring_devices_done=301),
        _now(suggestions_adopted=901),
        _now(improvement_participants=551),
        _now(quality_staff=501),
        _now(customers_new=401),
    ],
    "R21": [_now(premium_output_value=60000), _now(industrial_sales_output=88000), _now(industrial_sales_output=40000)],
    "R22": [_now(internal_failure_cost=16000), _now(innovation_cost_saving=16000)],
    "R23": [_now(fatalities=3), _now(total_work_hours=1900001), _now(total_work_hours=499999)],
    "R24": [
        _now(questionnaires_valid=301),
        _now(questionnaires_valid=29),
        _now(customer_satisfaction_score=100.5),
        _now(employee_satisfaction_score=100.5),
        _now(employee_engagement_score=100.5),
    ],
    "R25": [_now(export_delivery_value=70000), _now(export_usd=2000)],
    "R26": [_now(nps_promoters=211), _now(brand_aware=501), _now(brand_favorable=301), _now(brand_repurchase=241)],
    "R27": [_now(brand_value=1400000)],
    "R28": [{("total_liabilities", 2024): 30000}],
    "R29": [],
    "R30": [_now(operating_revenue=110000), _now(rd_expenditure_total=6000), _now(total_wages=9000)],
    "R31": [_now(electricity_sold_10k_kwh=1274)],
    "R32": [_now(green_certificates_10k_kwh=1066), _now(other_renewable_tce=6000, other_energy_tce=-5000)],
    "R33": [
        _now(other_energy_tce=-9000),
        _now(feedstock_energy_tce=9000),
        _now(va_operating_surplus=-99999),
    ],
    "R34": [
        _now(gross_industrial_output_constant=110000),
        _now(gross_industrial_output_constant=40000),
        _now(gross_industrial_output=180000),
        _now(gross_industrial_output=20000),
    ],
    "R35": [_now(wastewater_m3=120000)],
    "R36": [_now(process_co2_t=0, recovered_co2_t=5000), _now(process_co2_t=9000)],
    "R37": [_now(grid_ef=0.04), _now(grid_ef=1.2), _now(grid_ef_residual=0.04), _now(grid_ef_residual=1.2)],
    "R38": [_now(construction_land_mu=66667), _now(construction_land_mu=3)],
    "R39": [_now(oee_good_qty=900000), _now(main_product_capacity=600000)],
    "R40": [_now(quality_safety_accidents=-1), _now(mass_complaint_events=-1), _now(credit_adverse_records=-1)],
    "R41": [_now(va_operating_surplus=60000), _now(va_compensation=4000)],
    "R42": [_now(operating_revenue=2499), _now(operating_revenue=2500001), _now(avg_employees=1001)],
    "R43": [_now(operating_profit=40000)],
    "R44": [_now(total_profit=-200000), _now(avg_employees=0)],
    "R45": [_now(donation_amount=4000), _now(env_investment=16000)],
    "R46": [
        _now(frontline_employees_year_end=501),
        _now(frontline_separations=51),
        _now(hires_total=61),
        _now(service_years_total=22501),
    ],
    "R47": [_now(total_wages=9000), _now(total_wages=700), _now(total_wages=70000)],
    "R48": [_now(employees_insurable=526), _now(labor_contracts_signed=501)],
    "R49": [_now(frontline_separations=-700)],  # with counts of zero and more it always holds
    "R50": [_now(cod_t=400), _now(vocs_t=-1)],
}


@pytest.mark.parametrize("rule", CATALOGUE.rules)
def test_every_clause_has_a_violation_that_is_found(rule: str) -> None:
    assert rule not in _rules({})
    clauses = CATALOGUE.rules[rule].clauses
    for changes in VIOLATIONS[rule]:
        findings = [one for one in result_of(changes).findings if one.rule == rule]
        assert {finding.level for finding in findings} == {CATALOGUE.rules[rule].level}, changes
    assert len(VIOLATIONS[rule]) == (0 if rule == "R29" else len(clauses))


def test_report_year_before_2000_is_found() -> None:
    figures = {(name, year - 30): value for (name, year), value in figures_of_company().items()}
    assert {finding.rule for finding in result_of(figures=figures).findings} >= {"R29"}


def test_finding_says_what_where_and_which_figures() -> None:
    (finding,) = [one for one in result_of(_now(main_business_revenue=69458)).findings if one.rule == "R03"]
    assert finding.as_json("zh") == {
        "rule": "R03",
        "level": "error",
        "year": 2025,
        "message": "主营业务收入不大于营业收入；应为 主营业务收入≤营业收入（69458 与 69457.5）",
        "inputs": ["main_business_revenue", "operating_revenue"],
    }
    assert finding.as_json("en")["message"] == (
        "main business revenue is no larger than operating revenue; "
        "should be Main business revenue≤Operating revenue (69458 and 69457.5)"
    )


def test_rule_with_missing_or_inapplicable_inputs_is_passed_over() -> None:
    assert "R14" not in _rules(_now(overseas_invention_patents=21, valid_invention_patents=None))
    assert "R14" not in _rules(_now(overseas_invention_patents=21, valid_invention_patents="NA"))
    assert "R30" not in _rules({("operating_revenue", 2024): -1})


def _findings(changes: Change, rule: str) -> list[Finding]:
    return [finding for finding in result_of(changes).findings if finding.rule == rule and finding.year == 2025]


def test_figure_out_of_what_is_possible_is_an_error() -> None:
    (finding,) = [
        one for one in _findings(_now(smart_mfg_level=6), "hard_range") if one.inputs == ("smart_mfg_level",)
    ][:1]
    assert (finding.level, finding.message.zh) == (
        "error",
        "智能制造能力成熟度等级 为 6 级，不可能超出 0 至 5，请核对数值和单位",
    )


def test_fraction_where_a_whole_number_belongs_is_an_error() -> None:
    (finding,) = _findings(_now(product_recalls=0.5), "hard_range")
    assert (finding.level, finding.message.zh) == ("error", "产品召回次数 为 0.5，应为整数")


def test_unusual_metric_is_a_warning() -> None:
    (finding,) = _findings(_now(service_items_standardized=5), "typical_range")
    assert (finding.level, finding.message.zh) == ("warn", "服务标准覆盖率 为 25 %，通常在 60 至 100 之间，请说明原因")
    assert finding.inputs == ("service_items_standardized", "service_items_total")


@pytest.mark.parametrize(
    ("changes", "name", "trap"),
    [
        (_now(inventory=92610000), "inventory", "元"),
        (_now(operating_revenue=694575000), "operating_revenue", "元"),
        (_now(purchased_electricity_10k_kwh=11576250), "purchased_electricity_10k_kwh", "千瓦时"),
        (_now(construction_land_mu=66667), "construction_land_mu", "平方米"),
        (_now(construction_land_mu=6.67), "construction_land_mu", "公顷"),
        (_now(customer_satisfaction_score=0.925), "customer_satisfaction_score", "小数"),
        (_now(coef_tce_electricity_equal=1.229), "coef_tce_electricity_equal", "当量值系数"),
        (_now(coef_tce_electricity=2.9), "coef_tce_electricity", "等价值系数"),
    ],
)
def test_wrong_unit_is_named(changes: Change, name: str, trap: str) -> None:
    assert _findings({}, "unit") == []
    named = [finding for finding in _findings(changes, "unit") if finding.inputs == (name,)]
    assert named
    assert {finding.level for finding in named} == {"warn"}
    assert all(trap in finding.message.zh for finding in named)


def test_wrong_unit_in_every_year_is_named_by_another_figure() -> None:
    every_year = {("purchased_electricity_10k_kwh", year): 10_000_000 for year in (2022, 2023, 2024, 2025)}
    assert _findings(every_year, "unit") != []
