"""Files for tests, made when they are needed: good ones, and each kind of bad one."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping

import xlsxwriter
from docx import Document
from PIL import Image


def make_pdf(*texts: str, objects: Iterable[bytes] = (), trailer: bytes = b"", catalog: bytes = b"") -> bytes:
    """A PDF with a page for each text, in letters that need no font; further objects, trailer and catalogue keys."""
    texts = texts or ("Quality report",)
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(texts)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b">>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for index, text in enumerate(texts):
        drawn = f"BT /F1 24 Tf 72 700 Td ({text}) Tj ET".encode()
        bodies += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * index),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        ]
    return _with_table([*bodies, *objects], trailer)


def _with_table(bodies: list[bytes], trailer: bytes) -> bytes:
    content, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += b"trailer\n<< /Size %d /Root 1 0 R %s>>\n" % (len(bodies) + 1, trailer)
    return content + b"startxref\n%d\n%%%%EOF\n" % start


def packed_objects(content: bytes) -> bytes:
    """A compressed stream of objects with that content."""
    packed = zlib.compress(b"9 0 " + content)
    values = (len(packed), packed)
    return b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % values


def make_docx(text: str = "示例制造有限公司 自评报告") -> bytes:
    document = Document()
    document.add_paragraph(text)
    return _saved(document.save)


def make_xlsx(text: str = "一次交验合格率") -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet("数据").write(0, 0, text)
    return target.getvalue()


def make_picture(form: str = "PNG", size: tuple[int, int] = (40, 30), **values: object) -> bytes:
    picture = Image.new("RGB", size, (200, 30, 30))
    return _saved(lambda target: picture.save(target, form, **values))


def with_parts(content: bytes, parts: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An office file with further parts; a part of the same name is replaced."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", compression) as new,
    ):
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info.filename, old.read(info))
        for name, part in parts.items():
            new.writestr(name, part)
    return target.getvalue()


def make_zip(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def relations(kind: str, target: str) -> bytes:
    """The links of a part, with one to somewhere outside the file."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    ).encode()


def _saved(save: object) -> bytes:
    target = io.BytesIO()
    save(target)  # type: ignore[operator]
    return target.getvalue()
