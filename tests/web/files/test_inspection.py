"""What is let in, by content; every kind of bad file is refused with its remedy."""

import io
import struct
import zlib

import pytest

from web.files.samples import (
    make_docx,
    make_pdf,
    make_picture,
    make_xlsx,
    make_zip,
    packed_objects,
    relations,
    with_parts,
)
from zhiheng.problems import BadInputError, Message
from zhiheng.web.files import errors
from zhiheng.web.files.filetypes import ALL_TYPES, SCANS, FileType
from zhiheng.web.files.inspection import inspect_file

DOCX, XLSX, PDF = make_docx(), make_xlsx(), make_pdf()
ATTACHED = b"<< /Type /Filespec /F (a.exe) /EF << /F 9 0 R >> >> << /Type /EmbeddedFile /Length 0 >>"
JAVASCRIPT = b"<< /S /JavaScript /JS (app.alert(1)) >>"


def _inspected(content: bytes, name: str = "示例.pdf", accepted: frozenset[FileType] = ALL_TYPES) -> FileType:
    return inspect_file(io.BytesIO(content), name, accepted)


def _refusals(content: bytes, accepted: frozenset[FileType] = ALL_TYPES) -> list[Message]:
    with pytest.raises(BadInputError) as refused:
        _inspected(content, "示例.bin", accepted)
    assert {problem.place.file for problem in refused.value.problems} == {"示例.bin"}
    assert all(problem.text(language) for problem in refused.value.problems for language in ("zh", "en"))
    return [problem.message for problem in refused.value.problems]


def _flat_png(width: int, height: int) -> bytes:
    """A PNG whose head promises that size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b""))]
    written = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def _id(value: object) -> str:
    return value.en[:30] if isinstance(value, Message) else ""


@pytest.mark.parametrize("name", ["示例.pdf", "示例.exe", "示例", "示例.pdf.png"])
@pytest.mark.parametrize(
    ("content", "filetype"),
    [
        (PDF, FileType.PDF),
        (DOCX, FileType.DOCX),
        (XLSX, FileType.XLSX),
        (make_picture("PNG"), FileType.PNG),
        (make_picture("JPEG"), FileType.JPG),
    ],
    ids=lambda value: str(value) if isinstance(value, FileType) else "",
)
def test_type_is_known_by_content_whatever_the_name(content: bytes, filetype: FileType, name: str) -> None:
    assert _inspected(content, name) == filetype


def test_content_is_at_its_start_afterwards() -> None:
    content = io.BytesIO(DOCX)
    inspect_file(content, "示例.docx", ALL_TYPES)
    assert content.tell() == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", errors.EMPTY),
        (b"<script>alert(1)</script>" + PDF, errors.NOT_AT_START),
        (b"\n" + PDF, errors.NOT_AT_START),
        (b"<html><body>", errors.EXECUTABLE),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", errors.EXECUTABLE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", errors.EXECUTABLE),
        (b"MZ\x90\x00", errors.EXECUTABLE),
        (b"\x7fELF\x02", errors.EXECUTABLE),
        (b"#!/bin/sh\n", errors.EXECUTABLE),
        (b"#!/bin/sh\nexit\n" + PDF, errors.NOT_AT_START),
        (b"<?php system($_GET[0]); ?>" + PDF, errors.NOT_AT_START),
        (b"<!--" + PDF + b"--><script>alert(1)</script>", errors.NOT_AT_START),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, errors.OLD_OFFICE),
        (b"GIF89a", errors.UNKNOWN_TYPE),
        ("说明文字".encode(), errors.UNKNOWN_TYPE),
        (make_zip({"a.txt": b"a"}), errors.UNKNOWN_TYPE),
        (b"PK\x03\x04 broken", errors.UNKNOWN_TYPE),
    ],
    ids=_id,
)
def test_anything_else_is_refused(content: bytes, message: Message) -> None:
    assert _refusals(content) == [message]


def test_type_not_wanted_here_is_refused_with_the_wanted_ones() -> None:
    assert _refusals(DOCX, SCANS) == [errors.NOT_THIS_TYPE]
    with pytest.raises(BadInputError) as refused:
        _inspected(DOCX, "示例.docx", SCANS)
    assert refused.value.problems[0].text("zh") == (
        "示例.docx: 这里不收 Word（.docx） › 另存为 PDF、PNG 图片、JPG 图片 再上传"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (make_pdf(objects=[JAVASCRIPT]), errors.PDF_ACTIVE),
        (make_pdf(objects=[b"<< /S /J#61vaScript /JS (app.alert(1)) >>"]), errors.PDF_ACTIVE),
        (make_pdf(objects=[packed_objects(JAVASCRIPT)]), errors.PDF_ACTIVE),
        (make_pdf(objects=[packed_objects(JAVASCRIPT).replace(b"ObjStm", b"Obj#53tm")]), errors.PDF_ACTIVE),
        (make_pdf(objects=[b"<< /S /Launch /F (cmd.exe) >>"]), errors.PDF_ACTIVE),
        (make_pdf(catalog=b"/AcroForm << /XFA 9 0 R >>"), errors.PDF_ACTIVE),
        (make_pdf(catalog=b"/OpenAction << /S /SubmitForm /F (http://example.invalid) >>"), errors.PDF_ACTIVE),
        (make_pdf(objects=[ATTACHED]), errors.PDF_ATTACHMENT),
        (make_pdf(objects=[packed_objects(ATTACHED)]), errors.PDF_ATTACHMENT),
        (make_pdf(trailer=b"/Encrypt 9 0 R "), errors.PDF_ENCRYPTED),
        (make_pdf(trailer=b"/Encrypt << /Filter /Standard >> "), errors.PDF_ENCRYPTED),
        (make_pdf(objects=[b"<< /Type /ObjStm >>\nstream\nnot packed\nendstream"]), errors.PDF_UNREADABLE),
        (make_pdf(objects=[b"<< /Type /ObjStm >>"]), errors.PDF_UNREADABLE),
        (make_pdf(objects=[packed_objects(b"").replace(b"9 0 ", b"")]), None),
        (PDF[:9] + b"<script>alert(1)</script>\n" + PDF[9:], errors.EXECUTABLE),
        (PDF + make_zip({"a.class": b"a"}), errors.TWO_IN_ONE),
        (make_picture("PNG") + make_zip({"a.class": b"a"}), errors.TWO_IN_ONE),
    ],
    ids=_id,
)
def test_pdf_that_does_or_hides_something_is_refused(content: bytes, message: Message | None) -> None:
    if message is None:
        assert _inspected(content) is FileType.PDF
    else:
        assert _refusals(content) == [message]


def test_packed_objects_that_become_too_large_are_refused() -> None:
    assert _refusals(make_pdf(objects=[packed_objects(b" " * (65 << 20))])) == [errors.PDF_UNREADABLE]


def test_packed_objects_that_are_none_are_refused() -> None:
    packed = zlib.compress(b"<< no numbers >>")
    content = make_pdf(objects=[b"<< /Type /ObjStm >>\nstream\n" + packed + b"\nendstream"])
    assert _refusals(content) == [errors.PDF_UNREADABLE]


def test_all_problems_are_told_at_once() -> None:
    content = make_pdf(objects=[JAVASCRIPT, ATTACHED]) + make_zip({"a.class": b"a"})
    assert _refusals(content) == [errors.PDF_ACTIVE, errors.PDF_ATTACHMENT, errors.TWO_IN_ONE]


@pytest.mark.parametrize("word", [b"Launching /Launchpad", b"/JavaScripts", b"JavaScript", b"/EmbeddedFilesX"])
def test_pdf_with_similar_words_is_let_in(word: bytes) -> None:
    assert _inspected(make_pdf(objects=[b"(" + word + b")"])) is FileType.PDF


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (DOCX[: len(DOCX) // 2], errors.UNKNOWN_TYPE),
        (with_parts(DOCX, {"word/vbaProject.bin": b"macro"}), errors.OFFICE_MACROS),
        (with_parts(XLSX, {"xl/activeX/activeX1.xml": b"<a/>"}), errors.OFFICE_MACROS),
        (with_parts(DOCX, {"word/embeddings/a.bin": b"MZ program"}), errors.OFFICE_PROGRAM),
        (
            with_parts(DOCX, {"word/embeddings/oleObject1.bin": "\x01Ole10Native".encode("utf-16-le")}),
            errors.OFFICE_PROGRAM,
        ),
        (
            with_parts(DOCX, {"word/_rels/a.rels": relations("attachedTemplate", "https://example.invalid/a.dotm")}),
            errors.OFFICE_REMOTE,
        ),
        (
            with_parts(DOCX, {"word/_rels/a.rels": relations("image", r"\\example\share\a.png")}),
            errors.OFFICE_REMOTE,
        ),
        (
            with_parts(XLSX, {"xl/_rels/a.rels": relations("oleObject", "file://server/a.xls")}),
            errors.OFFICE_REMOTE,
        ),
        (with_parts(DOCX, {"word/_rels/a.rels": b"<Relationships"}), errors.OFFICE_ENTITIES),
        (with_parts(DOCX, {"word/a.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), errors.OFFICE_ENTITIES),
        (with_parts(DOCX, {"word/a.xml": "<!DOCTYPE a><a/>".encode("utf-16")}), errors.OFFICE_ENTITIES),
        (with_parts(DOCX, {"word/media/a.7z": b"7z\xbc\xaf\x27\x1c"}), errors.ZIP_NESTED),
        (
            with_parts(DOCX, {"word/embeddings/a.docx": with_parts(DOCX, {"word/embeddings/b.docx": DOCX})}),
            errors.ZIP_NESTED,
        ),
        (with_parts(DOCX, {"word/media/a.bmp": bytes(20 << 20)}), errors.ZIP_BOMB),
        (
            with_parts(DOCX, {"word/embeddings/a.docx": with_parts(DOCX, {"word/media/a.bmp": bytes(20 << 20)})}),
            errors.ZIP_BOMB,
        ),
        (with_parts(DOCX, {f"word/a{number}": b"" for number in range(5001)}), errors.ZIP_TOO_MANY),
    ],
    ids=_id,
)
def test_office_file_with_more_than_a_document_is_refused(content: bytes, message: Message) -> None:
    assert _refusals(content) == [message]


def test_office_file_of_macros_by_its_own_word_is_refused() -> None:
    types = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    assert _refusals(with_parts(DOCX, {"[Content_Types].xml": types})) == [errors.OFFICE_MACROS]


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("hyperlink", "https://example.invalid/"),
        ("attachedTemplate", "file:///C:\\Users\\Public\\a.dotx"),
        ("externalLinkPath", "book.xlsx"),
    ],
)
def test_office_file_with_harmless_links_is_let_in(kind: str, target: str) -> None:
    assert _inspected(with_parts(DOCX, {"word/_rels/a.rels": relations(kind, target)})) is FileType.DOCX


def test_office_file_with_the_workbook_of_a_chart_is_let_in() -> None:
    content = with_parts(DOCX, {"word/embeddings/a.xlsx": XLSX, "word/embeddings/b.xlsx": XLSX})
    assert _inspected(content) is FileType.DOCX


def test_damaged_part_is_found() -> None:
    content = with_parts(DOCX, {"word/a.txt": b"unique words here"}, compression=0)
    assert _refusals(content.replace(b"unique words here", b"unique words HERE")) == [errors.ZIP_DAMAGED]


def test_encrypted_part_is_found() -> None:
    content = bytearray(with_parts(DOCX, {"word/a.txt": b"text"}))
    entry = content.rindex(b"PK\x01\x02")  # the last entry of the directory, its flags 8 bytes on
    content[entry + 8] |= 1
    assert _refusals(bytes(content)) == [errors.ZIP_ENCRYPTED]


def test_parts_that_share_bytes_are_a_bomb() -> None:
    content = bytearray(with_parts(DOCX, {"word/a": b"a" * 99, "word/b": b"b" * 99}, compression=0))
    last = content.rindex(b"PK\x01\x02")
    before = content.rindex(b"PK\x01\x02", 0, last)
    content[last + 42 : last + 46] = content[before + 42 : before + 46]  # both begin at the same place
    assert _refusals(bytes(content)) == [errors.ZIP_BOMB]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (_flat_png(9000, 9000), errors.PICTURE_TOO_LARGE),
        (_flat_png(30_000, 30_000), errors.PICTURE_TOO_LARGE),
        (_flat_png(10_000, 9500), errors.PICTURE_TOO_LARGE),
        (b"\x89PNG\r\n\x1a\n broken", errors.PICTURE_DAMAGED),
        (b"\xff\xd8\xff broken", errors.PICTURE_DAMAGED),
    ],
    ids=_id,
)
def test_picture_that_cannot_be_shown_is_refused(content: bytes, message: Message) -> None:
    assert _refusals(content) == [message]
