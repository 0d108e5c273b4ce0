"""Days written in a list, and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.problems import BadInputError
from zhiheng.web.programmes.days import days_of, lines_of


def test_read_days_and_spans() -> None:
    text = "2027-02-05 至 2027-02-07\n\n 2027-01-01 \n2027-03-01 to 2027-03-02"
    expected = ["2027-01-01", "2027-02-05", "2027-02-06", "2027-02-07", "2027-03-01", "2027-03-02"]
    assert [str(day) for day in days_of(text, 2027, "holidays")] == expected


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("春节", "“春节”不是日期"),
        ("2027-02-30", "“2027-02-30”不是日期"),
        ("2027-02-07 至 2027-02-05", "“2027-02-07 至 2027-02-05”不是日期"),
        ("2027-01-01 至 2027-12-31", "“2027-01-01 至 2027-12-31”不是日期"),
        ("2026-12-31", "2026-12-31 不在 2027 年"),
    ],
)
def test_refuse_what_is_no_day_of_the_year(line: str, problem: str) -> None:
    with pytest.raises(BadInputError) as refused:
        days_of(f"2027-01-01\n{line}", 2027, "holidays")
    assert [(one.place.cell, one.what("zh")) for one in refused.value.problems] == [("holidays", problem)]


@pytest.mark.property
@given(st.sets(st.dates(date(2027, 1, 1), date(2027, 3, 31)), max_size=30))
def test_days_written_are_read_back(days: set[date]) -> None:
    assert days_of(lines_of(days), 2027, "") == sorted(days)
