"""Chinese and English texts broken into lines of a terminal."""

import re
import shutil
import unicodedata
from collections.abc import Iterator

_OPENING = "（“‘《〔"
_CLOSING = "，。；：、！？）”’》〕,.;:!?)"
# A piece that is never broken: a word or one Chinese character, with the punctuation that belongs to it.
_PIECE = re.compile(rf"\s+|[{_OPENING}]*(?:[!-~]+|\S)[{_CLOSING}]*")

_WIDEST = 100


def terminal_width() -> int:
    """Return how many columns to write: the terminal's, up to what is still easy to read."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def width_of(text: str) -> int:
    """Return how many columns a text takes on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def wrap(text: str, width: int, first: str = "", indent: str = "") -> Iterator[str]:
    """Yield a text in lines of at most ``width`` columns, the first after ``first``, further ones after ``indent``.

    No line begins with closing punctuation or ends with an opening bracket; a longer word stands on its own line.
    """
    line, start = first, first
    for piece in (piece for part in text.splitlines(keepends=True) for piece in _PIECE.findall(part)):
        if line != start and ("\n" in piece or width_of(line + piece.rstrip()) > width):
            yield line.rstrip()
            line = start = indent
        if line != start or not piece.isspace():
            line += piece
    yield line.rstrip()
