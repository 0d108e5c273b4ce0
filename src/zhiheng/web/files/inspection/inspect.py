"""Recognising the type of a file, and checking it by the rules of its type."""

import zipfile
from collections.abc import Callable
from typing import BinaryIO

from zhiheng.problems import BadInputError, Message, Place, Problem, Problems
from zhiheng.web.files import errors
from zhiheng.web.files.filetypes import TYPE_NAMES, FileType
from zhiheng.web.files.inspection.office import check_office, type_of_office
from zhiheng.web.files.inspection.pdf import check_pdf
from zhiheng.web.files.inspection.picture import check_picture

_HEAD = 1024
_SIGNATURES = {
    b"%PDF-": FileType.PDF,
    b"\x89PNG\r\n\x1a\n": FileType.PNG,
    b"\xff\xd8\xff": FileType.JPG,
}
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"<")
_PAGE_WORDS = (b"<script", b"<html", b"<!doctype")

Check = Callable[[BinaryIO, Problems, Place], None]
_CHECKS: dict[FileType, Check] = {
    FileType.PDF: check_pdf,
    FileType.DOCX: check_office,
    FileType.XLSX: check_office,
    FileType.PNG: check_picture,
    FileType.JPG: check_picture,
}


def inspect_file(content: BinaryIO, name: str, accepted: frozenset[FileType]) -> FileType:
    """Return the type of a file that is accepted and safe to keep.

    Nothing is rendered, no program is started. Raises BadInputError with everything that is wrong, at the file's name.
    """
    place, problems = Place(name), Problems()
    filetype = _recognised(content, place, accepted)
    if filetype not in accepted:
        values = {"type": TYPE_NAMES[filetype], "types": names_of(accepted)}
        problems.add(errors.NOT_THIS_TYPE, place, **values)
    _CHECKS[filetype](content, problems, place)
    if filetype not in (FileType.DOCX, FileType.XLSX) and _is_zip(content):
        problems.add(errors.TWO_IN_ONE, place)
    problems.raise_if_any()
    content.seek(0)
    return filetype


def names_of(filetypes: frozenset[FileType]) -> Message:
    """Return the names of types for people, in their fixed order."""
    names = [TYPE_NAMES[one] for one in FileType if one in filetypes]
    return Message("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def _recognised(content: BinaryIO, place: Place, accepted: frozenset[FileType]) -> FileType:
    content.seek(0)
    head = content.read(_HEAD)
    for signature, filetype in _SIGNATURES.items():
        if head.startswith(signature):
            return filetype
    office = type_of_office(content) if head.startswith(_ZIP) else None
    if office:
        return office
    raise BadInputError([Problem(place, _unrecognised(head), (("types", names_of(accepted)),))])


def _unrecognised(head: bytes) -> Message:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not head:
        return errors.EMPTY
    if b"%PDF-" in head:
        return errors.NOT_AT_START
    if head.startswith(_OLD_OFFICE):
        return errors.OLD_OFFICE
    if head.startswith(_PROGRAMS) or start.startswith(b"<") or any(word in start for word in _PAGE_WORDS):
        return errors.EXECUTABLE
    return errors.UNKNOWN_TYPE


def _is_zip(content: BinaryIO) -> bool:
    content.seek(0)
    return zipfile.is_zipfile(content)
