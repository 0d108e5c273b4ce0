"""The text on a page of a PDF, with the place of every run of characters in the picture of the page."""

import ctypes
import re
import unicodedata
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

_RADICALS = re.compile("[\u2e80-\u2fdf]")
_LINE_ENDS = "\r\n"
_SPACE = " "
_WIDE = 1.0
"""A gap wider than so many heights parts two runs, such as the cells of a table."""


@dataclass(slots=True)
class Run:
    """Characters that stand beside each other; a box in pixels from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    units: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is written; halves of a rare character come as two units, some characters as a radical of their look."""
        units = "".join(map(chr, self.units))
        text = units.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
        return _RADICALS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)

    def as_list(self) -> list[int | str]:
        """Return the box as left, top, width, height, and the text."""
        left, top = round(self.left), round(self.top)
        return [left, top, max(1, round(self.right) - left), max(1, round(self.bottom) - top), self.text]


def runs_on(page: pypdfium2.PdfPage, width: int, height: int) -> list[list[int | str]]:
    """Return the runs of a page drawn in a picture of that size."""
    text, runs = page.get_textpage(), []
    run: Run | None = None
    for index in range(text.count_chars()):
        unit = raw.FPDFText_GetUnicode(text, index)
        if chr(unit) in _LINE_ENDS:
            run = None
        elif chr(unit) == _SPACE:
            if run:
                run.units.append(unit)
        elif unit:
            box = _pixels(page, text.get_charbox(index, loose=True), width, height)
            if run is None or _is_apart(run, box):
                run = Run(*box)
                runs.append(run)
            _add(run, box, unit)
    return [run.as_list() for run in runs if run.text]


Box = tuple[float, float, float, float]


def _pixels(page: pypdfium2.PdfPage, box: Box, width: int, height: int) -> Box:
    """Return a box of the page's own measure in pixels, whichever way the page is turned."""
    (left, low), (right, high) = (
        _pixel(page, box[0], box[1], width, height),
        _pixel(page, box[2], box[3], width, height),
    )
    return min(left, right), min(low, high), max(left, right), max(low, high)


def _pixel(page: pypdfium2.PdfPage, x: float, y: float, width: int, height: int) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
    return across.value, down.value


def _is_apart(run: Run, box: Box) -> bool:
    """Whether a character is no part of a run; a flat one such as a dash lies within the height of its neighbours."""
    heights = run.bottom - run.top, box[3] - box[1]
    overlap = min(run.bottom, box[3]) - max(run.top, box[1])
    return overlap < min(heights) / 2 or box[0] - run.right > max(heights) * _WIDE or box[0] < run.left


def _add(run: Run, box: Box, unit: int) -> None:
    run.units.append(unit)
    run.top, run.right, run.bottom = min(run.top, box[1]), max(run.right, box[2]), max(run.bottom, box[3])
