"""The text of one input: a line for each year, such as ``2024: 1250.5`` or ``2024: 不涉及``."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal

from zhiheng.metrics import NA, Value
from zhiheng.metrics.reading.values import read_value

NOT_APPLICABLE = "不涉及"

_LINE = re.compile(r"\s*([12]\d{3})\s*[:：](.*)")
_NEGATIVE = re.compile(r"\((.+)\)")
_SPACES = re.compile(r"[\s,]+")
_NOTHING = ("-", "—", "–", "/")
_NAMES_OF_NA = ("NA", "N/A", NOT_APPLICABLE, "不适用")


def cells_of(text: str) -> dict[int, str]:
    """Return what is typed for each year; lines that are none are passed over."""
    found = (_LINE.fullmatch(line) for line in text.splitlines())
    cells = {int(one[1]): one[2].strip() for one in found if one}
    return {year: cell for year, cell in cells.items() if cell}


def text_of(cells: Mapping[int, str]) -> str:
    """Return the text that holds these cells, years ascending."""
    return "\n".join(f"{year}: {cell}" for year, cell in sorted(cells.items()) if cell)


def tidied(typed: str) -> str:
    """Return a cell as it is kept: half-width digits without separators, a minus for brackets; words as they are."""
    text = unicodedata.normalize("NFKC", typed).strip()
    bare = _SPACES.sub("", text)
    if bare in _NOTHING:
        return ""
    if bare.upper() in _NAMES_OF_NA:
        return NOT_APPLICABLE
    bare = _NEGATIVE.sub(r"-\1", bare)
    return bare if read_value(bare) is not False else " ".join(text.split())


def figure(cell: str) -> Value | Literal[False]:
    """Return the figure that a cell holds, False if it is none."""
    return read_value(tidied(cell))


def merged(own: str, other: str, years: Iterable[int]) -> str:
    """Return one's own text with what another has for those of the years that are empty in it."""
    cells, others = cells_of(own), cells_of(other)
    added = {year: others[year] for year in years if year in others and year not in cells}
    return text_of({**cells, **added})


def plain(value: Value) -> str:
    """Return a figure as it is typed."""
    if value is None:
        return ""
    return NOT_APPLICABLE if value == NA else f"{value:f}"
