"""The parts of a Word file, opened without trusting it."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from zhiheng.evidence.report_word import messages
from zhiheng.evidence.report_word.xml import EntitiesError, parse
from zhiheng.problems import BadInputError, Message, Place, Problem

MOST_UNPACKED = 400 << 20
_MOST_PARTS = 5_000
_MOST_OF_XML = 48 << 20
_MOST_RATIO = 200
_SMALL = 10 << 20
_BROKEN = (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError, KeyError)
_LOCAL = re.compile(r"(?:file:///)?[A-Za-z]:[\\/]|(?![\\/]{2})[^:]*\Z")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file: its main part, and the others by their relation or their kind."""

    document: ET.Element
    _archive: zipfile.ZipFile
    _targets: dict[str, str]
    _by_kind: dict[str, str]

    def part(self, kind: str) -> ET.Element | None:
        """Return the root of the part of one kind, such as ``styles``; None if there is none."""
        name = self._by_kind.get(kind)
        return None if name is None else _xml(self._archive, name)

    def content(self, relation: str) -> bytes | None:
        """Return the bytes that a relation leads to; None if it leads out of the file or nowhere."""
        name = self._targets.get(relation)
        return None if name is None else self._archive.read(name)


def open_package(content: bytes, file: str) -> Package:
    """Return the parts of a Word file; raises BadInputError for what is none or is not safe to read."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        _check_size(archive, file)
        main = _main_part(archive)
        targets, by_kind = _relations(archive, main, file)
        document = _xml(archive, main)
        for kind in ("styles", "numbering", "footnotes", "endnotes"):
            if kind in by_kind:
                _xml(archive, by_kind[kind])
    except EntitiesError as error:
        raise _bad(file, messages.ENTITIES) from error
    except _BROKEN as error:
        raise _bad(file, messages.NOT_WORD) from error
    return Package(document, archive, targets, by_kind)


def _bad(file: str, message: Message, **values: object) -> BadInputError:
    return BadInputError([Problem(Place(file), message, tuple(values.items()))])


def _check_size(archive: zipfile.ZipFile, file: str) -> None:
    infos = archive.infolist()
    unpacked, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    is_dense = unpacked > _SMALL and unpacked > packed * _MOST_RATIO
    if len(infos) > _MOST_PARTS or unpacked > MOST_UNPACKED or is_dense:
        raise _bad(file, messages.BOMB, limit=MOST_UNPACKED >> 20)


def _xml(archive: zipfile.ZipFile, name: str) -> ET.Element:
    if archive.getinfo(name).file_size > _MOST_OF_XML:
        raise ValueError(name)
    return parse(archive.read(name))


def _main_part(archive: zipfile.ZipFile) -> str:
    for relation in _xml(archive, "_rels/.rels"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    raise KeyError("officeDocument")


def _relations(archive: zipfile.ZipFile, main: str, file: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the parts by relation and by kind; content from elsewhere than the same computer is refused."""
    folder, name = posixpath.split(main)
    listed = f"{folder}/_rels/{name}.rels".lstrip("/")
    targets: dict[str, str] = {}
    by_kind: dict[str, str] = {}
    names, problems = set(archive.namelist()), []
    for relation in _xml(archive, listed) if listed in names else ():
        target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") == "External":
            if kind != "hyperlink" and not _LOCAL.match(target):
                problems.append(Problem(Place(file), messages.REMOTE, (("target", target[:_SHOWN]),)))
            continue
        part = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
        if part in names:
            targets[relation.get("Id", "")] = part
            by_kind.setdefault(kind, part)
    if problems:
        raise BadInputError(problems)
    return targets, by_kind
