"""PNG and JPG: whole enough to be opened, and of a size that a scan can have."""

from typing import BinaryIO

from PIL import Image

from zhiheng.problems import Place, Problems
from zhiheng.web.files import errors

MOST_PIXELS = 80_000_000
"""An A3 sheet scanned at 600 dpi has 70 million."""

_TEN_THOUSAND = 10_000


def check_picture(content: BinaryIO, problems: Problems, place: Place) -> None:
    """Note a picture that cannot be opened or is absurdly large; only its head is read."""
    content.seek(0)
    try:
        with Image.open(content, formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        width = height = MOST_PIXELS
    except (OSError, ValueError, SyntaxError):
        problems.add(errors.PICTURE_DAMAGED, place)
        return
    if width * height > MOST_PIXELS:
        problems.add(errors.PICTURE_TOO_LARGE, place, limit=MOST_PIXELS // _TEN_THOUSAND)
