"""Registers of an application: the sheet they stand on, what is read from them, and how counts agree with them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from zhiheng.metrics.registers import REGISTERS, Line, Register, counts_of, read_lines
from zhiheng.problems import Message
from zhiheng.web.databook.rows import figure
from zhiheng.web.entries.models.part import SHEET_PREFIX
from zhiheng.web.programmes.contributions import filled

SHEET = f"{SHEET_PREFIX}registers"
PREFIX = "register."

NO_LINES = Message("未附清单", "no list attached")
DIFFERS = Message("{year} 年填 {typed}，清单 {counted} 项", "{typed} typed for {year}, {counted} on the list")


@dataclass(frozen=True, slots=True)
class CountNote:
    """That a typed count and its register do not agree, or that a count has no register."""

    input: str
    text: Message
    is_without: bool


def field_of(register: str) -> str:
    """Return the name of the field that holds a register."""
    return f"{PREFIX}{register}"


def register_of(name: str) -> Register | None:
    """Return the register that a field holds, None for any other field."""
    return REGISTERS.get(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else None


@cache
def counted_from() -> Mapping[str, Register]:
    """Return the register that each counted input is counted from."""
    return {one.input: register for register in REGISTERS.values() for one in register.counts}


def problems_of(register: Register, text: str) -> Sequence[Message]:
    """Return what is wrong with the lines of a register."""
    return [filled(message, **values) for message, values in read_lines(register, text)[1]]


def lines_in(register: Register, texts: Mapping[str, str]) -> list[Line]:
    """Return the lines of a register, out of the texts of the sheet's fields."""
    return read_lines(register, texts.get(field_of(register.id), ""))[0]


def counted(texts: Mapping[str, str], years: Sequence[int]) -> dict[str, dict[int, int]]:
    """Return every input that follows from a register with lines, by year."""
    found = (counts_of(one, lines_in(one, texts), years) for one in REGISTERS.values())
    return {name: counts for of in found for name, counts in of.items()}


def count_notes(
    rows: Mapping[str, Mapping[int, str]], counts: Mapping[str, Mapping[int, int]], years: Sequence[int]
) -> Iterator[CountNote]:
    """Yield where typed counts and registers differ, and the counts without a register; zero needs none."""
    for name in counted_from():
        typed = {year: figure(cell) for year, cell in rows.get(name, {}).items() if year in years}
        if name not in counts:
            if any(value not in (None, False, "NA", 0) for value in typed.values()):
                yield CountNote(name, NO_LINES, is_without=True)
            continue
        for year, value in sorted(typed.items()):
            if value not in (None, False, "NA", counts[name][year]):
                text = filled(DIFFERS, year=year, typed=str(value), counted=counts[name][year])
                yield CountNote(name, text, is_without=False)
