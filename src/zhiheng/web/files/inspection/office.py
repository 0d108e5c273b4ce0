"""DOCX and XLSX: ZIP files of a sane size without macros, programs, or content from elsewhere."""

import re
import zipfile
from dataclasses import dataclass, field
from itertools import pairwise
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO
from xml.etree import ElementTree as ET

from zhiheng.problems import Message, Place, Problems
from zhiheng.web.files import errors
from zhiheng.web.files.filetypes import FileType

MOST_PARTS = 5_000
MOST_UNPACKED = 400 << 20
MOST_RATIO = 200
"""Text of an office file shrinks to a twentieth, a bomb to a thousandth."""

_SMALL = 10 << 20
_CHUNK = 1 << 20
_SHOWN = 80
_ENCRYPTED_FLAG = 1
_TYPES = "[Content_Types].xml"
_MAIN = {
    re.compile(rb"(?:wordprocessingml|ms-word)\.(?:document|template)\.(?:macroEnabled\w*\.)?main\+xml"): FileType.DOCX,
    re.compile(rb"(?:spreadsheetml|ms-excel)\.(?:sheet|template)\.(?:macroEnabled\w*\.)?main\+xml"): FileType.XLSX,
}
_MACRO_PARTS = re.compile(r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|activeX/|macrosheets/)", re.IGNORECASE)
_MACRO_TYPE = b"macroEnabled"
_ZIP = b"PK\x03\x04"
_OTHER_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!")
_PROGRAMS = (b"MZ", b"\x7fELF")
_PACKAGED = "Ole10Native".encode("utf-16-le")
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_LOCAL = re.compile(r"(?:file:///)?[A-Za-z]:[\\/]|(?![\\/]{2})[^:]*\Z")
_BROKEN = (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError)


def type_of_office(content: BinaryIO) -> FileType | None:
    """Return what a ZIP file says it is in its list of content types, macros or not; None for another ZIP file."""
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as archive, archive.open(_TYPES) as part:
            listed = part.read(_CHUNK)
    except (*_BROKEN, KeyError):
        return None
    return next((filetype for pattern, filetype in _MAIN.items() if pattern.search(listed)), None)


def check_office(content: BinaryIO, problems: Problems, place: Place) -> None:
    """Note what an office file must not hold; it is read through once, never more than ``MOST_UNPACKED``."""
    check = _Check(problems, place)
    try:
        check.archive(content)
    except _StopError:
        return
    except _BROKEN:
        check.note(errors.ZIP_DAMAGED)


class _StopError(Exception):
    """Reading on would be unsafe; why is noted."""


@dataclass(slots=True)
class _Check:
    """One reading of an office file and of the office files inside it, within one budget."""

    problems: Problems
    place: Place
    parts_left: int = MOST_PARTS
    bytes_left: int = MOST_UNPACKED
    is_nested: bool = False
    noted: set[Message] = field(default_factory=set)

    def note(self, message: Message, **values: object) -> None:
        """Note a problem once, at its first place."""
        if message not in self.noted:
            self.noted.add(message)
            self.problems.add(message, self.place, **values)

    def stop(self, message: Message, **values: object) -> None:
        """Note a problem and end."""
        self.note(message, **values)
        raise _StopError

    def archive(self, content: IO[bytes]) -> None:
        """Check one ZIP file, part by part; parts are read to their end, so that their checksums are compared."""
        with zipfile.ZipFile(content) as archive:
            infos = archive.infolist()
            self._check_directory(infos)
            for info in infos:
                with archive.open(info) as part:
                    self._check_part(info.filename, part)

    def _check_directory(self, infos: list[zipfile.ZipInfo]) -> None:
        self.parts_left -= len(infos)
        self.bytes_left -= sum(info.file_size for info in infos)
        if self.parts_left < 0:
            self.stop(errors.ZIP_TOO_MANY, count=MOST_PARTS - self.parts_left, limit=MOST_PARTS)
        if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
            self.stop(errors.ZIP_ENCRYPTED)
        unpacked, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
        is_dense = unpacked > _SMALL and unpacked > packed * MOST_RATIO
        if self.bytes_left < 0 or is_dense or _overlap(infos):
            self.stop(errors.ZIP_BOMB)

    def _check_part(self, name: str, part: IO[bytes]) -> None:
        if _MACRO_PARTS.search(name):
            self.note(errors.OFFICE_MACROS)
        with SpooledTemporaryFile(max_size=_CHUNK) as kept:
            head, is_kept = b"", name.endswith(".rels")
            tail = b""
            while chunk := part.read(_CHUNK):
                head = head or chunk[:8]
                is_kept = is_kept or head.startswith(_ZIP)
                if is_kept:
                    kept.write(chunk)
                self._check_words(name, tail + chunk)
                tail = chunk[-len(_PACKAGED) :]
            kept.seek(0)
            if name.endswith(".rels"):
                self._check_relations(name, kept)
            elif head.startswith(_ZIP):
                self._check_nested(name, kept)
        if head.startswith(_OTHER_ARCHIVES):
            self.note(errors.ZIP_NESTED, part=name)
        if head.startswith(_PROGRAMS):
            self.note(errors.OFFICE_PROGRAM, part=name)

    def _check_words(self, name: str, chunk: bytes) -> None:
        if name == _TYPES and _MACRO_TYPE in chunk:
            self.note(errors.OFFICE_MACROS)
        if name.endswith((".xml", ".rels")) and _ENTITIES.search(chunk.replace(b"\0", b"")):
            self.stop(errors.OFFICE_ENTITIES, part=name)
        if name.endswith(".bin") and _PACKAGED in chunk:
            self.note(errors.OFFICE_PROGRAM, part=name)

    def _check_relations(self, name: str, part: IO[bytes]) -> None:
        """Links that a reader clicks may lead anywhere; everything else comes from the file or the same computer."""
        try:
            root = ET.parse(part).getroot()  # noqa: S314 - entities are refused before
        except ET.ParseError:
            self.note(errors.OFFICE_ENTITIES, part=name)
            return
        for one in root:
            target, kind = one.get("Target", ""), one.get("Type", "")
            if one.get("TargetMode") == "External" and not kind.endswith("/hyperlink") and not _LOCAL.match(target):
                self.note(errors.OFFICE_REMOTE, target=target[:_SHOWN])

    def _check_nested(self, name: str, content: IO[bytes]) -> None:
        """Charts carry the workbook they show; nothing lies deeper than that."""
        if self.is_nested:
            self.stop(errors.ZIP_NESTED, part=name)
        self.is_nested = True
        self.archive(content)
        self.is_nested = False


def _overlap(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether parts share bytes, as only a bomb's do."""
    spans = sorted((info.header_offset, info.header_offset + info.compress_size) for info in infos)
    return any(end > start for (_, end), (start, _) in pairwise(spans))
