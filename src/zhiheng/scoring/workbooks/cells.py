"""From a cell to the text of a mark as ``ratings.csv`` writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhiheng.problems import Place, Problems
from zhiheng.scoring.marks import Marks
from zhiheng.scoring.workbooks import messages
from zhiheng.scoring.workbooks.stamp import Stamp
from zhiheng.tables import Sheet

_NA = "NA"


@dataclass(frozen=True, slots=True)
class MarkReader:
    """Reads the cells of one workbook; ``scales`` are the marks of each indicator."""

    stamp: Stamp
    scales: Mapping[str, Marks]
    problems: Problems

    def read(self, sheet: Sheet, row: int, column: int, indicator: str) -> str | None:
        """Return the mark for an indicator, "" for an empty cell; None, and a problem noted, if it is none."""
        place, cell = sheet.place(row, column), sheet.cell(row, column)
        if (row, column) in sheet.errors:
            self.problems.add(messages.ERROR_FOR_NUMBER, place)
            return None
        if (row, column) in sheet.formulas:
            self.problems.add(messages.FORMULA, place)
            return None
        if isinstance(cell, str | bool):
            return self._read_text(str(cell).strip(), place)
        if isinstance(cell, int | float):
            return self._read_number(number_text(cell), place, self.scales[indicator])
        self.problems.add(messages.DATE_FOR_NUMBER, place, value=cell)
        return None

    def _read_text(self, text: str, place: Place) -> str | None:
        if text == "" or (text == _NA and self.stamp.allow_na):
            return text
        self.problems.add(messages.NA_NOT_ALLOWED if text == _NA else messages.TEXT_FOR_NUMBER, place, value=text)
        return None

    def _read_number(self, text: str, place: Place, scale: Marks) -> str | None:
        if scale[text] is not None:
            return text
        times_hundred = number_text(Decimal(text) * 100)
        if self.stamp.unit == "percent" and 0 < Decimal(text) < 1 and scale[times_hundred] is not None:
            self.problems.add(messages.FRACTION_FOR_PERCENT, place, value=text, percent=times_hundred)
        else:
            self.problems.add(messages.OFF_SCALE, place, value=text, maximum=scale.maximum, step=self.stamp.step)
        return None


def number_text(number: float | Decimal) -> str:
    """Return a number as its shortest exact decimal text: 85.0 is 85, and 64.99999999 stays what it is."""
    text = format(Decimal(str(number)).normalize(), "f")
    return "0" if text == "-0" else text
