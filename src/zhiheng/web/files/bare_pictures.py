"""Pictures without what a camera wrote beside them: where and when a photo was taken, with which device, by whom.

Pixels are never touched: only the parts of the file that draw the picture are copied, and its orientation.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from PIL import Image

from zhiheng.web.files.filetypes import FileType

_ORIENTATION = 0x0112
_TURNED = range(2, 9)
_EXIF = b"Exif\x00\x00"

_JPG_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_JPG_KEPT = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
_SIZE = struct.Struct(">H")

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"}
)
_PNG_HEAD = struct.Struct(">I4s")
_PNG_CHECK = 4


def without_metadata(content: BinaryIO, filetype: FileType) -> BinaryIO:
    """Return a checked JPG or PNG without its metadata, other files as they are; at the start.

    Text, place, time, device, thumbnails and whatever follows the picture are left out. What has nothing of that comes
    back byte for byte.
    """
    content.seek(0)
    if filetype not in (FileType.JPG, FileType.PNG):
        return content
    turned = _orientation(content)
    content.seek(0)
    parts = _jpg_parts if filetype is FileType.JPG else _png_parts
    return io.BytesIO(b"".join(parts(content.read(), turned)))


def _orientation(content: BinaryIO) -> bytes:
    try:
        with Image.open(content, formats=("PNG", "JPEG")) as picture:
            value = picture.getexif().get(_ORIENTATION)
    except (OSError, ValueError, SyntaxError, struct.error):
        return b""
    if value not in _TURNED:
        return b""
    alone = Image.Exif()
    alone[_ORIENTATION] = value
    return _EXIF + alone.tobytes().removeprefix(_EXIF)


def _jpg_parts(data: bytes, turned: bytes) -> Iterator[bytes]:
    yield data[:2]
    if turned:
        yield b"\xff\xe1" + _SIZE.pack(_SIZE.size + len(turned)) + turned
    place = 2
    while found := _MARKER.search(data, place):
        marker, start = found[1][0], found.end()
        if marker == _JPG_END:
            yield b"\xff" + found[1]
            break
        end = start + int.from_bytes(data[start : start + _SIZE.size])
        if marker == _SCAN:
            following = _MARKER.search(data, end)
            end = following.start() if following else len(data)
        if _is_drawn(marker, data[start + _SIZE.size : end]):
            yield b"\xff" + found[1] + data[start:end]
        place = end


def _is_drawn(marker: int, body: bytes) -> bool:
    if marker in _APPLICATIONS:
        return marker in _JPG_KEPT and body.startswith(_JPG_KEPT[marker])
    return marker != _COMMENT


def _png_parts(data: bytes, turned: bytes) -> Iterator[bytes]:
    yield _PNG_SIGNATURE
    place = len(_PNG_SIGNATURE)
    while place + _PNG_HEAD.size <= len(data):
        size, kind = _PNG_HEAD.unpack_from(data, place)
        end = place + _PNG_HEAD.size + size + _PNG_CHECK
        if kind in _PNG_KEPT:
            yield data[place:end]
        if kind == b"IHDR" and turned:
            yield _png_chunk(b"eXIf", turned.removeprefix(_EXIF))
        if kind == b"IEND":
            break
        place = end


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return _PNG_HEAD.pack(len(body), kind) + body + zlib.crc32(kind + body).to_bytes(_PNG_CHECK)
