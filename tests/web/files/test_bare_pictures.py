"""Pictures are kept without the place and the device of a photo, turned as they were, pixel for pixel."""

import io
import struct

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from web.files.example import upload
from web.files.samples import make_pdf, make_picture
from zhiheng.web.audit.actor import Actor
from zhiheng.web.files.bare_pictures import without_metadata
from zhiheng.web.files.blobs import content_of
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.programmes.models import Cycle

_LATITUDE = (22.0, 36.0, 54.321)
_SECONDS = struct.pack(">II", 54321, 1000)
_PLANTED = (_SECONDS, b"ZH-DEVICE", b"ZH-COMMENT", b"ZH-TRAILER", b"ZH-GPS-AREA", b"ZH-XMP")


def _photo(form: str, orientation: int = 6) -> bytes:
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "ZH-DEVICE", orientation
    exif.get_ifd(0x8825).update({1: "N", 2: _LATITUDE, 28: b"ASCII\0\0\0ZH-GPS-AREA"})
    values: dict[str, object] = {"exif": exif}
    if form == "PNG":
        notes = PngInfo()
        notes.add_text("Comment", "ZH-COMMENT")
        notes.add_itxt("XML:com.adobe.xmp", "ZH-XMP")
        values["pnginfo"] = notes
    else:
        values |= {"comment": b"ZH-COMMENT", "xmp": b"ZH-XMP", "progressive": True, "icc_profile": b"profile"}
    return make_picture(form, **values) + b"ZH-TRAILER"


def _gps(content: bytes) -> dict[int, object]:
    with Image.open(io.BytesIO(content)) as picture:
        return dict(picture.getexif().get_ifd(0x8825))


def _bare(content: bytes, filetype: FileType) -> bytes:
    return without_metadata(io.BytesIO(content), filetype).read()


@pytest.mark.parametrize(("form", "filetype"), [("JPEG", FileType.JPG), ("PNG", FileType.PNG)])
def test_place_of_a_photo_is_nowhere_in_what_is_kept(
    cycle: Cycle, writer: Actor, form: str, filetype: FileType
) -> None:
    photo = _photo(form)
    assert _gps(photo)[2] == _LATITUDE
    assert [word for word in _PLANTED if word not in photo] == []
    kept = content_of(upload(writer, cycle, photo, f"照片.{filetype}").blob)
    assert [word for word in _PLANTED if word in kept] == []
    assert _gps(kept) == {}
    with Image.open(io.BytesIO(photo)) as before, Image.open(io.BytesIO(kept)) as after:
        assert dict(after.getexif()) == {0x0112: 6}
        assert after.tobytes() == before.tobytes()
        assert after.info.get("icc_profile") == before.info.get("icc_profile")
    assert _bare(kept, filetype) == kept


@pytest.mark.parametrize(("form", "filetype"), [("JPEG", FileType.JPG), ("PNG", FileType.PNG)])
def test_picture_that_is_not_turned_has_no_metadata_at_all(form: str, filetype: FileType) -> None:
    assert _bare(_photo(form, orientation=1), filetype).count(b"Exif") == 0
    assert _bare(make_picture(form), filetype) == make_picture(form)


def test_unreadable_metadata_are_left_out() -> None:
    broken = make_picture("JPEG", exif=b"Exif\0\0no TIFF at all")
    assert _bare(broken, FileType.JPG) == make_picture("JPEG")


def test_a_photo_cut_short_stays_so() -> None:
    assert _bare(make_picture("JPEG")[:-2], FileType.JPG) == make_picture("JPEG")[:-2]
    assert _bare(make_picture("PNG")[:-12], FileType.PNG) == make_picture("PNG")[:-12]


def test_other_files_stay_as_they_are() -> None:
    assert _bare(make_pdf(), FileType.PDF) == make_pdf()
