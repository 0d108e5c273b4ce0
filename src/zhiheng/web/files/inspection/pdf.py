"""PDF: nothing that runs, nothing hidden, nothing encrypted."""

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from zhiheng.problems import Place, Problems
from zhiheng.web.files import errors

_HEAD = 1024
_MOST_UNPACKED = 64 << 20
_MOST_STREAMS = 100_000
_CHUNK = 1 << 16
_DICTIONARY = 1000
"""How far behind the type of a stream its content may begin."""


def _name(*words: str) -> re.Pattern[bytes]:
    """Return what finds one of these names, its letters written plainly or as escapes (``/J#61vaScript``)."""
    written = ["".join(f"(?:{letter}|#{ord(letter):02x})" for letter in word) for word in words]
    return re.compile(rf"/(?:{'|'.join(written)})(?=[\s()<>\[\]{{}}/%]|\Z)".encode(), re.IGNORECASE)


_ACTIVE = {one: _name(one) for one in ("JavaScript", "Launch", "SubmitForm", "ImportData", "RichMedia", "XFA")}
_ANY_ACTIVE = _name(*_ACTIVE)
_ATTACHED = _name("EmbeddedFile", "EmbeddedFiles")
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_PACKED_OBJECTS = _name("ObjStm")
_STREAM = re.compile(rb"stream\r?\n")
_OBJECTS = re.compile(rb"\s*\d+\s+\d+")
_PAGE_WORDS = re.compile(rb"<(?:script|html|!doctype)", re.IGNORECASE)


class _UnreadableError(Exception):
    """Packed objects could not be unpacked."""


def check_pdf(content: BinaryIO, problems: Problems, place: Place) -> None:
    """Note what a PDF must not hold.

    Names are searched in the whole file and in its packed objects. The search is by words, not by structure: a file
    that only mentions them is refused too, and printing it to PDF helps.
    """
    content.seek(0)
    data = content.read()
    if _PAGE_WORDS.search(data[:_HEAD]):
        problems.add(errors.EXECUTABLE, place)
    if _ENCRYPTED.search(data):
        problems.add(errors.PDF_ENCRYPTED, place)
        return
    try:
        parts = [data, *_packed_objects(data)]
    except _UnreadableError:
        problems.add(errors.PDF_UNREADABLE, place)
        return
    if any(map(_ANY_ACTIVE.search, parts)):
        found = [name for name, pattern in _ACTIVE.items() if any(map(pattern.search, parts))]
        problems.add(errors.PDF_ACTIVE, place, found=", ".join(found))
    if any(map(_ATTACHED.search, parts)):
        problems.add(errors.PDF_ATTACHMENT, place)


def _packed_objects(data: bytes) -> Iterator[bytes]:
    left = _MOST_UNPACKED
    for count, match in enumerate(_PACKED_OBJECTS.finditer(data)):
        start = _STREAM.search(data, match.end(), match.end() + _DICTIONARY)
        if start is None or count > _MOST_STREAMS:
            raise _UnreadableError
        unpacked = _unpacked(data, start.end(), left)
        left -= len(unpacked)
        yield unpacked


def _unpacked(data: bytes, start: int, most: int) -> bytes:
    unpacker, parts = zlib.decompressobj(), bytearray()
    try:
        while not unpacker.eof and start < len(data):
            parts += unpacker.decompress(data[start : start + _CHUNK], most + 1)
            start += _CHUNK
            if len(parts) > most or unpacker.unconsumed_tail:
                raise _UnreadableError
    except zlib.error as error:
        raise _UnreadableError from error
    if not _OBJECTS.match(parts):
        raise _UnreadableError
    return bytes(parts)
