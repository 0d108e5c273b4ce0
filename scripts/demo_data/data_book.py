"""The data book of an application: figures of a constructed company, scaled to the revenue and staff of this one."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from demo_data.companies import Company
from demo_data.writing import write
from zhiheng.metrics import builtin_catalogue
from zhiheng.metrics.catalogue import Input
from zhiheng.web.audit.actor import Actor
from zhiheng.web.databook.asked import asked_of
from zhiheng.web.databook.domains import TITLES, sheet_of
from zhiheng.web.databook.registers import SHEET
from zhiheng.web.entries.models import Entry

_GROWTH = Decimal("1.05")
_REVENUE, _STAFF = Decimal(60000), Decimal(500)
_OF_STAFF = ("人", "人年", "小时", "学时", "人时", "年")
_SCALED = ("万元", "吨", "万千瓦时", "立方米", "亩", "吉焦", "吨标准煤", "万立方米", "万美元")
_UNSCALED = (
    "main_trademark_year",
    "csr_report_years",
    "nps_promoters",
    "nps_detractors",
    "nps_respondents",
    "oee_planned_hours",
)
_SLIP = "inventory"
_REGISTERS = {
    "register.certificates": (
        "质量管理体系认证 | 示例Q001 | 质量 | {0}-03-01 | 长期 | | 2#1\n"
        "环境管理体系认证 | 示例E001 | 环境 | {0}-03-01 | 长期 | | 2#2"
    ),
    "register.honours": "示例市质量标杆 | 示例〔{2}〕1号 | 质量市级 | {2}-11-20 | | |",
}


def fill_in_figures(contact: Actor, company: Company, entry: Entry, *, with_slip: bool = False) -> None:
    """Type the figures of all years into the sheets of an application, one with a nought too many if it is to slip."""
    years = asked_of(entry).years
    parts = {part.code: part for part in entry.parts.filter(code__in=TITLES).select_related("entry")}
    for name, first, grows in _figures():
        one, code = builtin_catalogue().inputs[name], sheet_of(name)
        if code is None:
            continue
        values = [_scaled(one, first, company, at if grows else None, len(years)) for at in range(len(years))]
        if with_slip and name == _SLIP:
            values[-1] = f"{Decimal(values[-1]) * 10:f}"
        lines = [f"{year}: {value}" for year, value in zip(years, values, strict=True)]
        write(contact, parts[code], name, "\n".join(lines))
    for name, text in _REGISTERS.items():
        write(contact, parts[SHEET], name, text.format(*years))


def _figures() -> Iterator[tuple[str, Decimal, bool]]:
    """Yield inputs with their value in the first year, and whether it grows."""
    growing, steady = (Path(__file__).parent / "figures.txt").read_text("utf-8").split("# What stays the same:\n")
    for text, grows in ((growing.split("\n", 1)[1], True), (steady, False)):
        words = text.split()
        for name, value in zip(words[::2], words[1::2], strict=True):
            yield name, Decimal(value), grows


def _scaled(one: Input, first: Decimal, company: Company, at: int | None, years: int) -> str:
    """Return a figure as it is typed: of money and what is measured by the revenue, of people by the staff."""
    value = first * _GROWTH ** (at or 0)
    if one.unit in _SCALED:
        value *= company.revenue / (_REVENUE * _GROWTH ** (years - 1))
    elif one.unit in _OF_STAFF and one.id not in _UNSCALED:
        value *= company.employees / _STAFF
    digits = Decimal(1) if one.is_integer else Decimal("0.01")
    return f"{value.quantize(digits, ROUND_HALF_UP).normalize():f}"
