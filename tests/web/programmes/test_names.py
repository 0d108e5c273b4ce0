"""Titles of cycles."""

import pytest

from zhiheng.web.programmes.names import cycle_title, ordinal


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"), (100, "100")],
)
def test_ordinal(number, text) -> None:
    assert ordinal(number) == text


def test_title_of_a_cycle() -> None:
    assert cycle_title("示例区政府质量奖", 2, 2026) == "第二届示例区政府质量奖（2026年度）"
    assert cycle_title("示例区政府质量奖", None, 2026) == "演练：示例区政府质量奖（2026年度）"
