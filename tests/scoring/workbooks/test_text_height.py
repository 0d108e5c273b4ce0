"""Rows high enough for their texts."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.workbooks.make import make, part
from zhiheng.scoring.workbooks import Template
from zhiheng.scoring.workbooks.text_height import text_height
from zhiheng.standard import load_guide, load_standard
from zhiheng.tables import read_workbook

LINE = text_height("", 100, 12)


@pytest.mark.parametrize(
    ("text", "lines"), [("一", 1), ("一" * 41, 1), ("一" * 42, 2), ("一\n二\n三", 3), ("a" * 70, 1), ("一" * 400, 10)]
)
def test_text_height_counts_wrapped_lines(text: str, lines: int) -> None:
    assert text_height(text, 100, 12) == pytest.approx(LINE + (lines - 1) * 12 * 1.46, abs=0.1)


@pytest.mark.property
@given(st.text(max_size=200), st.sampled_from("一，a\n"), st.integers(10, 120))
def test_text_height_never_falls_as_a_text_grows(text: str, character: str, width: int) -> None:
    assert text_height(text + character, width, 12) >= text_height(text, width, 12)


def test_text_height_holds_every_criterion_of_the_official_standard() -> None:
    standard = load_standard("pengjiang-manufacturing")
    file = make(Template(standard, load_guide(), "desk"))
    page = next(page for page in read_workbook(file) if page.name == "M01")
    heights = {
        int(row): float(height)
        for row, height in re.findall('<row r="(\\d+)"[^>]*? ht="([\\d.]+)"', part(file.content, "M01"))
    }
    texts = {criterion.text for indicator in standard.indicators for criterion in indicator.criteria}
    rows = [(number, str(row[1])) for number, row in enumerate(page.rows, 1) if row[1] in texts]
    assert len(rows) == len(texts)
    # A Chinese character of 12 points is 16 pixels wide; the column is 100 units of 7 pixels.
    too_low = [number for number, text in rows if heights[number] < math.ceil(len(text) * 16 / 700) * 12 * 1.4]
    assert too_low == []
