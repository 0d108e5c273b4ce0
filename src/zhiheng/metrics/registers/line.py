"""One line of a register: name, number, level, date, valid until, own rank, proof, separated by ``|``."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from zhiheng.metrics.registers.model import Register
from zhiheng.problems import Message

COLUMNS = (
    Message("名称", "Name"),
    Message("编号", "Number"),
    Message("级别或类别", "Level"),
    Message("日期", "Date"),
    Message("有效期至", "Valid until"),
    Message("本组织排名", "Own rank"),
    Message("证明材料", "Proof"),
)
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?")
_RANK = re.compile(r"[1-9]\d{0,2}")
_PROOF = re.compile(r"([1-9]\d{0,4})(?:#([1-9]\d{0,4}))?")
_LONG = ("长期", "长期有效")

NO_NAME = Message("第 {line} 行没有名称 › 写上名称", "line {line} has no name › give one")
BAD_LEVEL = Message(
    "第 {line} 行的级别或类别“{text}”不在可选范围 › 写：{levels}",
    "the level “{text}” of line {line} is none of the register’s › write one of these: {levels}",
)
BAD_DATE = Message(
    "第 {line} 行的日期“{text}”读不出来 › 写成 2024-05-20",
    "“{text}” of line {line} is no date › write it as 2024-05-20",
)
BAD_RANK = Message(
    "第 {line} 行的排名“{text}”不是数字 › 写 1、2、3 等",
    "the rank “{text}” of line {line} is no number › write 1, 2, 3",
)
BAD_PROOF = Message(
    "第 {line} 行的证明材料“{text}”读不出来 › 写材料序号，或序号#页码，如 3#2",
    "the proof “{text}” of line {line} is not clear › write the number of the evidence, or number#page, such as 3#2",
)
REPEATED = Message(
    "第 {line} 行的编号与第 {first} 行相同 › 只保留一行", "line {line} repeats the number of line {first} › keep one"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that can be counted; ``proof`` is the number of a piece of evidence and a page, None where not given."""

    name: str
    number: str
    level: str
    since: date | None
    valid_until: date | None
    rank: int | None
    proof: tuple[int, int | None] | None


Wrong: TypeAlias = tuple[Message, dict[str, object]]


def read_line(register: Register, text: str, at: int) -> tuple[Line, list[Wrong]]:
    """Return what a line says, and what is wrong with it; ``at`` is its number. A wrong cell counts as empty."""
    cells = [unicodedata.normalize("NFKC", cell).strip() for cell in text.split("|")][: len(COLUMNS)]
    name, number, level, since, until, rank, proof = [*cells, *[""] * (len(COLUMNS) - len(cells))]
    wrong: list[Wrong] = []
    if not name:
        wrong.append((NO_NAME, {"line": at}))
    if level not in register.levels:
        wrong.append((BAD_LEVEL, {"line": at, "text": level, "levels": "、".join(register.levels)}))
    first, last = _day(since, is_end=False), None if until in _LONG else _day(until, is_end=True)
    for cell, day in ((since, first), (until, last)):
        if cell and day is None and cell not in _LONG:
            wrong.append((BAD_DATE, {"line": at, "text": cell}))
    if rank and not _RANK.fullmatch(rank):
        wrong.append((BAD_RANK, {"line": at, "text": rank}))
    shown = _PROOF.fullmatch(proof)
    if proof and not shown:
        wrong.append((BAD_PROOF, {"line": at, "text": proof}))
    place = (int(shown[1]), int(shown[2]) if shown[2] else None) if shown else None
    own = int(rank) if _RANK.fullmatch(rank) else None
    return Line(name, number, level, first, last, own, place), wrong


def read_lines(register: Register, text: str) -> tuple[list[Line], list[Wrong]]:
    """Return the lines of a register and all that is wrong with them; empty lines are passed over."""
    lines: list[Line] = []
    wrong: list[Wrong] = []
    numbers: dict[str, int] = {}
    for at, row in _rows(text):
        line, found = read_line(register, row, at)
        lines.append(line)
        wrong += found
        if line.number:
            first = numbers.setdefault(line.number, at)
            wrong += [(REPEATED, {"line": at, "first": first})] if first != at else []
    return lines, wrong


def _rows(text: str) -> Iterator[tuple[int, str]]:
    kept = (row for row in text.splitlines() if row.replace("|", "").strip())
    return enumerate(kept, 1)


def _day(text: str, *, is_end: bool) -> date | None:
    """Return a day; of a month or year alone the first, or the last of what ends."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or (12 if is_end else 1))
    try:
        return date(year, month, int(found[3] or (monthrange(year, month)[1] if is_end else 1)))
    except ValueError:
        return None
