"""The fields in which findings are explained: ``why.R20.3.2024``."""

import re

from zhiheng.metrics import Finding
from zhiheng.problems import Message
from zhiheng.web.databook.domains import sheet_of
from zhiheng.web.programmes.contributions import filled

PREFIX = "why."
_NAME = re.compile(r"why\.(R\d\d|hard_range|typical_range|unit)\.([a-z0-9_.]{1,50})\.([12]\d{3})")
_LABEL = Message("说明：{year} 年，{rule}", "Explanation: {year}, {rule}")
_RULES = {
    "hard_range": Message("超出可能范围", "outside what is possible"),
    "typical_range": Message("超出通常范围", "outside what is usual"),
    "unit": Message("单位", "unit"),
}


def name_of(finding: Finding) -> str:
    """Return the name of the field that explains a finding."""
    return f"{PREFIX}{finding.rule}.{finding.about}.{finding.year}"


def label_of(name: str) -> Message | None:
    """Return what people call such a field, None for any other name."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    rule, _, year = found.groups()
    return filled(_LABEL, year=year, rule=_RULES.get(rule, Message(rule, rule)))


def home_of(finding: Finding) -> tuple[str, str] | None:
    """Return the sheet and the input beside which a finding stands, None if it rests on coefficients alone."""
    for name in finding.inputs:
        code = sheet_of(name)
        if code:
            return code, name
    return None
