"""From what was typed to a figure, 不涉及 or nothing."""

import re
from decimal import Decimal
from typing import Literal

from zhiheng.metrics.figures import NA, Value

_NUMBER = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?", re.ASCII)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_NA = ("NA", "不涉及")


def read_value(text: str) -> Value | Literal[False]:
    """Return what a text without spaces around it says; False if it is none of these."""
    if text == "":
        return None
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    return NA if text in _NA else False


def read_year(text: str) -> int | None:
    """Return a year of four digits, 1000 to 2999; None if it is none."""
    return int(text) if _YEAR.fullmatch(text) else None
