"""How the cells of a score workbook look: large type, tinted cells to fill in, calm everything else."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT_SIZE = 12
HELP_SIZE = 11
TITLE_SIZE = 18

_INK = "#1F2933"
_GREY = "#52606D"
_BLUE = "#1F4E8C"
_LINE = "#B8C4D0"
_PALE = "#DCE7F3"
_PALER = "#F3F6FA"
_TINT = "#FFF3C4"
_RED = "#B42318"

_BASE: Mapping[str, object] = {
    "font_name": "微软雅黑",
    "font_size": FONT_SIZE,
    "font_color": _INK,
    "valign": "vcenter",
}
_BOXED: Mapping[str, object] = {"border": 1, "border_color": _LINE}
_TITLE: Mapping[str, object] = {"font_size": TITLE_SIZE, "bold": True, "font_color": _BLUE}
_INPUT: Mapping[str, object] = {**_BOXED, "bg_color": _TINT, "locked": False}

_STYLES: Mapping[str, Mapping[str, object]] = {
    "title": _TITLE,
    "title_wrapped": {**_TITLE, "text_wrap": True},
    "plain": {},
    "small": {"font_size": HELP_SIZE, "font_color": _GREY},
    "paragraph": {"text_wrap": True, "valign": "top"},
    "right": {"align": "right"},
    "subheading": {"bold": True, "font_color": _BLUE},
    "strip": {"bold": True, "bg_color": _PALE, "text_wrap": True, "indent": 1},
    "heading": {
        **_BOXED,
        "bold": True,
        "bg_color": _BLUE,
        "font_color": "#FFFFFF",
        "align": "center",
        "text_wrap": True,
    },
    "indicator": {**_BOXED, "bold": True, "bg_color": _PALER, "indent": 1},
    "indicator_centre": {**_BOXED, "bold": True, "bg_color": _PALER, "align": "center"},
    "cell": {**_BOXED, "text_wrap": True, "align": "left", "indent": 1},
    "centre": {**_BOXED, "align": "center"},
    "label": {**_BOXED, "align": "center", "font_color": _GREY, "valign": "top"},
    "text": {**_BOXED, "text_wrap": True, "align": "left", "valign": "top", "indent": 1},
    "help": {
        **_BOXED,
        "font_size": HELP_SIZE,
        "font_color": _GREY,
        "text_wrap": True,
        "align": "left",
        "valign": "top",
        "indent": 1,
    },
    "category": {**_BOXED, "bold": True, "bg_color": _PALE, "align": "left", "indent": 1, "text_wrap": True},
    "category_centre": {**_BOXED, "bold": True, "bg_color": _PALE, "align": "center", "text_wrap": True},
    "category_score": {**_BOXED, "bold": True, "bg_color": _PALE, "num_format": "0.00", "align": "right", "indent": 1},
    "elsewhere": {**_BOXED, "align": "center", "font_color": _GREY},
    "percent": {**_BOXED, "align": "center", "num_format": '0"%"'},
    "percent_fraction": {**_BOXED, "align": "center", "num_format": '0.00"%"'},
    "score": {**_BOXED, "num_format": "0.00", "align": "right", "indent": 1},
    "link": {"font_color": _BLUE, "underline": 1},
    "link_cell": {**_BOXED, "shrink": True, "font_color": _BLUE, "underline": 1, "align": "center"},
    "input": {**_INPUT, "font_size": 14, "bold": True, "align": "center"},
    "input_small": {**_INPUT, "bold": True, "align": "center"},
    "input_state": {**_INPUT, "align": "center"},
    "input_text": {**_INPUT, "text_wrap": True, "align": "left", "valign": "top", "indent": 1},
}

_CONDITIONAL: Mapping[str, Mapping[str, object]] = {
    "if_conflict": {"bg_color": "#F9C9C4", "font_color": _RED, "bold": True},
    "if_elsewhere": {"bg_color": "#FFFFFF"},
    "if_withdrawn": {"font_color": "#9AA5B1", "bg_color": "#F0F2F5"},
}

Styles = Mapping[str, "Format"]
"""The formats of a workbook by name."""


def make_styles(workbook: "Workbook") -> Styles:
    """Return the formats of a workbook by name; those named ``if_…`` lie over a cell while a condition holds."""
    formats = {name: workbook.add_format({**_BASE, **own}) for name, own in _STYLES.items()}
    return formats | {name: workbook.add_format(own) for name, own in _CONDITIONAL.items()}


def count_style(workbook: "Workbook", whole: int, base: str = "category_centre") -> "Format":
    """Return the format that shows a count of cells filled in as 已填 5/26."""
    return workbook.add_format({**_BASE, **_STYLES[base], "num_format": f'"已填 "0"/{whole}"'})
