"""How high a row must be to show a wrapped text in full.

Excel and WPS set the height of a wrapped row only for texts typed there, so the rows of a new workbook need one.
The estimate is made for a wide face and its line spacing, so that other fonts leave some space and never cut.
"""

import math
import unicodedata

_PIXELS_PER_UNIT = 7
_PIXELS_PER_POINT = 4 / 3
_PADDING_ACROSS = 18
_PADDING_DOWN = 4
_LINE_SPACING = 1.46
_NARROW = 0.56


def text_height(text: str, width: float, size: int) -> float:
    """Return the height in points of a text wrapped into ``width`` column units at a font size in points."""
    return round(count_lines(text, width, size) * size * _LINE_SPACING + _PADDING_DOWN, 1)


def count_lines(text: str, width: float, size: int) -> int:
    """Return how many lines a text takes."""
    ems = (width * _PIXELS_PER_UNIT - _PADDING_ACROSS) / (size * _PIXELS_PER_POINT)
    # One character of a line stays free, since a line must not begin with a punctuation mark.
    room = max(1.0, ems - 1)
    return sum(max(1, math.ceil(_ems(paragraph) / room)) for paragraph in text.split("\n"))


def _ems(text: str) -> float:
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else _NARROW for character in text)
