"""Counting lines of registers by year."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from zhiheng.metrics.figures import Figures
from zhiheng.metrics.registers.line import Line, read_lines
from zhiheng.metrics.registers.model import REGISTERS, Count, Register

_RECENT = 3


def counts_of(register: Register, lines: Sequence[Line], years: Iterable[int]) -> dict[str, dict[int, int]]:
    """Return the inputs that follow from a register, by year; nothing of one without lines. Undated lines do not count.

    A right that is held counts at the end of every year from its date until it runs out; one without a day on which it
    runs out is taken to be in force.
    """
    if not lines:
        return {}
    asked = tuple(years)
    return {
        one.input: {year: sum(_counts(one, line, year) for line in lines) for year in asked} for one in register.counts
    }


def _counts(count: Count, line: Line, year: int) -> bool:
    if line.since is None or (count.levels and line.level not in count.levels):
        return False
    if count.leading and line.rank is not None and line.rank != 1:
        return False
    match count.when:
        case "of_year":
            return line.since.year == year
        case "recent":
            return year - _RECENT < line.since.year <= year
        case "running":
            return line.since.year <= year and _lasts(line, date(year, 1, 1))
        case _:
            return line.since.year <= year and _lasts(line, date(year, 12, 31))


def _lasts(line: Line, day: date) -> bool:
    return line.valid_until is None or line.valid_until >= day


def with_counts(figures: Figures, registers: Mapping[str, str]) -> Figures:
    """Return the figures of one entry with its empty counts filled in from its registers, by their texts."""
    years = [year for _, year in figures.rows]
    width, cells = len(figures.inputs), list(figures.cells)
    for name, text in registers.items():
        register = REGISTERS[name]
        for counted, by_year in counts_of(register, read_lines(register, text)[0], years).items():
            column = figures.inputs.index(counted)
            for row, year in enumerate(years):
                if cells[row * width + column] is None:
                    cells[row * width + column] = Decimal(by_year[year])
    return Figures(figures.inputs, figures.rows, cells)
