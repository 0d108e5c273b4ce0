"""Which figures an application needs, by the extent that its cycle asks for: required, recommended or folded away."""

from typing import Literal, TypeAlias

from zhiheng.metrics.catalogue import Input

Need: TypeAlias = Literal["required", "recommended", "folded"]

_NAMES = """
total_assets total_liabilities total_equity current_assets inventory operating_revenue operating_cost
taxes_and_surcharges selling_expense admin_expense rd_expense_pl finance_expense total_profit income_tax_expense
net_profit vat_payable tax_paid overseas_revenue gross_industrial_output industrial_sales_output va_depreciation
va_compensation va_net_production_tax va_operating_surplus construction_land_mu employees_year_end avg_employees
frontline_employees_year_end frontline_separations total_wages employees_insurable employees_five_insurance
training_hours_total injuries_total fatalities serious_injuries total_work_hours rd_expenditure_total rd_staff_count
valid_invention_patents new_product_sales standards_national standards_industry brand_promotion_expense
trademarks_domestic main_trademark_year purchased_electricity_10k_kwh onsite_renewable_electricity_10k_kwh
natural_gas_10k_m3 diesel_t gasoline_t fresh_water_m3 first_submitted_qty first_pass_qty inspected_qty qualified_qty
orders_due orders_on_time internal_failure_cost external_failure_cost customer_satisfaction_score complaints_count
complaints_on_time
"""
_SHORT = frozenset(_NAMES.split())
"""What every mid-size manufacturer has in its statements, its statistics, its pay roll and its meters."""
_QUICK = "energy"
"""The domain that is asked for shortly: whoever burns no coal need not read of it (速填)."""


def need_of(one: Input, scope: str) -> Need:
    """Return whether an input is needed."""
    if scope == "short":
        if one.id in _SHORT:
            return "required"
        return "recommended" if one.is_core and one.domain != _QUICK else "folded"
    return "required" if one.is_core else "recommended"
