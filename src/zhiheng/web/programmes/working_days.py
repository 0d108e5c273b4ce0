"""Working days (工作日): the State Council's holidays and the weekend days worked instead (调休)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

import chinese_calendar

from zhiheng.problems import BadInputError, Message, Place, Problem

_SATURDAY = 5
_DAY = timedelta(days=1)

UNKNOWN_YEAR = Message(
    "还没有 {year} 年的节假日安排，算不出工作日 › 国务院办公厅公布后，在“工作日历”中录入 {year} 年",
    "the holidays of {year} are not known, so its working days are not › once they are announced, enter {year} under "
    "working days",
)


class UnknownYearError(BadInputError):
    """Nobody entered the holidays of a year that the package does not know."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__([Problem(Place(), UNKNOWN_YEAR, (("year", year),))])


@dataclass(frozen=True, slots=True)
class YearTable:
    """The holidays of one year: days off, and weekend days worked instead."""

    holidays: frozenset[date] = field(default_factory=frozenset)
    workdays: frozenset[date] = field(default_factory=frozenset)

    def is_working_day(self, day: date) -> bool:
        """Whether people work on that day of the year."""
        return day in self.workdays or (day.weekday() < _SATURDAY and day not in self.holidays)


Tables = Mapping[int, YearTable]
"""Years entered by hand; they go before what the installed package knows."""

NONE: Tables = MappingProxyType({})


def is_working_day(day: date, tables: Tables = NONE) -> bool:
    """Whether people work on that day; raises UnknownYearError for a year neither entered nor in the package."""
    table = tables.get(day.year)
    if table:
        return table.is_working_day(day)
    if not is_in_package(day.year):
        raise UnknownYearError(day.year)
    return bool(chinese_calendar.is_workday(day))


def is_in_package(year: int) -> bool:
    """Whether the installed package knows the holidays of a year."""
    return year in _years_in_package()


@cache
def _years_in_package() -> range:
    known = chinese_calendar.holidays
    return range(min(known).year, max(known).year + 1)


def add_working_days(day: date, count: int, tables: Tables = NONE) -> date:
    """Return the last of ``count`` ≥ 1 working days after ``day``, which itself does not count.

    Raises UnknownYearError if the way leads into an unknown year.
    """
    for _ in range(count):
        day += _DAY
        while not is_working_day(day, tables):
            day += _DAY
    return day


def working_days_between(first: date, last: date, tables: Tables = NONE) -> int:
    """Return how many working days lie after ``first`` up to and with ``last``, 0 if ``last`` is not later.

    Raises UnknownYearError if one of the days lies in an unknown year.
    """
    days = (first + _DAY * ahead for ahead in range(1, (last - first).days + 1))
    return sum(is_working_day(day, tables) for day in days)
