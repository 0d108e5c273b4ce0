"""Pictures that cannot be packed, as photographs cannot."""

import struct
import zlib
from random import Random

WIDTH, HEIGHT = 600, 400


def png(number: int) -> bytes:
    """Return a picture of noise, always the same for the same number."""
    random = Random(number)  # noqa: S311 - noise, not cryptography
    rows = b"".join(b"\0" + random.randbytes(WIDTH) for _ in range(HEIGHT))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )
