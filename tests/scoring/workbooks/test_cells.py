"""Cells of other types than experts should type, and numbers as exact text."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.problems import Problems
from zhiheng.scoring.marks import Marks
from zhiheng.scoring.workbooks import Stamp
from zhiheng.scoring.workbooks.cells import MarkReader, number_text
from zhiheng.tables import Sheet

STAMP = Stamp(
    phase="desk",
    unit="percent",
    step=Decimal(5),
    allow_na=False,
    standard="small",
    digest="0" * 64,
    guide="process-results",
    guide_digest="0" * 64,
    expert="E1",
    entries={},
)


def _read(cell: object) -> tuple[str | None, list[str]]:
    problems = Problems()
    reader = MarkReader(STAMP, {"1.1": Marks(100, 5)}, problems)
    text = reader.read(Sheet("E1.xlsx", "M01", ((cell,),)), 0, 0, "1.1")
    return text, [problem.text("zh") for problem in problems]


@pytest.mark.parametrize(
    ("cell", "text"), [("", ""), ("  ", ""), (85.0, "85"), (85, "85"), (0.0, "0"), (-0.0, "0"), (100.0, "100")]
)
def test_read_gives_the_mark_of_a_cell(cell: object, text: str) -> None:
    assert _read(cell) == (text, [])


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        (dt.date(2026, 1, 5), "“2026-01-05”是日期或时间，不是数字"),
        (dt.time(1, 5), "“01:05:00”是日期或时间，不是数字"),
        (dt.timedelta(hours=30), "“1 day, 6:00:00”是日期或时间，不是数字"),
        (True, "“True”是文字，不是数字"),
        ("六十五", "“六十五”是文字，不是数字"),
        (1e22, "10000000000000000000000 不在 0 至 100、步长 5 的数之内"),
    ],
)
def test_read_refuses_a_cell_that_is_no_number_of_the_scale(cell: object, what: str) -> None:
    text, problems = _read(cell)
    assert text is None
    assert [problem.removeprefix("E1.xlsx › M01 › A1: ").partition(" › ")[0] for problem in problems] == [what]


@pytest.mark.property
@given(st.integers(0, 10**9), st.integers(0, 4))
def test_number_text_is_the_shortest_exact_text(figures: int, decimals: int) -> None:
    number = Decimal(figures).scaleb(-decimals)
    text = number_text(float(number))
    assert Decimal(text) == number
    assert text == (text.rstrip("0").rstrip(".") if "." in text else text)
