"""What a picture is, by its first bytes: PNG or JPEG, and its size."""

import struct
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xDA)})


@dataclass(frozen=True, slots=True)
class PictureKind:
    """The ending of its file name, ``png`` or ``jpg``, and its size in pixels."""

    suffix: str
    width: int
    height: int


def kind_of(content: bytes) -> PictureKind | None:
    """Return what a picture is, None if it is neither PNG nor JPEG or has no size; only its head is looked at."""
    if content.startswith(_PNG):
        found = _png_size(content)
        return PictureKind("png", *found) if found else None
    found = _jpeg_size(content) if content.startswith(_JPEG) else None
    return PictureKind("jpg", *found) if found else None


def _png_size(content: bytes) -> tuple[int, int] | None:
    if content[12:16] != b"IHDR" or len(content) < 24:  # noqa: PLR2004 - where width and height end
        return None
    width, height = struct.unpack(">II", content[16:24])
    return (width, height) if width and height else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Return the size that the first frame says; segments before it are skipped by their length."""
    position = len(_JPEG)
    while position + 9 <= len(content) and content[position] == 0xFF:  # noqa: PLR2004 - every marker begins with it
        marker = content[position + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return (width, height) if width and height else None
        if marker == 0xFF:  # noqa: PLR2004 - a byte to fill up
            position += 1
        elif marker in _WITHOUT_LENGTH:
            position += 2
        else:
            position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
    return None
