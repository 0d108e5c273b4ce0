"""Small real pictures, each of other bytes."""

import hashlib
import struct
import zlib


def png(number: int, width: int = 40, height: int = 30) -> bytes:
    """A grey picture; ``number`` makes it one of its own."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checksum

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    row = b"\0" + bytes((number * 7 + column) % 256 for column in range(width))
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", head),
            chunk(b"tEXt", b"Comment\0" + str(number).encode()),
            chunk(b"IDAT", zlib.compress(row * height)),
            chunk(b"IEND", b""),
        )
    )


def file_of(content: bytes) -> str:
    """What stands for a picture in documents read out of Word."""
    return hashlib.sha256(content).hexdigest()[:32]


PICTURES = {file_of(content): content for content in map(png, range(4))}
