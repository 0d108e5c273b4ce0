"""The registers of a filled data book, as the lines that they hold."""

import datetime as dt
from decimal import Decimal

from zhiheng.metrics.registers import COLUMNS, REGISTERS, Register, read_lines
from zhiheng.metrics.workbook import layout as at
from zhiheng.problems import Place, Problems
from zhiheng.tables import InputFile, Sheet, read_workbook


def read_registers(file: InputFile) -> dict[str, str]:
    """Return the lines of each register that has any, cells separated by ``|``; a workbook may lack register sheets."""
    sheets = {sheet.name: sheet for sheet in read_workbook(file)}
    found = {one.id: _text(sheets[at.register_sheet(one)]) for one in _registers_in(sheets)}
    return {name: text for name, text in found.items() if text}


def check_registers(file: InputFile, registers: dict[str, str], problems: Problems) -> None:
    """Note what is wrong with the lines of registers, by sheet."""
    for name, text in registers.items():
        register = REGISTERS[name]
        for message, values in read_lines(register, text)[1]:
            problems.add(message, Place(file.name, at.register_sheet(register)), **values)


def _registers_in(sheets: dict[str, Sheet]) -> list[Register]:
    return [one for one in REGISTERS.values() if at.register_sheet(one) in sheets]


def _text(sheet: Sheet) -> str:
    rows = [[_cell(sheet.cell(row, column)) for column in range(len(COLUMNS))] for row in _rows(sheet)]
    return "\n".join(" | ".join(cells) for cells in rows if any(cells))


def _rows(sheet: Sheet) -> range:
    return range(at.FIRST_ROW, len(sheet.rows))


def _cell(cell: object) -> str:
    """Return what a cell holds as text: a day without its time, a number without needless decimals, no separator."""
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)):f}".removesuffix(".0")
    return " ".join(str(cell).replace("|", "｜").split())
