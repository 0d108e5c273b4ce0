"""metrics.csv: what it says, and every row that cannot be used."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.company import CATALOGUE
from zhiheng.metrics import NA, Figures
from zhiheng.metrics.reading import read_figures
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile

HEADER = "entry,year,input,value\n"


def _read(rows: str) -> Figures:
    return read_figures(InputFile("metrics.csv", (HEADER + rows).encode()), CATALOGUE)


def _problems(rows: str) -> list[str]:
    with pytest.raises(BadInputError) as caught:
        _read(rows)
    return [problem.text("zh") for problem in caught.value.problems]


def test_read_figures() -> None:
    figures = _read("B,2025,coal_t,1.50\nA,2025,coal_t,NA\nA,2024,coal_t,\nA,2025,coke_t, -2e3 \nA,2025,lpg_t,不涉及\n")
    assert figures.rows == (("A", 2024), ("A", 2025), ("B", 2025))
    assert figures.column(figures.inputs.index("coal_t")) == [None, NA, Decimal("1.50")]
    assert figures.column(figures.inputs.index("coke_t")) == [None, Decimal(-2000), None]
    assert figures.column(figures.inputs.index("lpg_t")) == [None, NA, None]


def test_report_year_may_be_given_if_it_is_the_year_of_the_row() -> None:
    assert _read("A,2025,report_year,2025\n").rows == (("A", 2025),)


def test_all_problems_at_once() -> None:
    rows = "A,25,coal_t,1\nA 1,2025,coal_t,1\nA,2025,coal,1\nA,2025,qqqq,1\nA,2025,coke_t,85%\nA,2025,lpg_t,1\n"
    rows += "A,2025,lpg_t,1\nA,2025,report_year,2024\nA,2025,lng_t,nan\nA,2025,fuel_oil_t,１\n"
    assert _problems(rows) == [
        "metrics.csv › 第 2 行: 年度 25 无效 › 写四位年份，如 2025",
        "metrics.csv › 第 3 行: 申报编号 A 1 无效 › 用 1 至 31 个英文字母、数字、下划线或连字符",
        "metrics.csv › 第 4 行: 没有原始数据 coal › 检查拼写，是否为 coal_t",
        "metrics.csv › 第 5 行: 没有原始数据 qqqq › 检查拼写",
        "metrics.csv › 第 6 行: 85% 不是数 › 写数字（不带千分号、单位和百分号），不涉及写 NA，没有数据留空",
        "metrics.csv › 第 8 行: A 2025 年的 lpg_t 重复 › 只保留一行",
        "metrics.csv › 第 9 行: report_year 是 2024，本行年度是 2025 › 改为同一年，或删去这一行",
        "metrics.csv › 第 10 行: nan 不是数 › 写数字（不带千分号、单位和百分号），不涉及写 NA，没有数据留空",
        "metrics.csv › 第 11 行: １ 不是数 › 写数字（不带千分号、单位和百分号），不涉及写 NA，没有数据留空",
    ]


@pytest.mark.property
@given(st.text('A,205coalt_NA.-\n"', max_size=80))
def test_any_text_gives_figures_or_problems(text: str) -> None:
    with suppress(BadInputError):
        _read(text)
