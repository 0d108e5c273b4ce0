"""``python -m zhiheng.web.files.rendering.draw FILE TYPE FOLDER``: the pages of a PDF or a picture, as files.

Writes ``1.webp``, ``1.json``, ``2.webp`` … and at last ``pages.json``. Ends with UNREADABLE if the file cannot be
opened, and with whoever started it. Uses no data of the site; a crash or a hang hurts nobody.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from zhiheng.canonical import Json, canonical_json
from zhiheng.web.files.rendering.limits import MEMORY, MOST_HEIGHT, MOST_PAGES, PAGE_WIDTH, SECONDS, SUMMARY
from zhiheng.web.files.rendering.lines import runs_on
from zhiheng.web.site.parent import end_with_parent

UNREADABLE = 3

_QUALITY = 80
_WHITE = (255, 255, 255)
_PAGE = tuple[Image.Image, Json]


def main(source: str, filetype: str, folder: str) -> int:
    """Draw a file; return the exit code."""
    _limit_process()
    try:
        pages, is_cut = _pdf_pages(source) if filetype == "pdf" else ([_picture(source)], False)
        sizes = [_write(Path(folder), number, page) for number, page in enumerate(pages, 1)]
    except (pypdfium2.PdfiumError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return UNREADABLE
    Path(folder, SUMMARY).write_text(json.dumps({"sizes": sizes, "is_cut": is_cut}), "utf-8")
    return 0


def _pdf_pages(source: str) -> tuple[Iterator[_PAGE], bool]:
    document = pypdfium2.PdfDocument(source)
    count = len(document)
    if count == 0:
        raise ValueError("no pages")
    return (_pdf_page(document, index) for index in range(min(count, MOST_PAGES))), count > MOST_PAGES


def _pdf_page(document: pypdfium2.PdfDocument, index: int) -> _PAGE:
    page = document[index]
    width, height = page.get_size()
    scale = min(PAGE_WIDTH / max(width, 1), MOST_HEIGHT / max(height, 1))
    picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    return picture, runs_on(page, *picture.size)


def _picture(source: str) -> _PAGE:
    """Return a picture upright and no larger than a page, without anything else that its file holds."""
    with Image.open(source, formats=("PNG", "JPEG")) as opened:
        opened.draft("RGB", (PAGE_WIDTH, MOST_HEIGHT))  # a JPG is decoded small
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    upright.thumbnail((PAGE_WIDTH, MOST_HEIGHT))
    plain = Image.new("RGB", upright.size, _WHITE)
    plain.paste(upright, mask=upright.getchannel("A"))
    return plain, []


def _write(folder: Path, number: int, page: _PAGE) -> list[int]:
    picture, runs = page
    picture.save(folder / f"{number}.webp", "WEBP", quality=_QUALITY, method=4)
    (folder / f"{number}.json").write_bytes(canonical_json(runs))
    return [*picture.size]


def _limit_process() -> None:
    """Take no more memory and time than a sane document needs, where the system can see to it."""
    if os.name != "posix":
        return
    import resource  # noqa: PLC0415 - not on every system

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    end_with_parent()
    sys.exit(main(*sys.argv[1:]))
