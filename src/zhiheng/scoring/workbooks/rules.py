"""What may be typed into a cell, and which cells light up."""

from decimal import Decimal
from typing import TYPE_CHECKING

from zhiheng.scoring.workbooks import formulas, wording
from zhiheng.scoring.workbooks.template import Template
from zhiheng.tables import cell_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST_LIST = 255
_HUNDRED = 100


def allow_states(page: "Worksheet", row: int, column: int) -> None:
    """Let a cell hold one of the states of a sheet only."""
    rule = {
        "validate": "list",
        "source": list(wording.STATES),
        "error_title": "状态无效",
        "error_message": f"请选择“{wording.GIVEN}”或“{wording.WITHDRAWN}”。",
    }
    page.data_validation(row, column, row, column, rule)


def allow_ratings(
    page: "Worksheet", template: Template, cells: "Sequence[tuple[int, int]]", points_column: int, *, offer: bool
) -> None:
    """Let cells (row, column) hold ratings only; with ``offer`` percents can be picked from a drop-down list."""
    choices = ",".join(_choices(template))
    row, column = cells[0]
    others = [[*cell, *cell] for cell in cells[1:]]
    if offer and template.unit == "percent" and len(choices) <= _LONGEST_LIST:
        rule: dict[str, object] = {"validate": "list", "source": choices.split(",")}
    else:
        points = f"${cell_address(row, points_column)}"
        cell = cell_address(row, column)
        condition = formulas.is_on_scale(template.unit, cell, points, template.step, allow_na=template.allow_na)
        rule = {"validate": "custom", "value": condition}
    rule |= {
        "error_title": f"{wording.RATING[template.unit]}无效",
        "error_message": what_to_type(template),
        "other_cells": others,
    }
    page.data_validation(row, column, row, column, rule)


def what_to_type(template: Template) -> str:
    """Return the sentence that says which ratings can be given."""
    if template.unit == "percent":
        sentence = f"请填 0 至 100 之间 {template.step} 的倍数，例如 65，不带百分号；未评的留空。"
    else:
        sentence = f"请填 0 至该项分值之间 {template.step} 的倍数，例如 13.5；未评的留空。"
    return f"{sentence}不适用的填 NA。" if template.allow_na else sentence


def light_up(page: "Worksheet", area: tuple[int, int, int, int], condition: str, style: "Format") -> None:
    """Lay a format over an area (first row, first column, last row, last column) while a condition holds."""
    page.conditional_format(*area, {"type": "formula", "criteria": condition, "format": style})


def _choices(template: Template) -> list[str]:
    count = int(_HUNDRED / template.step)
    percents = [format((Decimal(number) * template.step).normalize(), "f") for number in range(count + 1)]
    return [*percents, "NA"] if template.allow_na else percents
