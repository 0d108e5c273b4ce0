"""The marks experts give: a number on the scale, or absent, not applicable, withdrawn - four different things."""

import re
from fractions import Fraction

from zhiheng.problems import Message
from zhiheng.scoring import messages

ABSENT = -1
"""Nothing was given (未填)."""
NOT_APPLICABLE = -2
"""NA (不适用)."""
WITHDRAWN = -3
"""Given and later set aside (撤回)."""

WORDS = {"": ABSENT, "NA": NOT_APPLICABLE, "withdrawn": WITHDRAWN}
"""What is written in a list for a mark that is no number."""

POINTS_STEP = Fraction(1, 2)

_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
_FULL_WIDTH = re.compile("[０-９．％]")


class Marks(dict[str, int | None]):
    """From a text to its mark: a count of steps ≥ 0 or one of the words; None for what is no mark.

    Answers are remembered, since a season has millions of marks but few different ones.
    """

    def __init__(self, maximum: int, step: Fraction) -> None:
        super().__init__(WORDS)
        self.maximum = maximum
        self.step = step

    def __missing__(self, text: str) -> int | None:
        self[text] = mark = self._read(text)
        return mark

    def _read(self, text: str) -> int | None:
        if not _NUMBER.fullmatch(text):
            return None
        steps = Fraction(text) / self.step
        return int(steps) if steps.denominator == 1 and Fraction(text) <= self.maximum else None

    def texts(self) -> dict[int, str]:
        """Return each mark as it is written in a normalised list, numbers in their shortest form."""
        written = {mark: text for text, mark in WORDS.items()}
        for count in range(int(self.maximum / self.step) + 1):
            written[count] = decimal_text(count * self.step)
        return written


def decimal_text(value: Fraction) -> str:
    """Return a fraction whose denominator divides a power of ten as its shortest decimal text."""
    digits = 0
    while (value * 10**digits).denominator != 1:
        digits += 1
    figures = str(int(value * 10**digits)).zfill(digits + 1)
    return f"{figures[:-digits]}.{figures[-digits:]}" if digits else figures


def why_no_mark(text: str, otherwise: Message) -> Message:
    """Return what is wrong with a text that is no mark; ``otherwise`` for a number off the scale."""
    if _FULL_WIDTH.search(text):
        return messages.FULL_WIDTH
    if "%" in text:
        return messages.PERCENT_SIGN
    if not _NUMBER.fullmatch(text):
        return messages.BAD_WORD
    if otherwise is messages.BAD_PERCENT and 0 < Fraction(text) <= 1:
        return messages.FRACTION_FOR_PERCENT
    return otherwise
