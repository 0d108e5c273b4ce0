"""The text of one input."""

from decimal import Decimal

import pytest

from zhiheng.web.databook.rows import cells_of, figure, merged, plain, text_of, tidied


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1,234.50", "1234.50"),
        ("１２３", "123"),
        (" 1 234 ", "1234"),
        ("(5.5)", "-5.5"),
        ("—", ""),
        ("n/a", "不涉及"),
        ("不适用", "不涉及"),
        ("约 5", "约 5"),
        ("5%", "5%"),
        ("", ""),
    ],
)
def test_cell_is_kept_tidily_and_words_as_they_are(typed: str, kept: str) -> None:
    assert tidied(typed) == kept


def test_figures_are_read_out_of_cells() -> None:
    assert [figure(cell) for cell in ("1,000", "不涉及", "", "约 5")] == [Decimal(1000), "NA", None, False]


def test_text_and_cells_are_the_same() -> None:
    text = "2097: 5\n2098: 不涉及"
    assert text_of(cells_of(f"{text}\nnonsense\n2099：")) == text


def test_earlier_figures_fill_the_empty_years_alone() -> None:
    assert merged("2098: 7", "2096: 1\n2097: 2\n2098: 3", (2097, 2098, 2099)) == "2097: 2\n2098: 7"


def test_figure_is_shown_as_it_is_typed() -> None:
    assert [plain(value) for value in (Decimal("1E+3"), "NA", None)] == ["1000", "不涉及", ""]
