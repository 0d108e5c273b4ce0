"""Lines of a terminal: as wide as shown, broken where Chinese and English may be broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhiheng.cli.wrapping import terminal_width, width_of, wrap


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("质量", 4), ("5G质量，", 8)])
def test_width_of_counts_chinese_characters_twice(text: str, width: int) -> None:
    assert width_of(text) == width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("质量管理", ["质量管理"]),
        ("质量管理体系", ["质量管理", "体系"]),
        ("质量管，体系", ["质量管，", "体系"]),
        ("质量管理，体系", ["质量管", "理，体系"]),
        ("质量管（体系）", ["质量管", "（体系）"]),
        ("one two three", ["one two", "three"]),
        ("质量management", ["质量", "management"]),
        ("质量\n管理", ["质量", "管理"]),
        ("", [""]),
    ],
)
def test_wrap_breaks_lines_of_nine_columns(text: str, lines: list[str]) -> None:
    assert list(wrap(text, 9)) == lines


def test_wrap_indents_further_lines() -> None:
    assert list(wrap("质量管理体系", 9, "a. ", "   ")) == ["a. 质量管", "   理体系"]


@given(st.text("质量，（）ab ", max_size=60), st.integers(4, 20))
def test_wrap_loses_nothing_but_white_space(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


@given(st.text("质量管理", max_size=60), st.integers(2, 20))
def test_wrap_keeps_lines_within_the_width(text: str, width: int) -> None:
    assert max(map(width_of, wrap(text, width))) <= width


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("200", 100)])
def test_terminal_width_stays_readable(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal_width() == width
