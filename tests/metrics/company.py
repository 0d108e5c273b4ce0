"""A constructed company: four years in which every metric is ok and nothing is found. It is nobody's real company."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from zhiheng.metrics import NA, EntryResult, Figures, Value, builtin_catalogue, compute
from zhiheng.metrics.figures import Cell

ENTRY = "M01"
YEARS = (2022, 2023, 2024, 2025)
CATALOGUE = builtin_catalogue()

# What grows, in the first year; money in 10,000 yuan.
_GROWING = """
total_assets 50000 total_liabilities 22000 total_equity 28000 equity_parent 27000 current_assets 30000 inventory 8000
finished_goods 3000 accounts_receivable 9000 operating_revenue 60000 main_business_revenue 57000 operating_cost 45000
taxes_and_surcharges 400 selling_expense 2500 admin_expense 3000 rd_expense_pl 2600 finance_expense 300
interest_expense 320 operating_profit 6300 non_operating_income 100 non_operating_expense 120 total_profit 6280
income_tax_expense 900 net_profit 5380 net_profit_parent 5200 vat_payable 2000 tax_paid 3200
equity_objective_increase 100 equity_objective_decrease 1000 equity_issue_weighted 50 equity_reduction_weighted 400
equity_other_weighted 10 export_usd 800 overseas_revenue 5700 gross_industrial_output 58000
gross_industrial_output_constant 57000 industrial_sales_output 56800 export_delivery_value 5600 va_depreciation 2000
va_compensation 6600 va_net_production_tax 2400 va_operating_surplus 6000 main_product_output 900000
main_product_capacity 1000000 production_plan_qty 900000 production_completed_qty 880000 oee_planned_hours 6000
oee_good_qty 540000 first_submitted_qty 900000 first_pass_qty 880000 inspected_qty 890000 qualified_qty 887000
premium_output_value 30000 first_grade_output_value 20000 qualified_grade_output_value 7000 internal_failure_cost 200
external_failure_cost 60 prevention_cost 150 appraisal_cost 180 delivered_qty 870000 returned_defect_qty 400
rd_expenditure_total 2800 rd_expensed 2600 rd_capitalized 200 rd_expense_hnte 2500 sales_revenue_hnte 60000
total_income_hnte 60500 hightech_product_revenue 45000 rd_internal_expenditure 2700 new_product_sales 20000
new_product_output_value 20500 new_product_gross_profit 5000 import_substitution_sales 4000 innovation_cost_saving 300
innovation_incentives 60 brand_promotion_expense 500 main_product_domestic_sales 40000 domestic_market_size 800000
main_product_global_sales 45000 global_market_size 4000000 own_avg_price 120 peer_avg_price 100 own_brand_sales 50000
brand_value 90000 coal_t 10 coke_t 5 gasoline_t 20 diesel_t 30 fuel_oil_t 4 lpg_t 6 lng_t 8 natural_gas_10k_m3 60
purchased_electricity_10k_kwh 1000 onsite_renewable_electricity_10k_kwh 100 electricity_sold_10k_kwh 20
green_power_purchased_10k_kwh 80 green_certificates_10k_kwh 20 purchased_heat_gj 2000 heat_sold_gj 100
other_renewable_tce 5 other_energy_tce 10 feedstock_energy_tce 15 process_co2_t 20 recovered_co2_t 5
fresh_water_m3 80000 reused_water_m3 240000 wastewater_m3 50000 cod_t 2 ammonia_n_t 0.1 so2_t 1 nox_t 2 vocs_t 3
pm_t 1 solid_waste_generated_t 500 solid_waste_utilized_t 480 hazardous_waste_t 30 env_investment 120
safety_investment 150 it_investment 400 total_wages 5000 education_expense 60 improvement_benefit 100
donation_amount 50 key_material_spend 12000 key_material_domestic_spend 9000 total_purchases 35000
top5_supplier_purchases 12000 quality_incentives 20
"""
# What stays the same.
_STEADY = """
fx_rate_usd_cny 7.1 oee_ideal_cycle_s 30 construction_land_mu 100 supervision_batches 4 supervision_pass_batches 4
orders_due 2000 orders_on_time 1950 service_items_total 20 service_items_standardized 18 fatalities 0
serious_injuries 0 injuries_total 2 total_work_hours 1200000 quality_safety_accidents 0 mass_complaint_events 0
credit_adverse_records 0 product_recalls 0 customer_satisfaction_score 92.5 questionnaires_sent 300
questionnaires_valid 240 complaints_count 12 complaints_on_time 12 quality_awards_international 0
quality_awards_national 1 quality_awards_provincial 2 quality_awards_municipal 3 rd_fte 55 rd_staff_count 60
rd_staff_master_above 12 rd_staff_senior_title 20 tech_staff_hnte 70 avg_employees_hnte 500 valid_patents 80
valid_invention_patents 20 overseas_invention_patents 2 patent_applications 15 standards_international 1
standards_national 4 standards_industry 5 standards_lead 3 national_major_projects 1 recognized_new_products 5
innovation_awards 2 core_tech_total 6 core_tech_self_controlled 5 core_tech_ip_count 25 innovation_platforms 2
trademarks_domestic 20 trademarks_overseas 5 main_trademark_year 2005 industry_rank 3 customers_active 400
customers_new 40 nps_promoters 150 nps_detractors 30 nps_respondents 240 brand_respondents 500 brand_aware 300
brand_favorable 260 brand_users 240 brand_repurchase 200 brand_strength_score 780 brand_honors 4 env_tests_total 40
env_tests_pass 40 site_maturity_score 700 key_processes_total 20 key_processes_nc 15 equipment_total 200
equipment_digital 150 equipment_networked 100 smart_mfg_level 3 employees_year_end 500 avg_employees 500
frontline_employees_year_end 300 frontline_separations 40 separations_total 50 hires_total 50 service_years_total 3000
employees_insurable 490 employees_five_insurance 485 employees_housing_fund 470 labor_contracts_signed 500
employee_satisfaction_score 85 employee_engagement_score 80 employees_vocational_qualified 250 skilled_workers 200
high_skilled_workers 80 training_hours_total 20000 quality_staff 40 improvement_participants 150
suggestions_submitted 900 suggestions_adopted 600 volunteer_hours 1500 csr_report_years 5 supply_disruptions 0
incoming_lots 3000 incoming_lots_pass 2950 supplier_deliveries_due 2500 supplier_deliveries_on_time 2400
key_suppliers 30 key_suppliers_evaluated 30 measuring_devices_due 300 measuring_devices_done 299 contracts_due 800
contracts_fulfilled 798 strategy_kpis 30 strategy_kpis_met 27 management_certs 4
"""


def figures_of_company() -> dict[tuple[str, int], Value]:
    """Return the figures by input and year."""
    figures: dict[tuple[str, int], Value] = {}
    for number, year in enumerate(YEARS):
        for name, text in _pairs(_GROWING):
            figures[name, year] = Decimal(text) * Decimal("1.05") ** number
        for name, text in _pairs(_STEADY):
            figures[name, year] = Decimal(text)
    return figures


def result_of(
    changes: Mapping[tuple[str, int], object] | None = None, figures: Mapping[tuple[str, int], Value] | None = None
) -> EntryResult:
    """Return the company's result with some figures changed: to a number, to NA, or to nothing (None)."""
    changed = dict(figures or figures_of_company())
    for place, value in (changes or {}).items():
        changed[place] = value if value is None or value == NA else Decimal(str(value))  # type: ignore[assignment]
    (result,) = compute(Figures.of(CATALOGUE.inputs, cells_of(changed)), CATALOGUE)
    return result


def cells_of(figures: Mapping[tuple[str, int], Value], entry: str = ENTRY) -> Iterable[Cell]:
    """Return the cells of figures."""
    return [(entry, year, name, value) for (name, year), value in figures.items()]


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    words = text.split()
    return zip(words[::2], words[1::2], strict=True)
