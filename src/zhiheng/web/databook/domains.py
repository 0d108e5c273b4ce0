"""The sheets of the data book: one for each domain of inputs that a company fills in."""

from collections.abc import Mapping, Sequence
from functools import cache

from zhiheng.metrics import builtin_catalogue
from zhiheng.metrics.catalogue import Input
from zhiheng.problems import Message
from zhiheng.web.entries.models.part import SHEET_PREFIX

COEFFICIENTS = "coefficients"

TITLES: Mapping[str, Message] = {
    f"{SHEET_PREFIX}finance": Message("财务与产出数据", "Figures: finance and output"),
    f"{SHEET_PREFIX}people": Message("人员与社会责任数据", "Figures: people"),
    f"{SHEET_PREFIX}rd": Message("研发创新数据", "Figures: research and innovation"),
    f"{SHEET_PREFIX}brand": Message("品牌数据", "Figures: brand"),
    f"{SHEET_PREFIX}energy": Message("能源数据", "Figures: energy"),
    f"{SHEET_PREFIX}environment": Message("环境数据", "Figures: environment"),
    f"{SHEET_PREFIX}quality": Message("质量与运营数据", "Figures: quality and operations"),
    f"{SHEET_PREFIX}registers": Message("清单", "Registers"),
}
"""The last one holds the registers that counts are taken from, and no inputs of its own."""


@cache
def inputs_of(code: str) -> Sequence[Input]:
    """Return the inputs of a sheet, in the order of the catalogue."""
    domain = code.removeprefix(SHEET_PREFIX)
    return [one for one in builtin_catalogue().inputs.values() if one.domain == domain]


@cache
def sheet_of(name: str) -> str | None:
    """Return the code of the sheet where an input is filled in, None for a coefficient or a name that is no input."""
    one = builtin_catalogue().inputs.get(name)
    code = f"{SHEET_PREFIX}{one.domain}" if one else ""
    return code if code in TITLES else None
