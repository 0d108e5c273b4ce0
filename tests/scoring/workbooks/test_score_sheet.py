"""The total of a sheet, exactly."""

from fractions import Fraction

import pytest

from scoring.workbooks.make import CODES, STANDARD
from zhiheng.problems import Place
from zhiheng.scoring.scheme import Unit
from zhiheng.scoring.workbooks import ScoreSheet


def _total(unit: Unit, *marks: str) -> Fraction | None:
    given = {code: (mark, Place()) for code, mark in zip(CODES, marks, strict=True)}
    sheet = ScoreSheet("M01", len(CODES), given, comments=0, is_withdrawn=False, state_place=Place())
    return sheet.total(STANDARD, unit)


@pytest.mark.parametrize(
    ("unit", "marks", "total"),
    [
        ("percent", ("100", "50", "0"), Fraction(20)),
        ("points", ("10", "12.5", "0"), Fraction(45, 2)),
        ("percent", ("100", "NA", "50"), Fraction(45 * 100, 80)),
        ("points", ("NA", "NA", "35"), Fraction(50)),
        ("percent", ("NA", "NA", "NA"), None),
    ],
)
def test_total_is_rescaled_to_the_points_of_the_standard(
    unit: Unit, marks: tuple[str, str, str], total: Fraction | None
) -> None:
    assert _total(unit, *marks) == total
