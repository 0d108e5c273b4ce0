"""The formulas of a score workbook; only functions that Excel, WPS and LibreOffice share."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from zhiheng.scoring.scheme import Unit
from zhiheng.scoring.workbooks.wording import NOT_APPLICABLE, NOTHING_FILLED, UNREADABLE
from zhiheng.tables import cell_address

_LEAST_DIFFERENCE = "0.000001"
_SHOWN_DECIMALS = 6
"""Formulas work in binary floats; rounding far behind the last decimal shown keeps them from showing it."""


def on_sheet(sheet: str, row: int, column: int) -> str:
    """Return the reference to a cell of another sheet."""
    return f"'{sheet}'!{cell_address(row, column)}"


def cell_range(column: int, first: int, last: int) -> str:
    """Return the reference to the cells of a column from one row to another."""
    return f"{cell_address(first, column)}:{cell_address(last, column)}"


def repeat(reference: str) -> str:
    """Return the formula that shows another cell, and nothing where that is empty."""
    return f'=IF({reference}="","",{reference})'


def percent_and_score(unit: Unit, row: int, columns: tuple[int, int, int, int, int]) -> tuple[str, str]:
    """Return the formulas of percent and score from what was typed here or, if nothing was, elsewhere.

    ``columns`` are those of the indicator's points, what is typed here, elsewhere, of the percent and the score.
    """
    points, here, elsewhere, percent, score = (cell_address(row, column) for column in columns)
    typed = f'IF({here}<>"",{here},{elsewhere})'
    words = f'IF({typed}="","",IF({typed}="NA","{NOT_APPLICABLE}","{UNREADABLE}"))'
    shown = f"=IF(ISNUMBER({typed}),{typed},{words})"
    if unit == "percent":
        return shown, f"=IF(ISNUMBER({percent}),ROUND({percent}*{points}/100,{_SHOWN_DECIMALS}),{percent})"
    return f"=IF(ISNUMBER({score}),ROUND({score}/{points}*100,{_SHOWN_DECIMALS}),{score})", shown


def differs(unit: Unit, here: str, points: str, score: str) -> str:
    """Return the condition that what is typed here is not what the score was made from."""
    made = f"{here}*{points}/100" if unit == "percent" else here
    numbers = f"ABS({made}-{score})>{_LEAST_DIFFERENCE}"
    kinds = f"ISNUMBER({here})<>ISNUMBER({score})"
    return f'=AND({here}<>"",IF(AND(ISNUMBER({here}),ISNUMBER({score})),{numbers},{kinds}))'


def count_filled(scores: Sequence[str]) -> str:
    """Return the formula that counts the scores that are given, NA among them."""
    return "=" + "+".join(f'COUNT({score})+COUNTIF({score},"{NOT_APPLICABLE}")' for score in scores)


def total(whole: int, filled: str, scores: Sequence[str], points: Sequence[str], *, allow_na: bool) -> str:
    """Return the formula of a sum of scores; where NA may occur it is rescaled to ``whole`` points.

    Nothing is shown while ``filled``, the cell with the count of scores, is 0. ``scores`` and ``points``
    are ranges that belong together; other texts in them do not matter.
    """
    summed = f"SUM({','.join(scores)})"
    if not allow_na:
        return f'=IF({filled}=0,"",ROUND({summed},{_SHOWN_DECIMALS}))'
    pairs = list(zip(scores, points, strict=True))
    remaining = "+".join(f'SUMIF({score},"<>{NOT_APPLICABLE}",{point})' for score, point in pairs)
    rescaled = f'IF(({remaining})=0,"{NOT_APPLICABLE}",ROUND({summed}*{whole}/({remaining}),{_SHOWN_DECIMALS}))'
    return f'=IF({filled}=0,"",{rescaled})'


def totals_in_words(
    total_score: str, filled: str, whole: tuple[int, int], parts: Iterable[tuple[str, str, int]]
) -> str:
    """Return the formula, without its =, of a sentence of all totals.

    ``whole`` is the points and the count of indicators, ``parts`` are (name, reference to the subtotal, points) of
    each category.
    """
    points, count = whole
    words = [f'"合计 "&{_score_in_words(total_score)}&"／{points}　已填 "&{filled}&"／{count}"']
    words += [f'"　{name} "&{_score_in_words(subtotal)}&"／{maximum}"' for name, subtotal, maximum in parts]
    return "&".join(words)


def _score_in_words(score: str) -> str:
    return f'IF({score}="","{NOTHING_FILLED}",TEXT({score},"0.00"))'


def is_on_scale(unit: Unit, cell: str, points: str, step: Decimal, *, allow_na: bool) -> str:
    """Return the condition that a cell holds a number on the scale, or NA where that is allowed."""
    highest = "100" if unit == "percent" else points
    on_step = f"ROUND({cell}/{step},{_SHOWN_DECIMALS})=ROUND({cell}/{step},0)"
    otherwise = f'EXACT({cell},"NA")' if allow_na else "FALSE"
    return f"=IF(ISNUMBER({cell}),AND({cell}>=0,{cell}<={highest},{on_step}),{otherwise})"
