"""Working days against the notices of the State Council's office, and what always holds of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.web.programmes.days import days_of
from zhiheng.web.programmes.working_days import (
    UnknownYearError,
    YearTable,
    add_working_days,
    is_working_day,
    working_days_between,
)

# 国办发明电〔2023〕7号, 〔2024〕12号, 〔2025〕7号: the days off and the weekend days worked, as the notices say.
NOTICES = {
    2024: (
        """2024-01-01
        2024-02-10 至 2024-02-17
        2024-04-04 至 2024-04-06
        2024-05-01 至 2024-05-05
        2024-06-10
        2024-09-15 至 2024-09-17
        2024-10-01 至 2024-10-07""",
        "2024-02-04\n2024-02-18\n2024-04-07\n2024-04-28\n2024-05-11\n2024-09-14\n2024-09-29\n2024-10-12",
    ),
    2025: (
        """2025-01-01
        2025-01-28 至 2025-02-04
        2025-04-04 至 2025-04-06
        2025-05-01 至 2025-05-05
        2025-05-31 至 2025-06-02
        2025-10-01 至 2025-10-08""",
        "2025-01-26\n2025-02-08\n2025-04-27\n2025-09-28\n2025-10-11",
    ),
    2026: (
        """2026-01-01 至 2026-01-03
        2026-02-15 至 2026-02-23
        2026-04-04 至 2026-04-06
        2026-05-01 至 2026-05-05
        2026-06-19 至 2026-06-21
        2026-09-25 至 2026-09-27
        2026-10-01 至 2026-10-07""",
        "2026-01-04\n2026-02-14\n2026-02-28\n2026-05-09\n2026-09-20\n2026-10-10",
    ),
}
TABLES = {
    2027: YearTable(frozenset([date(2027, 2, 8), date(2027, 2, 9)]), frozenset([date(2027, 2, 13)])),
}


def _table(year: int) -> YearTable:
    holidays, workdays = (frozenset(days_of(text, year, "")) for text in NOTICES[year])
    return YearTable(holidays, workdays)


@pytest.mark.parametrize("year", NOTICES)
def test_package_agrees_with_the_notice_on_every_day(year: int) -> None:
    table, first = _table(year), date(year, 1, 1)
    days = [first + timedelta(days=ahead) for ahead in range((date(year + 1, 1, 1) - first).days)]
    assert [day for day in days if is_working_day(day) != table.is_working_day(day)] == []


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        (date(2026, 9, 30), 5, date(2026, 10, 13)),  # 国庆, and Saturday 10 October is worked
        (date(2026, 2, 13), 2, date(2026, 2, 24)),  # Saturday 14 February is worked, then 春节
        (date(2026, 4, 3), 1, date(2026, 4, 7)),  # 清明
        (date(2026, 3, 2), 5, date(2026, 3, 9)),  # an ordinary week
    ],
)
def test_add_working_days_by_the_notice(day: date, count: int, last: date) -> None:
    assert add_working_days(day, count) == last
    assert working_days_between(day, last) == count


def test_unknown_year_is_named() -> None:
    with pytest.raises(UnknownYearError) as refused:
        add_working_days(date(2026, 12, 30), 5)
    [problem] = refused.value.problems
    assert (refused.value.year, problem.what("zh")) == (2027, "还没有 2027 年的节假日安排，算不出工作日")
    with pytest.raises(UnknownYearError):
        working_days_between(date(2026, 12, 30), date(2027, 1, 4))


def test_year_entered_by_hand_is_used() -> None:
    assert add_working_days(date(2027, 2, 5), 3, TABLES) == date(2027, 2, 12)
    assert add_working_days(date(2027, 2, 5), 4, TABLES) == date(2027, 2, 13)


def test_year_entered_by_hand_goes_before_the_package() -> None:
    assert is_working_day(date(2026, 10, 2), {2026: YearTable()})


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    assert working_days_between(date(2026, 3, 9), date(2026, 3, 2)) == 0


@pytest.mark.property
@given(st.dates(date(2024, 1, 1), date(2026, 8, 31)), st.integers(1, 40))
def test_added_days_are_counted_back(day: date, count: int) -> None:
    last = add_working_days(day, count)
    assert is_working_day(last)
    assert working_days_between(day, last) == count


@pytest.mark.property
@given(st.dates(date(2024, 1, 1), date(2026, 6, 1)), st.integers(1, 20), st.integers(1, 20))
def test_adding_twice_is_adding_the_sum(day: date, first: int, second: int) -> None:
    assert add_working_days(add_working_days(day, first), second) == add_working_days(day, first + second)


@pytest.mark.property
@given(st.lists(st.dates(date(2024, 1, 1), date(2026, 12, 31)), min_size=3, max_size=3))
def test_spans_add_up(days: list[date]) -> None:
    first, middle, last = sorted(days)
    parts = working_days_between(first, middle) + working_days_between(middle, last)
    assert working_days_between(first, last) == parts
