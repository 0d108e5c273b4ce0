"""Rendering one document in processes of its own, within a time."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.models import Rendition
from zhiheng.web.files.rendering import limits
from zhiheng.web.files.rendering.convert import convert_to_pdf, find_converter

_DRAW = "zhiheng.web.files.rendering.draw"
_OFFICE = (FileType.DOCX, FileType.XLSX)


@dataclass(frozen=True, slots=True)
class PageFiles:
    """The files of one drawn page."""

    image: Path
    text: Path
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """All pages that were drawn; ``is_cut`` if the document has more."""

    pages: Sequence[PageFiles]
    is_cut: bool


class RenderError(Exception):
    """The document cannot be shown; ``failure`` says why."""

    def __init__(self, failure: Rendition.Failure) -> None:
        self.failure = failure
        super().__init__(str(failure))


def render_document(source: Path, filetype: FileType, folder: Path) -> Drawn:
    """Draw a document into an empty folder; raises RenderError."""
    until = time.monotonic() + limits.SECONDS
    try:
        if filetype in _OFFICE:
            source, filetype = _converted(source, folder, until), FileType.PDF
        command = [sys.executable, "-m", _DRAW, str(source), str(filetype), str(folder)]
        done = subprocess.run(  # noqa: S603 - our own program
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_left(until), check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RenderError(Rendition.Failure.TOO_SLOW) from error
    if done.returncode:
        raise RenderError(Rendition.Failure.UNREADABLE)
    return _drawn(folder)


def _converted(source: Path, folder: Path, until: float) -> Path:
    converter = find_converter()
    if converter is None:
        raise RenderError(Rendition.Failure.NO_CONVERTER)
    made = convert_to_pdf(converter, source, folder, _left(until))
    if made is None:
        raise RenderError(Rendition.Failure.NOT_CONVERTED)
    return made


def _left(until: float) -> float:
    return max(0.1, until - time.monotonic())


def _drawn(folder: Path) -> Drawn:
    summary = json.loads((folder / limits.SUMMARY).read_bytes())
    pages = [
        PageFiles(folder / f"{number}.webp", folder / f"{number}.json", width, height)
        for number, (width, height) in enumerate(summary["sizes"], 1)
    ]
    return Drawn(pages, summary["is_cut"])
