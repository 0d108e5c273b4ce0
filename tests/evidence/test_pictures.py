"""The kind and size of pictures by their first bytes."""

import pytest

from documents.pictures import png
from zhiheng.evidence.pictures import PictureKind, kind_of

_FRAME = b"\xff\xc0\x00\x11\x08\x00\x1e\x00\x28"


def test_png_tells_its_size() -> None:
    assert kind_of(png(1, 40, 30)) == PictureKind("png", 40, 30)


@pytest.mark.parametrize("before", [b"", b"\xff\xe0\x00\x04ab", b"\xff\xff", b"\xff\xd8", b"\xff\xc4\x00\x02\xff\x01"])
def test_jpeg_tells_its_size_after_other_segments(before: bytes) -> None:
    assert kind_of(b"\xff\xd8" + before + _FRAME) == PictureKind("jpg", 40, 30)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8",
        b"\xff\xd8abcdefghijk",
        b"\xff\xd8" + _FRAME[:5] + bytes(4),
        png(1)[:23],
        png(1, 0),
        b"\x89PNG\r\n\x1a\n" + bytes(30),
    ],
)
def test_others_have_no_kind(content: bytes) -> None:
    assert kind_of(content) is None
